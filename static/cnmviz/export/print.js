/**
 * What comes out of the printer: the picture on one sheet, in light colours, with the lab's title, code and the date, and nothing else of
 * the page. The sheet is made when the browser is about to print, whichever way that was asked for; css/export.css lays it out.
 */

import { el } from "../lib/dom.js";
import { pictureSvg } from "./picture-svg.js";

/** @import {Drawing} from "./picture-svg.js" */

/**
 * @param {Window} page
 * @param {{ drawing: () => Drawing, title: () => string, code: string }} lab
 */
export function createPrint(page, { drawing, title, code }) {
  /** @type {HTMLElement | undefined} */
  let sheet;
  page.addEventListener("beforeprint", () => {
    sheet?.remove();
    sheet = sheetOf(drawing(), title(), code);
    document.body.append(sheet);
  });
  page.addEventListener("afterprint", () => sheet?.remove());
}

/** @param {Drawing} drawing @param {string} title @param {string} code */
function sheetOf(drawing, title, code) {
  const { text, width, height } = pictureSvg(drawing, { title, about: "", scheme: "light", bare: true });
  const svg = document.importNode(new DOMParser().parseFromString(text, "image/svg+xml").documentElement, true);
  const date = new Date().toLocaleDateString(undefined, { dateStyle: "long" });
  const head = el("header", {}, el("h1", {}, title), el("p", {}, `${code} · ${date}`));
  return el("section", { class: `print-sheet ${width >= height ? "wide" : "tall"}` }, head, svg);
}
