/**
 * A stop in words, as it stands beside the packet: place and stage, the sentence, what was looked at, and at the end the verdict. It lies
 * over the picture, so it is short: what the packet is, and the verdict in full, stand in the panel.
 */

import { el, icon } from "../lib/dom.js";
import { fixOffer } from "../trace/fix.js";
import { ERRANDS } from "../trace/stops.js";
import { packetIcon } from "./packet.js";

/** @import {Run, Stop} from "../trace/types.js" */

/** Rows that are the same at most stops. */
const ENDS = new Set(["From", "To", "Protocol"]);

/**
 * @param {Run} run
 * @param {number} at
 * @returns {HTMLElement[]}
 */
export function cardOf(run, at) {
  const stop = run.stops[at];
  const last = at === run.stops.length - 1;
  const parts = [head(stop), el("p", { class: "sentence" }, stop.text), last ? verdict(run) : null, change(stop), looked({ looked: stop.looked.filter(([label]) => !ENDS.has(label)) })];
  return parts.flatMap((part) => part ?? []);
}

/** @param {Stop} stop */
function head({ place, stage, errand }) {
  return el(
    "header",
    {},
    packetIcon(errand),
    el("h3", {}, el("b", {}, place.name), " ", stage),
    errand === "request" || errand === "reply" ? el("small", { class: `errand ${errand}` }, ERRANDS[errand].words) : null,
  );
}

/** What a stage looked at, as a table of two columns. @param {Pick<Stop, "looked">} stop */
export function looked({ looked: rows }) {
  if (!rows.length) return null;
  return el("table", { class: "looked" }, el("tbody", {}, ...rows.map(([label, value]) => el("tr", {}, el("th", { scope: "row" }, label), el("td", {}, value)))));
}

/** The packet before and after a translation; what has changed stands out by more than colour. @param {Stop} stop */
export function change({ change: rows }) {
  if (!rows.length) return null;
  const header = el("tr", {}, el("td", {}), el("th", { scope: "col" }, "before"), el("th", { scope: "col" }, "after"));
  const line = ([label, before, after] = ["", "", ""]) =>
    el("tr", { class: before === after ? null : "changed" }, el("th", { scope: "row" }, label), el("td", {}, before || "–"), el("td", {}, after || "–"));
  return el("table", { class: "change" }, el("thead", {}, header), el("tbody", {}, ...rows.map((row) => line(row))));
}

/** @param {Run} run */
function verdict(run) {
  const { ok, key } = run.trace.verdict;
  const { rule } = run.stops[run.stops.length - 1];
  return el(
    "div",
    { class: `outcome ${ok ? "ok" : "bad"}` },
    el("p", {}, icon(ok ? "check" : "close"), el("b", {}, ok ? "Yes" : "No"), el("code", {}, key), el("small", {}, "rule ", el("code", {}, rule))),
    !ok && run.trace.fix.length ? fixOffer(run, "The fix, beside the packet") : null,
  );
}
