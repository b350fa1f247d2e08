/**
 * The fields of the form by what they are for, each with a place where it is said what is wrong. What is empty and was never visited says
 * nothing by itself: the list of what is to be done does.
 */

import { el } from "../lib/dom.js";
import { field } from "../lib/form.js";

/** @import {Desk} from "./desk.js" */
/** @import {Flaw} from "./types.js" */

/** Milliseconds: what moves under a press as soon as the focus leaves the field, is not pressed. */
const SETTLED = 300;

/** @typedef {HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement} Control */
/** @typedef {{ part: string, at: number | undefined, control: Control, error: HTMLElement, hint: string, visited: boolean }} Slot */

export class Slots {
  /** @type {Slot[]} */
  #slots = [];
  #desk;

  /** @param {Desk} desk */
  constructor(desk) {
    this.#desk = desk;
    desk.on("checked", () => this.show());
    desk.on("opened", () => (this.#slots = []));
  }

  /**
   * A control under its label, with what is wrong below. `at` is left out where a field stands for a whole list, such as lines.
   * @param {{ part: string, at?: number, label: string, control: Control, hint?: string }} given
   */
  field({ part, at, label, control, hint = "" }) {
    const whole = field(label, control, hint);
    const error = el("p", { class: "wrong", id: `${control.id}-wrong`, hidden: true });
    whole.append(error);
    const slot = { part, at, control, error, hint: control.getAttribute("aria-describedby") ?? "", visited: false };
    control.addEventListener("blur", () => setTimeout(() => this.#visit(slot), SETTLED));
    this.#slots.push(slot);
    this.#say(slot);
    return whole;
  }

  /** All fields of a list are drawn anew. @param {string[]} parts */
  forget(...parts) {
    this.#slots = this.#slots.filter(({ part }) => !parts.includes(part));
  }

  /** What there are fields for. */
  get parts() {
    return this.#slots.map(({ part }) => part);
  }

  show() {
    this.#slots = this.#slots.filter(({ control }) => control.isConnected);
    for (const slot of this.#slots) this.#say(slot);
  }

  /** To the field that a problem is about. @param {Flaw} flaw @returns {boolean} whether there is one */
  go({ part, at }) {
    const there = this.#slots.filter((slot) => slot.part === part && slot.control.isConnected);
    const slot = there.find((one) => one.at === at) ?? there.find((one) => one.at === undefined) ?? there[0];
    if (!slot) return false;
    for (let around = slot.control.closest("details"); around; around = around.parentElement?.closest("details") ?? null) around.open = true;
    this.#visit(slot);
    slot.control.focus({ preventScroll: true });
    slot.control.scrollIntoView({ block: "center" });
    if (slot.at === undefined && slot.control instanceof HTMLTextAreaElement) selectLine(slot.control, at);
    return true;
  }

  /** @param {Slot} slot */
  #visit(slot) {
    slot.visited = true;
    this.#say(slot);
  }

  /** @param {Slot} slot */
  #say({ part, at, control, error, hint, visited }) {
    // What is known of an earlier text is not said anew.
    const sayable = (visited || control.value.trim() !== "") && (this.#desk.fresh || !error.hidden);
    const wrong = sayable ? this.#desk.problemsOf(part, at) : [];
    error.hidden = !wrong.length;
    const said = wrong.map((flaw) => (at === undefined && control instanceof HTMLTextAreaElement && part !== "text" && part !== "afterwards" && control.value.trim() ? `Line ${flaw.at + 1}: ${flaw.words}` : flaw.words)).join("\n");
    if (error.textContent !== said) error.textContent = said;
    control.toggleAttribute("aria-invalid", wrong.length > 0);
    if (wrong.length) control.setAttribute("aria-invalid", "true");
    const described = [hint, wrong.length ? error.id : ""].filter(Boolean).join(" ");
    if (described) control.setAttribute("aria-describedby", described);
    else control.removeAttribute("aria-describedby");
  }
}

/** @param {HTMLTextAreaElement} control @param {number} at */
function selectLine(control, at) {
  const lines = control.value.split("\n");
  const begin = lines.slice(0, at).join("\n").length + (at > 0 ? 1 : 0);
  control.setSelectionRange(begin, begin + (lines[at]?.length ?? 0));
}
