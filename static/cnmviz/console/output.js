/**
 * What was typed and what came back, as rows: the line, stdout, stderr, exit status. Rows and the length of each are bounded,
 * so that a long afternoon does not slow the page.
 */

import { button, el } from "../lib/dom.js";
import { refusal } from "../lib/receipt.js";
import { avatar } from "../panels/marks.js";

/** @typedef {import("../panels/types.js").Lab} Lab */
/** @typedef {import("../types.js").Receipt} Receipt */

const MOST_ROWS = 400;
const MOST_CHARACTERS = 20_000;

export class Output {
  /** @type {Map<string, Row>} */
  #waiting = new Map();
  #follows = true;
  #lab;

  /** @param {Lab} lab */
  constructor(lab) {
    this.#lab = lab;
    this.element = el("div", { class: "output", role: "log", "aria-label": "Console output", tabindex: "0" });
    this.element.addEventListener("scroll", () => {
      const { scrollHeight, scrollTop, clientHeight } = this.element;
      this.#follows = scrollHeight - scrollTop - clientHeight < 24;
    });
    new ResizeObserver(() => this.#scroll()).observe(this.element);
  }

  /**
   * @param {string} ref
   * @param {string} prompt
   * @param {string} typed
   * @returns {Row}
   */
  row(ref, prompt, typed) {
    const row = new Row(this.#lab, prompt, typed, () => {
      this.#waiting.delete(ref);
      this.#scroll();
    });
    this.#waiting.set(ref, row);
    this.#append(row.element);
    return row;
  }

  /** @param {string} ref */
  find(ref) {
    return this.#waiting.get(ref);
  }

  /**
   * Somebody else's command.
   * @param {import("../types.js").Frame} frame
   */
  echo(frame) {
    const person = this.#lab.people.get(frame.by);
    // Read out by the page's own announcer; here it would interrupt the answers.
    this.#append(el("p", { class: "echo", "aria-hidden": "true" }, avatar(person), el("span", {}, frame.line)));
  }

  /** @param {string} text */
  note(text) {
    this.#append(el("p", { class: "note" }, text));
  }

  /** Rows without an answer say why they wait. */
  showWaiting() {
    const connected = this.#lab.socket.state.name === "live" || this.#lab.socket.state.name === "catching-up";
    for (const row of this.#waiting.values()) row.wait(connected);
  }

  clear() {
    this.element.replaceChildren(...[...this.#waiting.values()].map((row) => row.element));
  }

  follow() {
    this.#follows = true;
    this.#scroll();
  }

  /** @param {HTMLElement} element */
  #append(element) {
    this.element.append(element);
    while (this.element.children.length > MOST_ROWS) this.element.firstElementChild?.remove();
    this.#scroll();
  }

  #scroll() {
    if (this.#follows) this.element.scrollTop = this.element.scrollHeight;
  }
}

export class Row {
  #status = el("span", { class: "waiting" });
  #lab;
  #done;

  /**
   * @param {Lab} lab
   * @param {string} prompt
   * @param {string} typed
   * @param {() => void} done
   */
  constructor(lab, prompt, typed, done) {
    this.#lab = lab;
    this.#done = done;
    this.element = el("div", { class: "entry" }, el("p", { class: "typed" }, el("span", { class: "prompt", "aria-hidden": "true" }, prompt), " ", el("code", {}, typed), this.#status));
  }

  /** @param {boolean} connected */
  wait(connected) {
    this.#status.textContent = connected ? "" : " waiting for the connection";
  }

  /** @param {Receipt} receipt */
  answer(receipt) {
    this.#status.remove();
    const { stdout = "", stderr = "", exit = 0 } = receipt.output ?? {};
    this.element.append(...text("stdout", stdout), ...text("stderr", stderr || (receipt.output ? "" : refusal(receipt))));
    if (exit) this.element.append(el("p", { class: "exit" }, `exit status ${exit}`));
    const { trace } = receipt;
    if (trace) this.element.append(button("Show the way", () => this.#lab.signals.emit("trace", trace), { icon: "reach", kind: "way" }));
    this.#done();
  }
}

/**
 * @param {string} kind
 * @param {string} content
 */
function text(kind, content) {
  const trimmed = content.replace(/\n$/, "");
  if (!trimmed) return [];
  const cut = trimmed.length > MOST_CHARACTERS;
  const shown = el("pre", { class: kind }, cut ? trimmed.slice(0, MOST_CHARACTERS) : trimmed);
  return cut ? [shown, el("p", { class: "note" }, `${trimmed.length - MOST_CHARACTERS} more characters`)] : [shown];
}
