/**
 * The console: an input and a log, not a terminal emulator, so that Tab, copying, searching and screen readers work as
 * anywhere. Each line is one request; its row stands there at once and is filled when the answer comes, also after a lost
 * connection or a reload. What other people do stands here faintly too, and what one does oneself by hand or in a form.
 */

import { el, find, icon } from "../lib/dom.js";
import { keep, kept } from "../lib/kept.js";
import { freshRef } from "../lib/outbox.js";
import { Splitter } from "../lib/splitter.js";
import { takenBack } from "../lib/undone.js";
import { LONGEST_LINE } from "../lib/words.js";
import { Completion } from "./completion.js";
import { EXAMPLE } from "./example.js";
import { Gestures } from "./gestures.js";
import { History } from "./history.js";
import { linesOf } from "./lines.js";
import { LOCAL } from "./local.js";
import { Output } from "./output.js";
import { presentNote } from "./present.js";
import { Shell } from "./shell.js";

/** @typedef {import("../panels/types.js").Lab} Lab */
/** @typedef {import("../types.js").Receipt} Receipt */

const BLANK = /(?<=\s)[A-Z][A-Z0-9_]+(?=\s|$)/;

export class Console {
  #lab;
  #root;
  #input;
  #prompt = el("label", { class: "prompt", for: "line" });
  #history = new History();
  #shell = new Shell();
  #completion;
  #gestures;

  /**
   * @param {HTMLElement} root
   * @param {Lab} lab
   */
  constructor(root, lab) {
    this.#root = root;
    this.#lab = lab;
    this.#input = el("input", { id: "line", autocomplete: "off", autocapitalize: "off", autocorrect: "off", spellcheck: "false", enterkeyhint: "send", "aria-label": "Command line" });
    const row = el("form", { class: "line-row" }, this.#prompt, this.#input, el("button", { type: "submit", class: "button quiet", "aria-label": "Run the line" }, "Run"));
    const edge = el("div", { class: "edge level", role: "separator", "aria-orientation": "horizontal", "aria-label": "Height of the console", "aria-controls": "console", tabindex: "0" });
    this.output = new Output(lab);
    this.#gestures = new Gestures(lab, this.output);
    root.append(edge, this.#bar(), this.output.element, row);
    this.#completion = new Completion(this.#input, row, (text, cursor) => this.#complete(text, cursor));
    new Splitter(edge, { property: "--console-height", size: 220, least: 96, most: () => window.innerHeight * 0.7, vertical: false });
    this.#listen(row);
    this.#showPrompt();
    this.#collapse(kept("console-closed", false));
    this.#adopt();
  }

  focus() {
    this.#collapse(false);
    this.#input.focus();
  }

  clear() {
    this.output.clear();
  }

  /** @param {HTMLFormElement} row */
  #listen(row) {
    row.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#submit([this.#input.value]);
    });
    this.#input.addEventListener("keydown", (event) => this.#press(event));
    this.#input.addEventListener("paste", (event) => this.#paste(event));
    const { socket, live, people, signals } = this.#lab;
    this.#gestures.listen();
    socket.on("answer", ({ request, receipt }) => this.#answered(this.output.find(request.ref), receipt));
    socket.on("state", () => this.output.showWaiting());
    live.subscribe((changes, frame) => {
      for (const change of changes ?? []) this.#follow(change);
      if (frame?.line && frame.by !== people.me.id) this.output.echo(frame);
      if (frame?.undoes) this.output.markUndone(takenBack(frame, live.log));
    });
    signals.on("line", (line) => this.#onHost(line));
    signals.on("write", (line) => this.#write(line));
    signals.on("example", () => this.#offer(EXAMPLE));
  }

  #bar() {
    const toggle = () => this.#collapse(!this.#root.classList.contains("closed"));
    return el(
      "header",
      { class: "console-bar" },
      el("h2", {}, icon("console"), "Console"),
      presentNote(this.#lab),
      el("button", { type: "button", class: "button quiet", onclick: () => this.clear() }, "Clear"),
      el("button", { type: "button", class: "button quiet only-icon collapse", "aria-expanded": "true", "aria-controls": "console", "aria-label": "Show the console", onclick: toggle }, icon("down")),
    );
  }

  /** @param {boolean} closed */
  #collapse(closed) {
    this.#root.classList.toggle("closed", closed);
    find(".collapse", this.#root).setAttribute("aria-expanded", String(!closed));
    keep("console-closed", closed);
  }

  /** @param {KeyboardEvent} event */
  #press(event) {
    if (event.defaultPrevented || event.isComposing) return;
    const older = event.key === "ArrowUp";
    if ((older || event.key === "ArrowDown") && !event.shiftKey && !event.ctrlKey) {
      const line = older ? this.#history.older(this.#input.value) : this.#history.newer();
      if (line !== undefined) this.#input.value = line;
    } else if (event.ctrlKey && event.key === "d" && !this.#input.value && this.#shell.container) this.#leaveShell("exit");
    else if (event.ctrlKey && event.key === "l") this.clear();
    else if (event.ctrlKey && event.key === "c" && this.#input.selectionStart === this.#input.selectionEnd) this.#input.value = "";
    else if (event.key === "Escape" && this.#input.value) this.#input.value = "";
    else return;
    event.preventDefault();
  }

  /** @param {ClipboardEvent} event */
  #paste(event) {
    const text = event.clipboardData?.getData("text") ?? "";
    const lines = linesOf(text);
    if (!/[\r\n]/.test(text.trim())) return;
    event.preventDefault();
    const { value, selectionStart, selectionEnd } = this.#input;
    const [first = "", ...rest] = lines;
    this.#submit([value.slice(0, selectionStart ?? 0) + first + value.slice(selectionEnd ?? 0), ...rest]);
  }

  /** @param {string[]} lines */
  #submit(lines) {
    this.#completion.close();
    this.#input.value = "";
    for (const line of lines) this.#run(line.trim());
    this.output.follow();
  }

  /** A line from elsewhere on the page, whatever prompt stands here. @param {string} line */
  #onHost(line) {
    this.#collapse(false);
    this.#history.add(line);
    this.#send(line, line, "$");
    this.output.follow();
  }

  /** A line that a person will look at before it is run; the first word in capitals is what they put another in place of. @param {string} line */
  #write(line) {
    this.focus();
    this.#input.value = line;
    const blank = BLANK.exec(line);
    if (blank) this.#input.setSelectionRange(blank.index, blank.index + blank[0].length);
    if (this.#shell.container) this.output.note(`this is a shell in ${this.#shell.container}: leave it with “exit” before you run a docker line`);
  }

  /** @param {string} typed */
  #run(typed) {
    if (!typed) return;
    this.#history.add(typed);
    const local = LOCAL[typed];
    if (local && !this.#shell.container) return local(this);
    if (this.#shell.container && this.#shell.leaves(typed)) return this.#leaveShell(typed);
    this.#send(typed, this.#shell.line(typed));
  }

  /**
   * @param {string} typed
   * @param {string} line the docker command line that it is
   * @param {string} [prompt]
   */
  #send(typed, line, prompt = this.#shell.prompt) {
    const length = [...line].length;
    if (length > LONGEST_LINE) return this.output.refuse(prompt, typed, `the line is too long: ${length} characters, at most ${LONGEST_LINE}`);
    const ref = freshRef();
    this.output.row(ref, prompt, typed);
    void this.#lab.commands.line(line, { quiet: true, ref });
    this.output.showWaiting();
  }

  /**
   * @param {import("./output.js").Row | undefined} row none where the request was not made here
   * @param {Receipt} receipt
   */
  #answered(row, receipt) {
    row?.answer(receipt);
    if (!row || !receipt.output?.shell) return;
    this.#shell.enter(receipt.output.shell, receipt.output.attached, receipt.line);
    this.#showPrompt();
  }

  /**
   * Lines to try: shown, and run when the person says so.
   * @param {string[]} lines
   */
  #offer(lines) {
    this.#collapse(false);
    this.output.offer(lines, () => this.#submit(lines));
  }

  /** @param {string} typed */
  #leaveShell(typed) {
    const ending = this.#shell.ending(typed);
    if (ending) this.#send(typed, ending);
    this.output.note(`left ${this.#shell.container}`);
    this.#shell.leave();
    this.#showPrompt();
  }

  /** @param {import("../types.js").Change} change */
  #follow(change) {
    const { container } = this.#shell;
    if (!this.#shell.follow(change)) return;
    if (!this.#shell.container) this.output.note(`left ${container}, which does not run any more`);
    this.#showPrompt();
  }

  #showPrompt() {
    this.#prompt.textContent = this.#shell.prompt;
    this.#input.placeholder = this.#shell.container ? "a command inside the container, or exit" : "docker run -d --name web nginx";
  }

  /**
   * @param {string} text
   * @param {number} cursor
   */
  #complete(text, cursor) {
    if (this.#shell.container) return Promise.resolve(null);
    return this.#lab.socket.ask({ type: "complete", text, cursor });
  }

  /** Requests from before a reload are still under way: give them their rows. */
  #adopt() {
    for (const { ref, type, text, source } of this.#lab.socket.waiting()) {
      if (type === "line" && typeof text === "string" && !source) this.output.row(ref, "$", text);
    }
    this.output.showWaiting();
  }
}

/** @type {(root: HTMLElement, lab: Lab) => Console} */
export const createConsole = (root, lab) => new Console(root, lab);
