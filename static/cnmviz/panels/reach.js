/** "Can A reach B?": the question as a form, and below it the answer, explained. */

import { button, el } from "../lib/dom.js";
import { choice, field, input, suggesting } from "../lib/form.js";
import { PROTOCOLS } from "../lib/protocols.js";
import { refusal } from "../lib/receipt.js";
import { placeWords, places, questionOf } from "../places.js";
import { Explanation } from "./explanation.js";

/** @typedef {import("./types.js").Lab} Lab */

const PHONE = matchMedia("(max-width: 760px)");

/** @type {import("./types.js").Panel} */
export function createReach(root, lab) {
  const form = new Question(lab);
  const answer = el("div", { class: "answer" });
  root.append(form.element, answer);
  const explanation = new Explanation(answer, lab);
  lab.signals.on("ask", (question) => {
    lab.signals.emit("show", "reach");
    form.fill(question);
    if (question.source && question.target) void form.ask();
    else form.focus(question.source);
  });
  // An answer is about one moment; it must not stand beside the picture of another.
  let { at } = lab.timeline;
  lab.timeline.on("moved", () => {
    if (at !== lab.timeline.at) explanation.clear();
    at = lab.timeline.at;
  });
  lab.signals.on("trace", (trace) => {
    lab.signals.emit("show", "reach");
    // On a phone the details would cover the packet; its words stand in the picture.
    if (PHONE.matches) lab.signals.emit("sheet", "");
    form.fill(questionOf(lab.store, trace));
    explanation.show(trace);
  });
}

class Question {
  #source = choice([]);
  #target;
  #protocol = choice(PROTOCOLS);
  #port = input({ type: "number", min: "1", max: "65535", value: "80", inputmode: "numeric" });
  #portField = field("Port", this.#port);
  #names = el("datalist");
  #problem = el("p", { class: "problem", role: "alert", hidden: true });
  #lab;

  /** @param {Lab} lab */
  constructor(lab) {
    this.#lab = lab;
    const { control, list } = suggesting([], { required: true, placeholder: "container, name or address" });
    this.#target = control;
    this.#names = list;
    const submit = el("button", { type: "submit", class: "button primary" }, "Ask");
    const first = lab.class?.teaches ? button("Ask the class first", () => this.#askFirst(), { icon: "predict" }) : null;
    this.element = el(
      "form",
      { class: "question", "aria-label": "Can one reach the other?" },
      el("div", { class: "pair-fields" }, field("From", this.#source), field("To", control), list),
      el("div", { class: "pair-fields" }, field("By", this.#protocol), this.#portField, submit, first),
      this.#problem,
    );
    this.element.addEventListener("submit", (event) => {
      event.preventDefault();
      void this.ask();
    });
    this.#protocol.addEventListener("change", () => this.#showPort());
    lab.store.subscribe((changes) => {
      if (!changes || changes.some(({ kind }) => kind === "container" || kind === "host")) this.#list();
    });
    this.#list();
    this.#showPort();
  }

  /** @param {import("./types.js").Signals["ask"]} question */
  fill({ source, target, protocol, port }) {
    if (source) this.#source.value = source;
    if (target) this.#target.value = placeWords(this.#lab.store, target);
    if (protocol) this.#protocol.value = protocol;
    if (port) this.#port.value = String(port);
    this.#showPort();
  }

  /** Where the question is not complete. @param {string} [source] */
  focus(source = "") {
    (source ? this.#target : this.#source).focus();
  }

  async ask() {
    this.#lab.diagram.leaveMode();
    const { source, target, protocol, port } = this.#probe();
    if (!source || !target) return;
    const { at } = this.#lab.timeline;
    const receipt = await this.#lab.commands.reach(source, target, protocol, port);
    if (at !== this.#lab.timeline.at) return;
    const why = receipt.trace ? "" : refusal(receipt);
    this.#problem.hidden = !why;
    this.#problem.textContent = why;
    if (receipt.trace) this.#lab.signals.emit("trace", receipt.trace);
  }

  #askFirst() {
    if (this.element.reportValidity()) this.#lab.signals.emit("predict", this.#probe());
  }

  #probe() {
    const protocol = this.#protocol.value;
    const port = protocol === "tcp" || protocol === "udp" ? Number(this.#port.value) : 0;
    return { source: this.#source.value, target: this.#read(), protocol, port };
  }

  /** The target as a command takes it: what the list shows for a place, or the text itself. */
  #read() {
    const text = this.#target.value.trim();
    return places(this.#lab.store).find(([, label]) => label === text)?.[0] ?? text;
  }

  #list() {
    const known = places(this.#lab.store);
    const before = this.#source.value;
    this.#source.replaceChildren(...known.map(([value, label]) => el("option", { value }, label)));
    if (known.some(([value]) => value === before)) this.#source.value = before;
    this.#names.replaceChildren(...known.map(([, label]) => el("option", { value: label })));
  }

  #showPort() {
    this.#portField.hidden = this.#protocol.value !== "tcp" && this.#protocol.value !== "udp";
  }
}
