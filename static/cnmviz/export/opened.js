/**
 * What was read otherwise than it stood in the file goes along from the question to the page of the new lab, where it can be read again
 * while the lab is looked at. It is kept by this tab alone, and until it was shown once.
 */

import { button, el } from "../lib/dom.js";
import { openDialog } from "../lib/dialog.js";
import { notesList } from "./notes.js";

/** @import {Toast} from "../lib/toast.js" */

const KEY = "cnmviz.opened";

/** @param {string} path of the new lab @param {string} name of the file @param {string[]} notes */
export function bringNotes(path, name, notes) {
  if (!notes.length) return;
  try {
    sessionStorage.setItem(KEY, JSON.stringify({ path, name, notes }));
  } catch {
    // Without storage they were read in the question.
  }
}

/** Say that they can be read again, where this page's lab was just opened from a file. @param {Toast} toast */
export function showNotes(toast) {
  const { path = "", name = "", notes = [] } = taken();
  if (path !== location.pathname || !notes.length) return;
  const run = () => {
    const heading = `What is left out, or read in another way (${notes.length})`;
    const close = button("Close", () => dialog.close());
    const dialog = openDialog("How the file was read", [el("div", { class: "opening" }, el("p", { class: "file" }, name), notesList(heading, notes), el("footer", {}, close))]);
  };
  toast(`Opened from ${name}. Some of it is left out, or read in another way.`, { action: { label: "Show", run } });
}

/** @returns {{ path?: string, name?: string, notes?: string[] }} */
function taken() {
  try {
    const found = JSON.parse(sessionStorage.getItem(KEY) ?? "{}");
    if (found.path === location.pathname) sessionStorage.removeItem(KEY);
    return found;
  } catch {
    return {};
  }
}
