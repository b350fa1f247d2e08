/** A list that grows, shrinks and is put into order: by buttons, or with Alt and the arrow keys anywhere in an item. */

import { button, el, fill, icon } from "../lib/dom.js";

/**
 * @template T
 * @typedef {object} Listed
 * @property {string} label of the list
 * @property {string} noun of one item, as in "Hint 2"
 * @property {string} [add] words of the button, none where something else adds
 * @property {number} most
 * @property {() => T[]} items
 * @property {(items: T[]) => void} change the list is another one now
 * @property {(item: T, at: number) => (Node | null)[]} row
 * @property {() => T} fresh
 * @property {() => void} [forget] fields of the rows are to be drawn anew
 * @property {(words: string, back?: () => void) => void} say what happened, and the way to take it back
 * @property {string} [kind]
 */

/** What in an item can have the focus. */
const REACHED = "input, textarea, select, button, summary";

/** @template T */
export class ListEditor {
  #list;
  #add;
  #of;

  /** @param {Listed<T>} of */
  constructor(of) {
    this.#of = of;
    this.#list = el("ol", { class: `edited ${of.kind ?? ""}`.trim(), "aria-label": of.label });
    this.#add = of.add ? button(of.add, () => this.add(), { icon: "plus" }) : null;
    this.element = el("div", { class: "list-editor" }, this.#list, this.#add);
    this.#list.addEventListener("keydown", (event) => this.#press(event));
    this.draw();
  }

  draw() {
    const { items, row, forget, noun, most } = this.#of;
    forget?.();
    const all = items();
    fill(this.#list, ...all.map((item, at) => el("li", { "data-at": at }, el("div", { class: "item" }, ...row(item, at)), this.#tools(`${noun} ${at + 1}`, at, all.length))));
    this.#list.hidden = !all.length;
    if (this.#add) this.#add.hidden = all.length >= most;
  }

  /** @param {T} [item] */
  add(item = this.#of.fresh()) {
    const all = [...this.#of.items(), item];
    this.#of.change(all);
    this.draw();
    this.#focus(all.length - 1, 0);
  }

  /** @param {string} name @param {number} at @param {number} count */
  #tools(name, at, count) {
    return el(
      "div",
      { class: "item-tools" },
      this.#tool(`Move ${name} up`, "up", () => this.#move(at, at - 1), at > 0),
      this.#tool(`Move ${name} down`, "down", () => this.#move(at, at + 1), at < count - 1),
      this.#tool(`Remove ${name}`, "close", () => this.#remove(at), true),
    );
  }

  /** One that does nothing here stays, so that the focus does not get lost on it. @param {string} label @param {string} drawing @param {() => void} run @param {boolean} able */
  #tool(label, drawing, run, able) {
    const press = () => {
      if (able) run();
    };
    return el("button", { type: "button", class: "button quiet only-icon", title: label, "aria-label": label, "aria-disabled": able ? null : "true", onclick: press }, icon(drawing));
  }

  /** @param {KeyboardEvent} event */
  #press(event) {
    if (!event.altKey || (event.key !== "ArrowUp" && event.key !== "ArrowDown")) return;
    const item = /** @type {Element} */ (event.target).closest("li");
    if (item?.parentElement !== this.#list) return;
    const at = Number(item.dataset.at);
    event.preventDefault();
    event.stopPropagation();
    this.#move(at, event.key === "ArrowUp" ? at - 1 : at + 1);
  }

  /** @param {number} from @param {number} to */
  #move(from, to) {
    const all = [...this.#of.items()];
    if (to < 0 || to >= all.length) return;
    const held = this.#held(from);
    const [item] = all.splice(from, 1);
    all.splice(to, 0, /** @type {T} */ (item));
    this.#of.change(all);
    this.draw();
    this.#focus(to, held);
    this.#of.say(`${this.#of.noun} ${from + 1} is now number ${to + 1} of ${all.length}`);
  }

  /** @param {number} at */
  #remove(at) {
    const before = [...this.#of.items()];
    this.#of.change(before.filter((_, other) => other !== at));
    this.draw();
    const left = before.length - 1;
    if (left) this.#focus(Math.min(at, left - 1), 0);
    else this.#add?.focus();
    this.#of.say(`${this.#of.noun} ${at + 1} is removed.`, () => {
      const now = [...this.#of.items()];
      now.splice(Math.min(at, now.length), 0, /** @type {T} */ (before[at]));
      this.#of.change(now);
      this.draw();
    });
  }

  /** Which of an item's parts has the focus. @param {number} at */
  #held(at) {
    return [...(this.#list.children[at]?.querySelectorAll(REACHED) ?? [])].indexOf(/** @type {Element} */ (document.activeElement));
  }

  /** @param {number} at @param {number} part */
  #focus(at, part) {
    const parts = [...(this.#list.children[at]?.querySelectorAll(REACHED) ?? [])];
    /** @type {HTMLElement | undefined} */ (parts[Math.max(0, part)])?.focus();
  }
}
