/** The frame of a host, what is written on it, and what stands over it from very far away. Pure. */

import { hostSays } from "./labels.js";
import { FAR, FRAME } from "./sizes.js";
import { farSize, shorten } from "./text.js";

/** @import {HostPlan} from "./plan.js" */
/** @import {CaptionPlace, HostPlace, Measure, Rect} from "./types.js" */
/** @typedef {{region: Rect | null, railX: number, uplinks: number[]}} Marks the host's own namespace, and where lines meet its rail */

/**
 * @param {HostPlan} plan
 * @param {Rect} rect
 * @param {Marks} marks
 * @param {Measure} measure
 * @returns {HostPlace}
 */
export function placeHost(plan, rect, { region, railX, uplinks }, measure) {
  const { host } = plan.model;
  const port = { x: rect.x + rect.w, y: rect.y + FRAME.head / 2 };
  return {
    id: host.id,
    group: host.id,
    host,
    says: hostSays(host, countOf(plan)),
    ...rect,
    port,
    region,
    rail: { x: railX, y1: port.y, y2: Math.max(port.y, ...uplinks, region ? region.y + 20 : 0) },
    ...hostTexts(host, rect.w, measure),
    note: plan.empty ? "No containers yet" : "",
    middle: { x: rect.x + rect.w / 2, y: rect.y + FRAME.head + FRAME.empty / 2 },
  };
}

/**
 * What is written over a host that is so far away that its containers are only blocks.
 *
 * @param {HostPlan} plan
 * @param {Rect} rect
 * @param {Measure} measure
 * @returns {CaptionPlace}
 */
export function captionOf(plan, rect, measure) {
  const { host } = plan.model;
  const networks = plan.rows.flatMap((row) => row.bars).length;
  const lines = [shorten(host.name, "host", rect.w / 2, measure), `${countOf(plan)} containers, ${networks} networks`];
  const widest = Math.max(...lines.map((line) => measure(line, "title")));
  const size = farSize(widest, { w: rect.w * 0.8, h: rect.h / 3 }, FAR.caption);
  return { id: host.id, group: host.id, x: rect.x + rect.w / 2, y: rect.y + rect.h / 2, lines, size };
}

/** @param {HostPlan} plan */
function countOf(plan) {
  return plan.rows.flatMap((row) => row.slots).flatMap((slot) => slot.boxes).length;
}

/**
 * Name and address share the head of the frame, near and far.
 *
 * @param {import("../types.js").Host} host
 * @param {number} width
 * @param {Measure} measure
 */
function hostTexts(host, width, measure) {
  const title = shorten(host.name, "host", width / 2, measure);
  const label = `${host.interface}  ${host.address}`;
  const room = { w: width / 2 - 80, h: FRAME.head };
  return {
    title,
    label,
    far: farSize(measure(title, "title"), room, FAR.host),
    farLabel: farSize(measure(label, "mono") * 1.25, room, FAR.label),
  };
}
