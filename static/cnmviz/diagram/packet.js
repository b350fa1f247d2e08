/** What travels, as it is drawn: each errand has a shape and a letter of its own, so that colour is not the only sign. */

import { ERRANDS } from "../trace/stops.js";
import { el, set } from "./svg.js";

/** @import {Errand} from "../trace/types.js" */
/** @import {Point} from "./types.js" */

/** @type {Record<Errand, string>} */
const SHAPES = {
  request: "M-11 0a11 11 0 1 1 22 0a11 11 0 1 1-22 0",
  reply: "M-7-10h14a3 3 0 0 1 3 3v14a3 3 0 0 1-3 3h-14a3 3 0 0 1-3-3v-14a3 3 0 0 1 3-3z",
  arp: "M-6.5-11.2h13l6.5 11.2l-6.5 11.2h-13l-6.5-11.2z",
  lookup: "M0-13.5l13.5 13.5l-13.5 13.5l-13.5-13.5z",
};

/** @param {Errand} errand */
export function packetSign(errand) {
  const letter = el("text", { class: "letter", y: 4 });
  letter.textContent = ERRANDS[errand].letter;
  return el("g", { class: `packet ${errand}` }, el("path", { d: SHAPES[errand] }), letter);
}

/** The same beside words. @param {Errand} errand */
export function packetIcon(errand) {
  return el("svg", { class: "packet-icon", viewBox: "-15 -15 30 30", "aria-hidden": "true" }, packetSign(errand));
}

/** The tick or cross at the end of the way. @param {boolean} ok */
export function verdictMark(ok) {
  const sign = ok ? "M-6 0.5l4.2 4.4l8-9" : "M-5.5-5.5l11 11M5.5-5.5l-11 11";
  return el("g", { class: `mark ${ok ? "ok" : "bad"}` }, el("circle", { r: 14 }), el("path", { d: sign }));
}

/** @param {Element} element @param {Point} at @param {number} [size] */
export function put(element, { x, y }, size = 1) {
  set(element, { transform: `translate(${x.toFixed(1)} ${y.toFixed(1)})${size === 1 ? "" : ` scale(${size.toFixed(2)})`}` });
}
