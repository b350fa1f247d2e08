/** On a phone, details and console are sheets over the picture: the row of buttons that opens and closes them. */

import { el, icon } from "../lib/dom.js";

/** @typedef {import("./types.js").Lab} Lab */

/** @type {[key: string, label: string, drawing: string][]} */
const SHEETS = [["", "Picture", "network"], ["side", "Details", "details"], ["console", "Console", "console"]];

/**
 * @param {HTMLElement} root
 * @param {Lab} lab
 */
export function createSheets(root, lab) {
  const buttons = SHEETS.map(([key, label, drawing]) => {
    const press = () => open(document.body.dataset.sheet === key ? "" : key);
    return el("button", { type: "button", class: "button", "data-key": key, onclick: press }, icon(drawing), label);
  });
  const open = (/** @type {string} */ key) => {
    document.body.dataset.sheet = key;
    for (const one of buttons) one.setAttribute("aria-pressed", String(one.dataset.key === key));
  };
  root.append(...buttons);
  lab.signals.on("show", () => open("side"));
  lab.signals.on("sheet", open);
  lab.signals.on("example", () => open("console"));
  open("");
}
