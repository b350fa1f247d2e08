/** One goal: how it stands in the lab now, as the student will see it; its fact and its words, to be changed. */

import { button, el, fill, icon } from "../lib/dom.js";
import { input } from "../lib/form.js";
import { line } from "./bench.js";

/** @import {Bench} from "./bench.js" */
/** @import {Standings} from "./standings.js" */
/** @import {Goal} from "./types.js" */

export class GoalRow {
  #mark = el("span", { class: "mark" });
  #words = el("span", { class: "goal-words" });
  #badge = el("span", { class: "badge" });
  #says = el("p", { class: "says" });
  #ways = el("div", { class: "row" });
  #error = el("p", { class: "wrong", hidden: true });
  #fact;
  #goal;
  #bench;
  #standings;

  /** @param {Bench} bench @param {Standings} standings @param {Goal} goal @param {number} at */
  constructor(bench, standings, goal, at) {
    this.#bench = bench;
    this.#standings = standings;
    this.#goal = goal;
    this.#fact = input({ value: goal.fact, class: "mono", placeholder: "web reaches db:5432" });
    const words = line({ value: goal.words, placeholder: "The web server finds its database." });
    this.#fact.addEventListener("input", () => this.#change({ fact: this.#fact.value }));
    words.addEventListener("input", () => this.#change({ words: words.value }));
    const summary = el("summary", {}, this.#mark, this.#words, this.#badge, el("span", { class: "more" }, icon("down")));
    const factField = bench.slots.field({ part: "goals", at, label: "Fact", control: this.#fact });
    this.#error.id = `${this.#fact.id}-fact`;
    factField.append(this.#error);
    const body = el("div", { class: "goal-body" }, this.#says, this.#ways, factField, bench.slots.field({ part: "goal-words", at, label: "What it is called for the student", control: words, hint: "Left empty, the fact itself is shown." }));
    this.element = el("details", { class: "goal-row", open: !goal.fact }, summary, body);
    this.show();
  }

  show() {
    const standing = this.#standings.of(this.#goal.fact);
    const met = standing !== null && "met" in standing && standing.met;
    const wrong = standing !== null && "error" in standing ? standing.error : "";
    fill(this.#mark, icon(met ? "goal-met" : wrong ? "warning" : "goal"));
    fill(this.#words, this.#goal.words.trim() || el("code", {}, this.#goal.fact || "…"));
    this.#badge.textContent = wrong ? "No fact" : standing ? (met ? "Met now" : "Not met now") : "…";
    this.#badge.className = wrong ? "badge bad" : met ? "badge ok" : "badge";
    this.element.classList.toggle("met", met);
    this.#says.textContent = standing && "says" in standing ? standing.says : "";
    this.#say(wrong);
    const trace = standing && "trace" in standing ? standing.trace : null;
    fill(this.#ways, trace ? button("Show the way", () => this.#bench.lab.signals.emit("trace", { ...trace, fix: [] }), { icon: "reach" }) : null);
  }

  /** What the server says of the whole lesson may say the same. @param {string} wrong */
  #say(wrong) {
    const said = this.#error.previousElementSibling;
    const twice = said instanceof HTMLElement && !said.hidden;
    this.#error.hidden = !wrong || twice;
    if (this.#error.textContent !== wrong) this.#error.textContent = wrong;
    if (!wrong || twice) return;
    this.#fact.setAttribute("aria-invalid", "true");
    this.#fact.setAttribute("aria-describedby", this.#error.id);
  }

  /** @param {Partial<Goal>} fields */
  #change(fields) {
    Object.assign(this.#goal, fields);
    this.#bench.desk.change({});
    if ("fact" in fields) this.#standings.changed();
    this.show();
  }
}
