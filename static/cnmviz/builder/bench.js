/**
 * What every section of the builder is given, and the fields that write straight into the draft. A section that listens hands the way to
 * stop to `watch`: the form is drawn anew for every draft.
 */

import { el } from "../lib/dom.js";
import { input } from "../lib/form.js";

/** @import {Lab} from "../panels/types.js" */
/** @import {Asking} from "./asking.js" */
/** @import {Desk} from "./desk.js" */
/** @import {Slots} from "./slots.js" */
/** @import {BuilderPage, Draft} from "./types.js" */
/** @typedef {{ desk: Desk, slots: Slots, asking: Asking, lab: Lab, page: BuilderPage, say: (words: string, back?: () => void) => void, watch: (...stops: (() => void)[]) => void }} Bench */
/** Fields of a draft that are a text. @typedef {"title" | "topic" | "about" | "text" | "afterwards" | "start" | "solution" | "scenario" | "slug"} Texts */

/**
 * A line or a text of the draft.
 * @template {HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement} C
 * @param {Bench} bench
 * @param {Texts} name
 * @param {C} control
 */
export function writing({ desk }, name, control) {
  control.value = desk.draft[name];
  control.addEventListener("input", () => desk.change(/** @type {Partial<Draft>} */ ({ [name]: control.value })));
  return control;
}

/** A text of several lines; it grows with what is in it. @param {{ rows?: number, code?: boolean, placeholder?: string }} [look] */
export function area({ rows = 3, code = false, placeholder = "" } = {}) {
  return el("textarea", { rows, class: code ? "mono" : null, spellcheck: code ? "false" : "true", autocapitalize: code ? "off" : null, wrap: code ? "off" : null, placeholder: placeholder || null });
}

/** A line of plain words. @param {Record<string, any>} [props] */
export function line(props = {}) {
  return input({ spellcheck: "true", autocapitalize: "sentences", ...props });
}

/**
 * A numbered part of the form.
 * @param {string} key
 * @param {string} title
 * @param {string} about
 * @param {...(Node | null)} children
 */
export function section(key, title, about, ...children) {
  const id = `build-${key}`;
  return el("section", { class: "build-section", id, "aria-labelledby": `${id}-title` }, el("h4", { id: `${id}-title`, tabindex: "-1" }, title), about ? el("p", { class: "hint" }, about) : null, ...children);
}
