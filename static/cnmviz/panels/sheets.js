/** On a phone, details and console are sheets over the picture: the row of buttons that opens and closes them. */

import { el, icon } from "../lib/dom.js";

/** @typedef {import("./types.js").Lab} Lab */

/** @type {[key: string, label: string, drawing: string][]} */
const SHEETS = [["", "Picture", "network"], ["side", "Details", "details"], ["console", "Console", "console"]];

const PHONE = matchMedia("(max-width: 760px)");
/** Milliseconds in which the click of a tap is still to come. */
const CLICK = 400;

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
  lab.signals.on("show", () => {
    if (document.body.dataset.sheet !== "side") settle(document.querySelector("#side"));
    open("side");
  });
  lab.signals.on("sheet", open);
  lab.signals.on("example", () => open("console"));
  lab.signals.on("line", () => open("console"));
  lab.signals.on("write", () => open("console"));
  open("");
}

/**
 * A tap in the picture that opens a sheet has its click to come, at a place where the sheet lies by then: what lies there must not be
 * pressed by it, nor open the phone's keyboard.
 * @param {HTMLElement | null} sheet
 */
function settle(sheet) {
  if (!sheet || !PHONE.matches) return;
  sheet.inert = true;
  setTimeout(() => void (sheet.inert = false), CLICK);
}
