/** Pasting on a page without a lab: a file, or a text that a lab can be made of. Fields and dialogs keep the browser's own pasting. */

import { isOccupied, openFile, openText } from "./opening.js";
import { isFileOrLines } from "./pasted.js";

/** @param {Document} page */
export function createPaste(page) {
  page.addEventListener("paste", (event) => {
    const field = event.target instanceof Element && event.target.closest("input, textarea, select, [contenteditable]");
    if (field || isOccupied()) return;
    const file = event.clipboardData?.files[0];
    const text = event.clipboardData?.getData("text/plain") ?? "";
    if (file) void openFile(file);
    else if (isFileOrLines(text)) openText(text);
    else return;
    event.preventDefault();
  });
}
