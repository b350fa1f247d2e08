/**
 * Completion as an ARIA listbox: Ctrl+Space, or Tab behind a word, asks the lab what could stand here. Tab takes a candidate
 * only while the list is open; with nothing to complete it leaves the field as anywhere.
 */

import { el, fill } from "../lib/dom.js";

/** @typedef {import("../types.js").Completions} Completions */

export class Completion {
  #list = el("ul", { class: "completions", id: "completions", role: "listbox", "aria-label": "Completions", hidden: true });
  /** @type {Completions | null} */
  #offer = null;
  #at = 0;
  #asked = 0;
  #input;
  #ask;

  /**
   * @param {HTMLInputElement} input
   * @param {HTMLElement} holder where the list is put
   * @param {(text: string, cursor: number) => Promise<Completions | null>} ask
   */
  constructor(input, holder, ask) {
    this.#input = input;
    this.#ask = ask;
    input.setAttribute("role", "combobox");
    input.setAttribute("aria-autocomplete", "list");
    input.setAttribute("aria-controls", "completions");
    input.setAttribute("aria-expanded", "false");
    holder.append(this.#list);
    input.addEventListener("keydown", (event) => this.#press(event));
    input.addEventListener("input", () => (this.#list.hidden ? undefined : void this.#open(false)));
    input.addEventListener("blur", () => this.close());
  }

  close() {
    this.#asked += 1;
    this.#list.hidden = true;
    this.#input.setAttribute("aria-expanded", "false");
    this.#input.removeAttribute("aria-activedescendant");
  }

  /** @param {KeyboardEvent} event */
  #press(event) {
    const open = !this.#list.hidden;
    const wordBefore = /\S$/.test(this.#input.value.slice(0, this.#input.selectionStart ?? 0));
    if ((event.key === " " && event.ctrlKey) || (event.key === "Tab" && !event.shiftKey && !open && wordBefore)) void this.#open(true);
    else if (open && event.key === "ArrowDown") this.#mark(this.#at + 1);
    else if (open && event.key === "ArrowUp") this.#mark(this.#at - 1);
    else if (open && (event.key === "Tab" || event.key === "Enter") && !event.shiftKey) this.#take(this.#at);
    else if (open && event.key === "Escape") this.close();
    else return;
    event.preventDefault();
  }

  /** @param {boolean} take a single candidate at once, and what all have in common */
  async #open(take) {
    const mine = (this.#asked += 1);
    const text = this.#input.value;
    const offer = await this.#ask(text, this.#input.selectionStart ?? text.length);
    if (mine !== this.#asked || text !== this.#input.value) return;
    this.#offer = offer;
    if (!offer?.items?.length) return this.close();
    if (take && offer.items.length === 1) return this.#take(0);
    if (take) this.#extend(offer);
    this.#draw(offer);
  }

  /** @param {Completions} offer */
  #extend(offer) {
    const words = offer.items.map(([word]) => word);
    const shared = words.reduce((common, word) => common.slice(0, [...common].findIndex((letter, at) => word[at] !== letter) >>> 0));
    const cursor = this.#input.selectionStart ?? 0;
    if (shared.length > cursor - offer.start) this.#replace(offer.start, shared);
  }

  /** @param {Completions} offer */
  #draw(offer) {
    const option = (/** @type {[string, string]} */ [word, help], /** @type {number} */ at) =>
      el(
        "li",
        { role: "option", id: `completion-${at}`, "aria-selected": "false", onpointerdown: (/** @type {Event} */ event) => event.preventDefault(), onclick: () => this.#take(at) },
        el("code", {}, word.trim()),
        help ? el("small", {}, help) : null,
      );
    fill(this.#list, ...offer.items.map(option));
    this.#list.hidden = false;
    this.#input.setAttribute("aria-expanded", "true");
    this.#mark(0);
  }

  /** @param {number} at */
  #mark(at) {
    const options = [...this.#list.children];
    this.#at = (at + options.length) % options.length;
    options.forEach((option, index) => option.setAttribute("aria-selected", String(index === this.#at)));
    options[this.#at]?.scrollIntoView({ block: "nearest" });
    this.#input.setAttribute("aria-activedescendant", `completion-${this.#at}`);
  }

  /** @param {number} at */
  #take(at) {
    const word = this.#offer?.items[at]?.[0];
    if (this.#offer && word !== undefined) this.#replace(this.#offer.start, /[\s=/:]$/.test(word) ? word : `${word} `);
    this.close();
  }

  /**
   * @param {number} start
   * @param {string} word
   */
  #replace(start, word) {
    const { value, selectionStart } = this.#input;
    const rest = value.slice(selectionStart ?? value.length);
    this.#input.value = value.slice(0, start) + word + (word.endsWith(" ") ? rest.trimStart() : rest);
    this.#input.setSelectionRange(start + word.length, start + word.length);
  }
}
