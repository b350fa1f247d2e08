/** Fields of forms, with their labels. */

import { el } from "./dom.js";

let made = 0;

/**
 * A control under its label, with a hint below.
 * @template {HTMLElement} C
 * @param {string} label
 * @param {C} control
 * @param {string} [hint]
 */
export function field(label, control, hint = "") {
  const id = control.id || `field-${(made += 1)}`;
  control.id = id;
  const note = hint ? el("small", { id: `${id}-hint` }, hint) : null;
  if (note) control.setAttribute("aria-describedby", note.id);
  return el("div", { class: "field" }, el("label", { for: id }, label), control, note);
}

/**
 * @param {Record<string, any>} [props]
 */
export function input(props = {}) {
  return el("input", { autocomplete: "off", spellcheck: "false", autocapitalize: "off", ...props });
}

/**
 * A list to choose from.
 * @param {(string | [value: string, label: string])[]} options
 * @param {string} [chosen]
 */
export function choice(options, chosen) {
  const list = el("select");
  for (const option of options) {
    const [value, label] = typeof option === "string" ? [option, option] : option;
    list.append(el("option", { value, selected: value === chosen }, label));
  }
  return list;
}

/**
 * A box to tick, with its words beside it.
 * @param {string} label
 * @param {string} [hint]
 */
export function tick(label, hint = "") {
  const box = el("input", { type: "checkbox" });
  const row = el("label", { class: "tick" }, box, el("span", {}, label, hint ? el("small", {}, ` ${hint}`) : null));
  return { box, row };
}

/**
 * A free text with suggestions.
 * @param {string[]} suggestions
 * @param {Record<string, any>} [props]
 */
export function suggesting(suggestions, props = {}) {
  const id = `list-${(made += 1)}`;
  const control = input({ list: id, ...props });
  const list = el("datalist", { id }, ...suggestions.map((value) => el("option", { value })));
  return { control, list };
}

/**
 * The words of a field, split at spaces and commas.
 * @param {HTMLInputElement} control
 */
export function words(control) {
  return control.value.split(/[\s,]+/).filter(Boolean);
}
