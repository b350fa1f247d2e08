/**
 * Copying and pasting in the picture. What is copied is a script of docker lines, so that it can be pasted into another lab, into a
 * terminal or into a mail. The events of the page are used, because the clipboard's own interface is missing over plain http. What is
 * pasted and is a file of its own (a compose file, the output of docker inspect) is asked about, and becomes a new lab.
 *
 * Fields, dialogs and text that is marked keep the browser's own copying.
 */

import { recipeOf } from "../diagram/recipe.js";
import { openFile, openText } from "../export/opening.js";
import { isFile } from "../export/pasted.js";
import { copy } from "../lib/copy.js";
import { keep } from "../lib/kept.js";
import { LAST_COPIED } from "./paste-form.js";
import { paste } from "./paste.js";

/** @typedef {import("./types.js").Lab} Lab */

/** @param {Lab} lab */
export function createClipboard(lab) {
  const { signals, selection, diagram } = lab;
  document.addEventListener("copy", (event) => void copyInto(lab, event));
  document.addEventListener("cut", (event) => {
    if (copyInto(lab, event)) diagram.removeSelection();
  });
  document.addEventListener("paste", (event) => {
    if (busy(event)) return;
    event.preventDefault();
    const file = event.clipboardData?.files[0];
    if (file) void openFile(file);
    else signals.emit("paste", event.clipboardData?.getData("text/plain") ?? "");
  });
  signals.on("paste", (text) => {
    if (text === undefined) signals.emit("dialog", { key: "paste" });
    else if (isFile(text)) openText(text);
    else void paste(lab, text);
  });
  signals.on("copy", (keys) => void copyByMenu(lab, keys));
  signals.on("duplicate", (keys) => {
    const lines = recipe(lab, keys.length ? keys : selection.ids);
    if (lines.length) void paste(lab, lines.join("\n"));
  });
}

/** @param {Lab} lab @param {ClipboardEvent} event @returns {boolean} whether something was copied */
function copyInto(lab, event) {
  if (busy(event) || !lab.selection.ids.length || String(document.getSelection())) return false;
  const lines = recipe(lab, lab.selection.ids);
  if (!lines.length) return false;
  event.preventDefault();
  event.clipboardData?.setData("text/plain", `${lines.join("\n")}\n`);
  copied(lab, lines);
  return true;
}

/** @param {Lab} lab @param {string[]} keys */
async function copyByMenu(lab, keys) {
  const lines = recipe(lab, keys);
  if (lines.length && (await copy(`${lines.join("\n")}\n`))) copied(lab, lines);
}

/** @param {Lab} lab @param {string[]} lines */
function copied({ toast }, lines) {
  keep(LAST_COPIED, lines.join("\n"));
  toast(`Copied as ${lines.length === 1 ? "a docker line" : `${lines.length} docker lines`}: paste it in this lab, in another one, or in any text.`, { kind: "ok" });
}

/** @param {Lab} lab @param {string[]} keys */
function recipe({ store, page, toast }, keys) {
  const lines = recipeOf(store, page.images, keys);
  if (!lines.length) toast("Nothing here can be copied: select containers or networks of your own.");
  return lines;
}

/** Whether the browser's own copying and pasting is meant. @param {ClipboardEvent} event */
function busy({ target, defaultPrevented }) {
  const field = target instanceof Element && target.closest("input, textarea, select, [contenteditable]");
  return defaultPrevented || Boolean(field) || document.querySelector("dialog[open]") !== null;
}
