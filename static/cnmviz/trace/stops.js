/**
 * The stops of a trace: every step as a student looks at it, with a title, what was looked at, and what travels there. Pure: it
 * only arranges what the stages of the walk have said (cnmviz/cnm/walk), and decides nothing itself.
 */

import { changeOf, lookedAt } from "./facts.js";

/** @import {Hop, Place, Step, Trace} from "../types.js" */
/** @import {Errand, Stop} from "./types.js" */

/** Rules by which a name is looked up. */
const LOOK_UPS = new Set(["embedded-dns", "hosts-file", "address", "address-instead", "name-unknown"]);

/** What each action is called as a stage of the way. @type {Record<string, string>} */
const STAGES = {
  received: "Arrival",
  resolved: "Address",
  routed: "Route",
  filtered: "Filter",
  translated: "NAT",
  forwarded: "Forward",
  delivered: "Delivery",
  dropped: "Dropped",
};

/** Stages that have a name of their own. @type {Record<string, string>} */
const BY_RULE = {
  "docker-proxy": "docker-proxy",
  "vxlan-out": "VXLAN",
  "vxlan-in": "VXLAN",
  answer: "Reply is back",
  "kernel-answers": "Kernel answers",
  listener: "Process takes it",
};

/** What travels, as people call it; its letter stands on the packet. @type {Record<Errand, {words: string, letter: string}>} */
export const ERRANDS = {
  lookup: { words: "Name look-up", letter: "D" },
  arp: { words: "ARP question", letter: "A" },
  request: { words: "Request", letter: "Q" },
  reply: { words: "Reply", letter: "R" },
};

/**
 * @param {Trace} trace
 * @returns {Stop[]}
 */
export function stopsOf(trace) {
  return trace.hops.flatMap((hop, at) => hop.steps.map((step, index) => stopOf(trace, hop, step, at, index)));
}

/** The first stop of a hop. @param {Stop[]} stops @param {number} hop */
export function firstOf(stops, hop) {
  return Math.max(0, stops.findIndex((stop) => stop.hop === hop));
}

/** A stop as it is heard. @param {Stop} stop */
export function spoken({ title, text }) {
  return `${title}. ${text}`;
}

/**
 * @param {Trace} trace
 * @param {Hop} hop
 * @param {Step} step
 * @param {number} at
 * @param {number} index
 * @returns {Stop}
 */
function stopOf(trace, hop, step, at, index) {
  const detail = step.detail ?? {};
  const errand = errandOf(hop, step);
  const stage = stageOf(step, errand);
  const asked = /** @type {Place[]} */ (detail.asked ?? []);
  return {
    hop: at,
    step: index,
    place: hop.place,
    direction: hop.direction,
    errand,
    rule: step.rule,
    action: step.action,
    stage,
    title: `${hop.place.name}: ${stage}`,
    text: step.text,
    entity: step.entity ?? null,
    looked: lookedAt(trace.packet, hop.direction, step, errand),
    change: changeOf(hop.direction, detail),
    asked,
    heard: Number(detail.heard ?? asked.length),
    answered: /** @type {Place | null} */ (detail.answered ?? null),
    through: /** @type {Place[]} */ (detail.through ?? []),
    dropped: step.action === "dropped",
  };
}

/** @param {Hop} hop @param {Step} step @returns {Errand} */
function errandOf(hop, { rule }) {
  if (rule === "arp") return "arp";
  if (LOOK_UPS.has(rule)) return "lookup";
  return hop.direction === "back" ? "reply" : "request";
}

/** @param {Step} step @param {Errand} errand */
function stageOf({ rule, action, detail }, errand) {
  const ended = action === "dropped";
  if (errand === "arp") return ended ? `${detail?.protocol ?? "ARP"} without answer` : String(detail?.protocol ?? "ARP");
  if (errand === "lookup" && (detail?.servers || rule === "address")) return ended ? "Name look-up failed" : "Name look-up";
  return BY_RULE[rule] ?? STAGES[action] ?? action;
}
