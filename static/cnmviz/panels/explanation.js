/**
 * The way of a packet in words, beside the picture that plays it: verdict, reason, each place on the way there and back with
 * its steps, and where the answer is "no" the smallest change that would turn it round.
 */

import { button, el, fill, icon } from "../lib/dom.js";
import { refusal } from "../lib/receipt.js";

/** @typedef {import("./types.js").Lab} Lab */
/** @typedef {import("../types.js").Trace} Trace */
/** @typedef {import("../types.js").Hop} Hop */
/** @typedef {import("../types.js").Step} Step */

export class Explanation {
  #stop = () => {};
  #root;
  #lab;
  #askAgain;

  /**
   * @param {HTMLElement} root
   * @param {Lab} lab
   * @param {() => Promise<void>} askAgain
   */
  constructor(root, lab, askAgain) {
    this.#root = root;
    this.#lab = lab;
    this.#askAgain = askAgain;
  }

  /** @param {Trace} trace */
  show(trace) {
    this.#stop();
    const player = this.#lab.diagram.showTrace(trace);
    const hops = trace.hops.map((hop, index) => hopItem(hop, () => player.stepTo(index), this.#lab));
    const controls = playerControls(player, trace.hops.length);
    const answer = el("div", { hidden: true }, verdict(trace), trace.fix.length ? fixOffer(trace, this.#lab, this.#askAgain) : null);
    const waiting = underWay(trace, () => {
      player.stepTo(trace.hops.length - 1);
      reveal(waiting, answer);
      for (const item of hops) item.hidden = false;
    });
    fill(
      this.#root,
      waiting,
      answer,
      controls.element,
      ...way("The way there", hops.filter((_, at) => trace.hops[at]?.direction === "there")),
      ...way("The way back", hops.filter((_, at) => trace.hops[at]?.direction === "back")),
      button("Clear from the picture", () => this.clear(), { kind: "quiet" }),
    );
    const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
    const follow = (/** @type {number} */ at, /** @type {boolean} */ playing) => {
      const known = !answer.hidden || still || at >= trace.hops.length - 1;
      hops.forEach((item, index) => {
        item.setAttribute("aria-current", index === at ? "step" : "false");
        item.hidden = !known && index > at;
      });
      controls.show(at, playing);
      // Once known, the answer stays, also while one looks at an earlier stop.
      if (known) reveal(waiting, answer);
    };
    this.#stop = player.onHop(follow);
    follow(player.at, player.playing);
    this.#lab.announce(`${question(trace)} ${trace.verdict.ok ? "Yes" : "No"}. ${trace.reason}`);
  }

  /** Nothing is explained any more, and the picture shows no way. */
  clear() {
    this.#lab.diagram.clearTrace();
    this.#stop();
    fill(this.#root);
  }
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
 * @param {Trace} trace
 * @param {Lab} lab
 * @param {() => Promise<void>} askAgain
 */
function fixOffer(trace, lab, askAgain) {
  const problem = el("p", { class: "problem", role: "alert", hidden: true });
  const apply = async () => {
    run.disabled = true;
    for (const line of trace.fix) {
      const why = refusal(await lab.commands.line(line, { quiet: true, source: "form" }));
      problem.hidden = !why;
      problem.textContent = why;
      if (why) return void (run.disabled = false);
    }
    await askAgain();
    run.disabled = false;
  };
  const run = button("Make it so", apply, { icon: "fix", kind: "primary" });
  const lines = trace.fix.map((line) => el("li", {}, el("code", {}, line)));
  return el("section", { class: "fix", "aria-label": "What would change the answer" }, el("h4", {}, "What would turn it round"), el("ol", {}, ...lines), run, problem);
}

/**
 * @param {import("../diagram/types.js").TracePlayer} player
 * @param {number} count
 */
function playerControls(player, count) {
  const only = (/** @type {string} */ label, /** @type {string} */ drawing, /** @type {() => void} */ run) =>
    el("button", { type: "button", class: "button quiet only-icon", "aria-label": label, title: label, onclick: run }, icon(drawing));
  const toggle = only("Play", "play", () => (player.playing ? player.pause() : player.play()));
  const at = el("span", { class: "hint" });
  const element = el(
    "div",
    { class: "player", role: "group", "aria-label": "The packet in the picture" },
    only("Step back", "back", () => player.stepTo(Math.max(0, player.at - 1))),
    toggle,
    only("Step forward", "forward", () => player.stepTo(Math.min(count - 1, player.at + 1))),
    at,
  );
  const show = (/** @type {number} */ now, /** @type {boolean} */ playing) => {
    const word = playing ? "Pause" : "Play";
    toggle.setAttribute("aria-label", word);
    toggle.title = word;
    fill(toggle, icon(playing ? "pause" : "play"));
    at.textContent = `Stop ${Math.min(count, Math.max(1, now + 1))} of ${count}`;
  };
  return { element, show };
}

/**
 * @param {string} title
 * @param {HTMLElement[]} items
 */
function way(title, items) {
  return items.length ? [el("h4", {}, title), el("ol", { class: "hops" }, ...items)] : [];
}

/**
 * @param {Hop} hop
 * @param {() => void} step
 * @param {Lab} lab
 */
function hopItem(hop, step, lab) {
  const last = hop.steps.at(-1);
  const dropped = last?.action === "dropped";
  const details = el(
    "details",
    { open: dropped },
    el("summary", {}, el("span", { class: "place" }, hop.place.name), el("small", {}, hop.place.kind), el("span", { class: `badge ${dropped ? "bad" : ""}`.trim() }, last?.action ?? "")),
    el("ol", { class: "steps" }, ...hop.steps.map((one) => stepItem(one, lab))),
  );
  details.querySelector("summary")?.addEventListener("click", step);
  return el("li", { class: dropped ? "dropped" : null }, details);
}

/**
 * @param {Step} step
 * @param {Lab} lab
 */
function stepItem(step, lab) {
  const { entity } = step;
  const look = entity && entity.kind !== "outside" ? () => lab.diagram.focus(`${entity.kind}:${entity.id}`) : null;
  const facts = Object.entries(step.detail ?? {}).flatMap(([name, value]) => [el("dt", {}, name.replaceAll("_", " ")), el("dd", {}, written(value))]);
  return el(
    "li",
    { class: step.action },
    el("p", {}, step.text),
    facts.length ? el("dl", { class: "facts small" }, ...facts) : null,
    el("p", { class: "small-print" }, el("code", { title: "The rule that decided" }, step.rule), look ? button("Show", look, { kind: "link" }) : null),
  );
}

/** @param {unknown} value */
function written(value) {
  if (Array.isArray(value)) return value.map(String).join(", ");
  return typeof value === "object" && value ? JSON.stringify(value) : String(value);
}
