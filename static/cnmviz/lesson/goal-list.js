/**
 * The goals as they stand: each says whether it is met, opens into why, and shows the way of the packet that it asks about. What would
 * turn it round is not told at once: that would be the answer.
 */

import { button, el, fill, icon } from "../lib/dom.js";
import { drawLine } from "../lib/prose.js";
import { typed } from "./text.js";
import { metOf } from "./words.js";

/** @import {Trace} from "../types.js" */
/** @import {Attempt} from "./attempt.js" */
/** @import {Finding, Goal} from "./types.js" */
/** @import {Hands} from "./text.js" */
/** @typedef {{ play: (trace: Trace) => void, explain: (trace: Trace) => void }} Ways a packet's way: played in the picture; told stop by stop */

export class GoalList {
  #count = el("span", { class: "badge" });
  #list = el("ol", { class: "goals" });
  #rows;

  /** @param {Attempt} attempt @param {Hands} hands @param {Ways} ways */
  constructor(attempt, hands, ways) {
    this.#rows = attempt.lesson.goals.map((goal) => new GoalRow(goal, hands, ways));
    fill(this.#list, ...this.#rows.map(({ element }) => element));
    this.element = el("section", { class: "goal-list", "aria-label": "Goals" }, el("h4", {}, "Goals", this.#count), this.#list);
    const show = () => this.#show(attempt);
    attempt.on("changed", show);
    show();
  }

  /** @param {Attempt} attempt */
  #show({ check, left, lesson }) {
    const total = lesson.goals.length;
    this.#count.textContent = check ? `${metOf(check.goals)} of ${total}` : "looking…";
    this.#count.classList.toggle("ok", check !== null && metOf(check.goals) === total);
    this.#rows.forEach((row, at) => row.show(check?.goals[at] ?? null, left === 0));
  }
}

class GoalRow {
  #mark = el("span", { class: "mark" }, icon("goal"));
  #state = el("span", { class: "badge" }, "…");
  #body = el("div", { class: "goal-body" });
  #details;
  #hands;
  #ways;
  /** What is shown, to leave alone what is the same. */
  #shown = "";
  /** @type {boolean | null} */
  #met = null;
  /** Whether somebody asked what would turn this goal round. */
  #told = false;

  /** @param {Goal} goal @param {Hands} hands @param {Ways} ways */
  constructor(goal, hands, ways) {
    this.#hands = hands;
    this.#ways = ways;
    const words = el("span", { class: "goal-words" }, ...drawLine(goal.words));
    this.#details = el("details", {}, el("summary", {}, this.#mark, words, this.#state, el("span", { class: "more" }, icon("down"))), this.#body);
    this.element = el("li", {}, this.#details);
  }

  /** @param {Finding | null} finding @param {boolean} told whether every hint was seen */
  show(finding, told) {
    const shown = JSON.stringify([finding, told, this.#told]);
    if (!finding || shown === this.#shown) return;
    this.#shown = shown;
    this.#turn(finding.met);
    const focused = this.#body.contains(document.activeElement) ? document.activeElement?.textContent : null;
    fill(this.#body, ...this.#said(finding, told || this.#told));
    const same = [...this.#body.querySelectorAll("button")].find(({ textContent }) => focused !== null && textContent === focused);
    if (focused !== null) (same ?? this.#details.querySelector("summary"))?.focus({ preventScroll: true });
  }

  /** @param {boolean} met */
  #turn(met) {
    if (met === this.#met) return;
    const { classList } = this.element;
    classList.remove("won", "lost");
    if (this.#met !== null) {
      // Read in between, so that the same animation starts anew.
      void this.element.offsetWidth;
      classList.add(met ? "won" : "lost");
    }
    this.#state.textContent = met ? "Met" : this.#met === true ? "Lost again" : "Not yet";
    this.#state.className = met ? "badge ok" : this.#met === true ? "badge warn" : "badge";
    this.#met = met;
    this.element.classList.toggle("met", met);
    fill(this.#mark, icon(met ? "goal-met" : "goal"));
    if (met) this.#told = false;
  }

  /** @param {Finding} finding @param {boolean} told @returns {(Node | null)[]} */
  #said({ met, says, trace, fix, fact }, told) {
    return [
      el("p", {}, says),
      trace ? this.#way(trace) : null,
      met || !fix.length ? null : told ? this.#fix(fix) : this.#ask({ met, says, trace, fix, fact }),
      el("p", { class: "small-print" }, "Checked as ", el("code", {}, fact)),
    ];
  }

  /** @param {Trace} trace */
  #way(trace) {
    const { ok, key } = trace.verdict;
    const verdict = el("p", { class: `goal-verdict ${ok ? "ok" : "bad"}` }, icon(ok ? "check" : "close"), outcome(trace), " ", el("code", {}, key));
    const show = button("Show the way", () => this.#ways.play(trace), { icon: "reach" });
    const explain = button("Stop by stop", () => this.#ways.explain(trace), { kind: "quiet" });
    return el("div", {}, verdict, el("div", { class: "row" }, show, explain));
  }

  /** @param {string[]} fix */
  #fix(fix) {
    return el("div", { class: "turn" }, el("p", {}, "This would turn it round:"), ...fix.map((line) => typed(line, line, this.#hands)));
  }

  /** @param {Finding} finding */
  #ask(finding) {
    const tell = () => {
      this.#told = true;
      this.show(finding, false);
      this.#body.querySelector(/** @type {"button"} */ (".turn button"))?.focus();
    };
    return el("div", { class: "row" }, button("Tell me what would turn it round", tell, { kind: "quiet", icon: "fix", title: "This gives the answer away" }));
  }
}

/** @param {Trace} trace */
function outcome({ packet, verdict: { ok } }) {
  if (packet.protocol === "name") return ok ? "The name is found" : "The name is not found";
  return ok ? "The packet gets there" : "The packet does not get there";
}
