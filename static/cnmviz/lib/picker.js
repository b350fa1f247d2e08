/**
 * A dialog with one field and the list of what answers to it, as the ARIA combobox has it: the focus stays in the field, arrows mark,
 * Enter chooses, Escape closes at once (a search field alone would first be emptied by it). Used for finding things and for choosing actions.
 */

import { el, fill } from "./dom.js";
import { openDialog } from "./dialog.js";
import { input } from "./form.js";
import { match } from "./match.js";
import { shown } from "./shortcuts.js";

/**
 * @typedef {object} Choice
 * @property {string} key
 * @property {string} name
 * @property {string} [detail]
 * @property {string} [line] the docker lines that it is
 * @property {string} [keys] its shortcut
 * @property {string} [group] the heading that it stands under
 * @property {string} [also] further words by which it is found
 * @property {string} [off] why it cannot be chosen now; it is listed so that it can be found
 * @property {() => void} run
 */
/** @typedef {{ title: string, label: string, kind: string, find: (text: string) => Choice[], nothing: string, chosen?: (choice: Choice) => void }} Picking */

const MOST = 40;
const PAGE = 8;

/** @param {Picking} picking */
export function openPicker(picking) {
  new Picker(picking).open();
}

/**
 * Those that answer to a text, the best first; what is found by its name comes before what is found by other words.
 * @template {Choice} C
 * @param {C[]} choices
 * @param {string} text
 * @returns {C[]}
 */
export function answering(choices, text) {
  const scored = choices.map((choice) => {
    const { name, detail = "", line = "", also = "", group = "" } = choice;
    return { choice, score: Math.max(10 * match(text, name), match(text, [name, detail, line, also, group].join(" "))) };
  });
  return scored.filter(({ score }) => score > 0).sort((a, b) => b.score - a.score).map(({ choice }) => choice);
}

class Picker {
  #text;
  #list;
  #count = el("p", { class: "visually-hidden", role: "status" });
  /** @type {HTMLDialogElement | undefined} */
  #dialog;
  /** @type {Choice[]} */
  #found = [];
  #at = 0;
  #picking;

  /** @param {Picking} picking */
  constructor(picking) {
    this.#picking = picking;
    const { label } = picking;
    this.#text = input({ type: "search", role: "combobox", "aria-expanded": "true", "aria-controls": "found", "aria-autocomplete": "list", "aria-label": label, placeholder: label });
    this.#list = el("div", { class: "found", id: "found", role: "listbox", "aria-label": picking.title });
    this.#text.addEventListener("input", () => this.#search());
    this.#text.addEventListener("keydown", (event) => this.#press(event));
  }

  open() {
    this.#dialog = openDialog(this.#picking.title, [this.#text, this.#list, this.#count], { kind: this.#picking.kind });
    this.#search();
    this.#text.focus();
  }

  #search() {
    this.#at = 0;
    this.#found = this.#picking.find(this.#text.value.trim()).slice(0, MOST);
    this.#count.textContent = this.#found.length ? `${this.#found.length} found` : this.#picking.nothing;
    this.#draw();
    this.#list.scrollTop = 0;
  }

  #draw() {
    const groups = Map.groupBy(this.#found.map((choice, index) => ({ choice, index })), ({ choice }) => choice.group ?? "");
    const drawn = [...groups].map(([name, members], at) => this.#group(name, `group-${at}`, members.map(({ choice, index }) => this.#option(choice, index))));
    fill(this.#list, ...drawn.flat(), this.#found.length ? null : el("p", { class: "nothing" }, this.#picking.nothing));
    this.#text.setAttribute("aria-activedescendant", this.#found.length ? `found-${this.#at}` : "");
  }

  /** @param {string} name @param {string} id @param {HTMLElement[]} options */
  #group(name, id, options) {
    if (!name) return options;
    return [el("div", { role: "group", "aria-labelledby": id }, el("div", { class: "group-name", id, role: "presentation" }, name), ...options)];
  }

  /** @param {Choice} choice @param {number} index */
  #option(choice, index) {
    const { name, line, keys, off } = choice;
    const detail = off ?? choice.detail;
    const props = { role: "option", class: "choice", id: `found-${index}`, "aria-selected": String(index === this.#at), "aria-disabled": off ? "true" : null, onclick: () => this.#choose(choice) };
    return el("div", props, el("b", {}, name), detail ? el("small", {}, detail) : null, keys ? el("kbd", {}, shown(keys)) : null, line ? el("code", {}, line) : null);
  }

  /** @param {KeyboardEvent} event */
  #press(event) {
    const last = this.#found.length - 1;
    const steps = /** @type {Record<string, number>} */ ({ ArrowDown: this.#at + 1, ArrowUp: this.#at - 1, PageDown: this.#at + PAGE, PageUp: this.#at - PAGE });
    if (event.isComposing) return;
    if (event.key === "Escape") this.#dialog?.close();
    else if (event.key === "Enter") this.#choose(this.#found[this.#at]);
    else if (event.key in steps) this.#mark(Math.max(0, Math.min(last, steps[event.key] ?? 0)));
    else return;
    event.preventDefault();
  }

  /** @param {number} at */
  #mark(at) {
    this.#at = at;
    for (const [index, option] of [...this.#list.querySelectorAll("[role=option]")].entries()) option.setAttribute("aria-selected", String(index === at));
    this.#text.setAttribute("aria-activedescendant", this.#found.length ? `found-${at}` : "");
    this.#list.querySelector("[aria-selected=true]")?.scrollIntoView({ block: "nearest" });
  }

  /** @param {Choice | undefined} choice */
  #choose(choice) {
    if (!choice) return;
    if (choice.off) {
      this.#count.textContent = choice.off;
      return;
    }
    this.#dialog?.close();
    this.#picking.chosen?.(choice);
    choice.run();
  }
}
