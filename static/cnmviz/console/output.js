/**
 * What was typed and what came back, as rows: the line, stdout, stderr, exit status. Rows and the length of each are bounded,
 * so that a long afternoon does not slow the page.
 */

import { avatar } from "../lib/avatar.js";
import { button, el } from "../lib/dom.js";
import { refusal } from "../lib/receipt.js";
import { saidLine } from "../lib/undone.js";

/** @typedef {import("../panels/types.js").Lab} Lab */
/** @typedef {import("../types.js").Receipt} Receipt */

const MOST_ROWS = 400;
const MOST_CHARACTERS = 20_000;
const SHOWN_OF_REFUSED = 200;

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
    this.faint(this.#lab.people.get(frame.by), saidLine(frame)).dataset.seq = String(frame.seq);
  }

  /**
   * What was not typed here.
   * @param {{ name: string, colour: string } | undefined} person
   * @param {string} line
   * @param {string} [status]
   */
  faint(person, line, status = "") {
    // Read out by the page's own announcer; here it would interrupt the answers.
    const element = el("p", { class: "echo", "aria-hidden": "true" }, avatar(person), el("span", { class: "line" }, line), status ? el("span", { class: "waiting" }, status) : null);
    this.#append(element);
    return element;
  }

  /**
   * A line that is not sent.
   * @param {string} prompt
   * @param {string} typed
   * @param {string} why
   */
  refuse(prompt, typed, why) {
    const row = new Row(this.#lab, prompt, typed.length > SHOWN_OF_REFUSED ? `${typed.slice(0, SHOWN_OF_REFUSED)}…` : typed, () => this.#scroll());
    this.#append(row.element);
    row.answer({ type: "receipt", ref: "", ok: false, error: why });
  }

  /**
   * Lines to try, with the button that runs them.
   * @param {string[]} lines
   * @param {() => void} run
   */
  offer(lines, run) {
    const go = button("Run these lines", () => {
      block.remove();
      run();
    }, { icon: "play", kind: "primary" });
    const block = el("div", { class: "offer", role: "group", "aria-label": "Example" }, el("pre", {}, lines.join("\n")), go);
    this.follow();
    this.#append(block);
    go.focus();
  }

  /** @param {{ seq: number, undone: boolean }[]} entries */
  markUndone(entries) {
    for (const { seq, undone } of entries) {
      for (const row of this.element.querySelectorAll(`[data-seq="${seq}"]`)) row.classList.toggle("undone", undone);
    }
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
    if (receipt.seq) this.element.dataset.seq = String(receipt.seq);
    const { stdout = "", stderr = "", exit = 0 } = receipt.output ?? {};
    this.element.append(...text("stdout", stdout), ...text("stderr", stderr || (receipt.output ? "" : refusal(receipt))));
    if (exit) this.element.append(el("p", { class: "exit" }, `exit status ${exit}`));
    const { trace } = receipt;
    if (trace) this.element.append(button("Show the way", () => this.#showWay(trace), { icon: "reach", kind: "way" }));
    this.#done();
  }

  /**
   * The console asks about the present, so that is where the way is shown.
   * @param {import("../types.js").Trace} trace
   */
  #showWay(trace) {
    this.#lab.timeline.now();
    this.#lab.signals.emit("trace", trace);
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
