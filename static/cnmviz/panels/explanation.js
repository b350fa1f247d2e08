/**
 * The way of a packet in words, beside the picture that plays it: verdict, reason, each place on the way there and back with
 * its stops, and where the answer is "no" the smallest change that would turn it round. It follows the packet's clock, and a press
 * on a stop leads the packet there.
 */

import { change, looked } from "../diagram/card.js";
import { button, el, fill, icon } from "../lib/dom.js";
import { shared } from "../trace/beat.js";
import { controlsOf } from "../trace/controls.js";
import { fixOffer } from "../trace/fix.js";
import { firstOf } from "../trace/stops.js";

/** @import {Run} from "../trace/types.js" */
/** @typedef {import("./types.js").Lab} Lab */
/** @typedef {import("../types.js").Trace} Trace */
/** @typedef {import("../types.js").Hop} Hop */
/** @typedef {{ element: HTMLLIElement, details: HTMLDetailsElement, steps: HTMLLIElement[] }} HopItem */

export class Explanation {
  #root;
  #lab;

  /**
   * @param {HTMLElement} root
   * @param {Lab} lab
   */
  constructor(root, lab) {
    this.#root = root;
    this.#lab = lab;
  }

  /** @param {Trace} trace */
  show(trace) {
    const run = this.#lab.diagram.showTrace(trace);
    const hops = trace.hops.map((hop, index) => hopItem(run, hop, index, this.#lab));
    const answer = el("div", { hidden: true }, verdict(trace), trace.fix.length ? fixOffer(run, "What would change the answer") : null);
    const waiting = underWay(trace, () => run.clock.stepTo(run.stops.length - 1));
    const controls = controlsOf(run, "The packet, stop by stop");
    const on = (/** @type {"there" | "back"} */ direction) => hops.filter((_, at) => trace.hops[at]?.direction === direction);
    fill(
      this.#root,
      waiting,
      answer,
      controls.element,
      ...way("The way there", on("there")),
      ...way("The way back", on("back")),
      el("div", { class: "row" }, button("Clear from the picture", () => this.clear(), { kind: "quiet" }), button("Show in the picture", () => this.#replay(run), { icon: "reach" })),
    );
    const follow = follower(run, hops, waiting, answer);
    run.clock.onStop(follow);
    run.onEnd((why) => fill(this.#root, why ? el("p", { class: "hint", role: "status" }, why) : null));
    follow();
    // Where all look at one packet, the answer comes at its end for everybody, also for those who hear it.
    this.#lab.announce(shared.has(trace) && answer.hidden ? question(trace) : `${question(trace)} ${spokenAnswer(trace)}`);
    if (shared.has(trace) && answer.hidden) sayAtTheEnd(run, () => this.#lab.announce(spokenAnswer(trace)));
  }

  /** Once more from the start, in a picture. @param {Run} run */
  #replay(run) {
    this.#lab.diagram.showPicture();
    run.clock.stepTo(0);
    run.clock.play();
  }

  /** Nothing is explained any more, and the picture shows no way. */
  clear() {
    this.#lab.diagram.clearTrace();
    fill(this.#root);
  }
}

/**
 * Marks the present stop and tells no more than has happened; once the answer is known it stays, also at an earlier stop.
 *
 * @param {Run} run
 * @param {HopItem[]} hops
 * @param {HTMLElement} waiting
 * @param {HTMLElement} answer
 */
function follower(run, hops, waiting, answer) {
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
  let opened = -1;
  return () => {
    const { at, count } = run.clock;
    const { hop, step } = run.stops[at];
    const known = !answer.hidden || still || at >= count - 1;
    hops.forEach(({ element, details, steps }, index) => {
      element.setAttribute("aria-current", index === hop ? "step" : "false");
      element.hidden = !known && index > hop;
      if (hop !== opened) details.open = index === hop;
      steps.forEach((item, number) => {
        item.setAttribute("aria-current", index === hop && number === step ? "step" : "false");
        item.hidden = !known && (index > hop || (index === hop && number > step));
      });
    });
    opened = hop;
    if (known) reveal(waiting, answer);
  };
}

/** @param {Trace} trace */
function spokenAnswer({ verdict: { ok }, reason }) {
  return `${ok ? "Yes" : "No"}. ${reason}`;
}

/** @param {Run} run @param {() => void} say called once */
function sayAtTheEnd({ clock }, say) {
  const stop = clock.onStop(({ at }) => {
    if (at < clock.count - 1) return;
    stop();
    say();
  });
}

/** @param {Trace} trace */
function question({ packet }) {
  const how = packet.protocol === "icmp" ? "ping" : packet.protocol === "name" ? "resolve" : `reach ${packet.protocol} port ${packet.port} of`;
  return `Can ${packet.origin.name} ${how} ${packet.target}?`;
}

/**
 * What stands in the answer's place while the packet travels.
 * @param {Trace} trace
 * @param {() => void} skip
 */
function underWay(trace, skip) {
  return el("section", { class: "verdict under-way", "aria-label": "Packet" }, el("p", { class: "asked" }, question(trace)), el("p", {}, "The packet is on its way…"), button("Skip", skip, { title: "Show the answer now" }));
}

/**
 * @param {HTMLElement} waiting
 * @param {HTMLElement} answer
 */
function reveal(waiting, answer) {
  if (!answer.hidden) return;
  const hadFocus = waiting.contains(document.activeElement);
  answer.hidden = false;
  waiting.remove();
  if (hadFocus) answer.querySelector("button")?.focus();
}

/** What the asking program is told, which seldom is the reason. @type {Record<string, string>} */
const SEEN = {
  closed: "a connection that opens and is closed at once",
  silent: "nothing: it is taken, and no answer ever comes",
  refused: "“connection refused”, at once",
  timeout: "nothing, until it gives up waiting",
  unreachable: "“network is unreachable”, at once",
  "host-unreachable": "“no route to host”, after a few seconds",
  "bad-name": "a name that cannot be resolved",
};

/** @param {Trace} trace */
function verdict(trace) {
  const { ok, key, sentence } = trace.verdict;
  const unresolved = trace.hops.flatMap(({ steps }) => steps).find(({ rule }) => rule === "address-instead")?.text;
  return el(
    "section",
    { class: `verdict ${ok ? "ok" : "bad"}`, "aria-label": "Verdict" },
    el("p", { class: "asked" }, question(trace)),
    el("h3", {}, icon(ok ? "check" : "close"), ok ? "Yes" : "No", el("code", {}, key)),
    el("p", {}, trace.reason),
    unresolved ? el("p", { class: "unresolved" }, icon("warning"), unresolved) : null,
    sentence && sentence !== trace.reason ? el("p", { class: "hint" }, sentence) : null,
    !ok && SEEN[trace.symptom] ? el("p", { class: "hint" }, `The program that asks sees ${SEEN[trace.symptom]}.`) : null,
    trace.resolved.length ? el("p", { class: "hint" }, `${trace.packet.target} is ${trace.resolved.join(", ")}`) : null,
  );
}

/**
 * @param {string} title
 * @param {HopItem[]} items
 */
function way(title, items) {
  return items.length ? [el("h4", {}, title), el("ol", { class: "hops" }, ...items.map(({ element }) => element))] : [];
}

/**
 * @param {Run} run
 * @param {Hop} hop
 * @param {number} index
 * @param {Lab} lab
 * @returns {HopItem}
 */
function hopItem(run, hop, index, lab) {
  const last = hop.steps.at(-1);
  const dropped = last?.action === "dropped";
  const first = firstOf(run.stops, index);
  const steps = hop.steps.map((_, number) => stepItem(run, first + number, lab));
  const press = (/** @type {Event} */ event) => {
    event.preventDefault();
    const here = run.stops[run.clock.at].hop === index;
    if (!here) run.clock.stepTo(first);
    else details.open = !details.open;
  };
  const details = el(
    "details",
    {},
    el("summary", { onclick: press }, el("span", { class: "place" }, hop.place.name), el("small", {}, hop.place.kind), el("span", { class: `badge ${dropped ? "bad" : ""}`.trim() }, last?.action ?? "")),
    el("ol", { class: "steps" }, ...steps),
  );
  return { element: el("li", { class: dropped ? "dropped" : null }, details), details, steps };
}

/**
 * @param {Run} run
 * @param {number} at
 * @param {Lab} lab
 */
function stepItem(run, at, lab) {
  const stop = run.stops[at];
  const { entity } = stop;
  const look = entity && entity.kind !== "outside" && entity.kind !== "sandbox" ? () => lab.diagram.focus(`${entity.kind}:${entity.id}`) : null;
  const go = el("button", { type: "button", class: "go", title: "Lead the packet here", onclick: () => run.clock.stepTo(at) }, el("span", { class: "stage-name" }, stop.stage), el("span", {}, stop.text));
  return el(
    "li",
    { class: stop.action },
    go,
    change(stop),
    looked(stop),
    el("p", { class: "small-print" }, el("code", { title: "The rule that decided" }, stop.rule), look ? button("Show", look, { kind: "link" }) : null),
  );
}
