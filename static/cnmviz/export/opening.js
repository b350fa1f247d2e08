/** Opens the lab in a file as a new lab, after saying what it is. What cannot be opened is explained. */

import { counted } from "../lib/count.js";
import { button, el } from "../lib/dom.js";
import { openDialog } from "../lib/dialog.js";
import { labIn } from "./read-file.js";

/** @import {FoundLab} from "./read-file.js" */

const OPEN = "/labs/open";
const KIND = "opens-file";
/** Dialogs whose place a file takes: the question about an earlier one, and the sheet that says where to drop it. */
const GIVES_WAY = `.${KIND}, .export`;
const STALE = "This page is too old. Load it anew, and open the file again.";
const AWAY = "The server cannot be reached. Try again when the connection is back.";

/** How many files were given to open. */
let given = 0;

/** The file that was given last is the one that is asked about. @param {File} file */
export async function openFile(file) {
  const mine = (given += 1);
  const found = await labIn(file).catch((error) => (error instanceof Error ? error.message : String(error)));
  if (mine !== given) return;
  for (const earlier of document.querySelectorAll(`dialog:is(${GIVES_WAY})`)) /** @type {HTMLDialogElement} */ (earlier).close();
  if (typeof found === "string") explain(file.name, found);
  else ask(file.name, found);
}

/** Something else is being asked, which a file must not cover. */
export function isOccupied() {
  return document.querySelector(`dialog[open]:not(${GIVES_WAY})`) !== null;
}

/** A file is chosen with the browser's own dialog. */
export function chooseFile() {
  const input = el("input", { type: "file", accept: ".svg,.png,.json,image/svg+xml,image/png,application/json" });
  input.addEventListener("change", () => {
    const file = input.files?.[0];
    if (file) void openFile(file);
  });
  input.click();
}

/** @param {string} name of the file @param {string} why */
function explain(name, why) {
  const dialog = openDialog("This file cannot be opened", [
    el("div", { class: "opening" }, el("p", { class: "file" }, name), el("p", { role: "alert" }, why), el("footer", {}, button("Close", () => dialog.close()))),
  ], { kind: KIND });
}

/** @param {string} name of the file @param {FoundLab} lab */
function ask(name, lab) {
  const problem = el("p", { class: "problem", role: "alert", hidden: true });
  const open = button("Open as a new lab", () => void send(), { kind: "primary" });
  const footer = el("footer", {}, button("Cancel", () => dialog.close()), open);
  const holds = `${counted(lab.containers, "container")} and ${counted(lab.networks, "network")} on ${counted(lab.hosts, "host")}`;
  const dialog = openDialog("Open this lab?", [
    el(
      "div",
      { class: "opening" },
      el("p", { class: "found" }, lab.title || "A lab without a title"),
      el("p", {}, `${holds}, from the file `, el("span", { class: "file" }, name), "."),
      el("p", { class: "hint" }, "It becomes a new lab with a code of its own; the file and every other lab stay as they are."),
      problem,
      footer,
    ),
  ], { kind: KIND });
  open.focus();

  async function send() {
    open.disabled = true;
    const { url, error } = await sent(lab.json);
    if (url) location.assign(url);
    problem.hidden = !error;
    problem.textContent = error;
    open.disabled = Boolean(url);
  }
}

/**
 * @param {string} json
 * @returns {Promise<{ url: string, error: string }>}
 */
async function sent(json) {
  const token = /** @type {HTMLInputElement | null} */ (document.querySelector("[name=csrfmiddlewaretoken]"))?.value ?? "";
  const headers = { "content-type": "application/json", "x-csrftoken": token };
  const response = await fetch(OPEN, { method: "POST", headers, body: json }).catch(() => null);
  if (!response) return { url: "", error: AWAY };
  if (response.status === 403) return { url: "", error: STALE };
  const { url = "", error = "" } = await response.json().catch(() => ({ error: "The server failed; nothing was made." }));
  return { url, error };
}
