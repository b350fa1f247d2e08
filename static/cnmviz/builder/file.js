/** A lesson's file from somebody's disk: read into the form, or all that is wrong with it with its lines. */

import { button, el } from "../lib/dom.js";
import { openDialog } from "../lib/dialog.js";
import { draftOf } from "./draft.js";

/** @import {Asking} from "./asking.js" */
/** @import {Draft} from "./types.js" */

const LARGEST = 256 * 1024;

/** Whether a file is a lesson by its name. @param {File} file */
export function isLessonFile({ name }) {
  return /\.(md|markdown)$/i.test(name);
}

/** @param {(file: File) => void} take */
export function chooseLesson(take) {
  const input = el("input", { type: "file", accept: ".md,.markdown,text/markdown" });
  input.addEventListener("change", () => {
    const file = input.files?.[0];
    if (file) take(file);
  });
  input.click();
}

/** @param {Asking} asking @param {File} file @returns {Promise<Draft | null>} null where it was said why not */
export async function draftIn(asking, file) {
  if (file.size > LARGEST) return explain(file.name, [`It is too large: at most ${LARGEST / 1024} KiB.`]);
  const markdown = await file.text().catch(() => null);
  if (markdown === null) return explain(file.name, ["It cannot be read."]);
  const reply = await asking.read(markdown);
  if (reply.ok) return draftOf(reply.body.fields, file.name);
  return explain(file.name, reply.problems ?? [reply.why]);
}

/** @param {string} name @param {string[]} problems @returns {null} */
function explain(name, problems) {
  const close = button("Close", () => dialog.close(), { kind: "primary" });
  const dialog = openDialog("This file is no lesson", [
    el("div", { class: "opening" },
      el("p", { class: "file" }, name),
      el("div", { class: "file-problems", role: "alert", tabindex: "0" }, el("ul", {}, ...problems.map((problem) => el("li", {}, problem)))),
      el("footer", {}, close)),
  ], { kind: "opens-file" });
  close.focus();
  return null;
}
