/**
 * The ways of a packet from stop to stop in one drawing, as polylines: its own, and those of the questions that it sends out. Pure:
 * the drawing knows its lines (`way`), the stops know who was asked.
 */

import { keyOf } from "../lib/keys.js";


/** @import {Place, Trace} from "../types.js" */
/** @import {Stop} from "../trace/types.js" */
/** @import {Drawing, Point, Rect} from "./types.js" */

/** There and back run side by side, so far apart from their line. */
const ASIDE = 4;
/** The server in a sandbox is at its upper right, where no text stands. */
const INSIDE = 16;

/**
 * How a question goes out, one way for each that was asked, and which of them the answer takes (-1: none). `names` says what it is
 * that is asked, where the picture has no thing for it: the DNS server in a sandbox, which asks on in the host.
 * @typedef {{ ways: Point[][], home: number, names: string[] }} Asking
 */

/**
 * One way per step of each hop, beside the line; where a drawing knows no more than hops, the packet stays for all their later steps.
 *
 * @param {Drawing<any>} drawing
 * @param {any} picture
 * @param {Trace} trace
 * @returns {Point[][]} in the order of the stops
 */
export function waysOf(drawing, picture, trace) {
  const legs = drawing.legs?.(picture, trace) ?? drawing.way(picture, trace).map((points, hop) => trace.hops[hop].steps.map((_, at) => (at ? points.slice(-1) : points)));
  return legs.flatMap((hop, index) => {
    const shift = trace.hops[index].direction === "back" ? ASIDE : -ASIDE;
    return hop.map((points) => points.map(({ x, y }) => ({ x: x + shift, y: y + shift })));
  });
}

/**
 * @param {Drawing<any>} drawing
 * @param {any} picture
 * @param {Trace} trace
 * @param {Stop} stop
 * @param {Point} here where the packet stands
 * @param {(key: string) => Rect | null} rect where a thing stands, for those to which no line leads
 * @returns {Asking}
 */
export function askingOf(drawing, picture, trace, stop, here, rect) {
  const home = stop.asked.findIndex((place) => stop.answered && keyOf(place) === keyOf(stop.answered));
  const inside = stop.asked.find(({ kind }) => kind === "sandbox");
  const box = inside && (rect(keyOf(inside)) ?? rect(keyOf(stop.place)));
  const server = box ? { x: box.x + box.w - INSIDE, y: box.y + INSIDE } : null;
  const ways = stop.asked.map((place) => {
    if (place === inside) return server ? [here, server] : [here];
    if (!inside) return lineTo(drawing, picture, trace, stop, [stop.place, ...stop.through, place]);
    const onward = lineTo(drawing, picture, trace, stop, [...stop.through, place]);
    return server ? [here, server, { x: server.x, y: onward[0].y }, ...onward] : [here, ...onward];
  });
  return { ways, home, names: stop.asked.map((place) => (place === inside ? "DNS" : "")) };
}

/** @param {Point[]} points */
export function lengthOf(points) {
  return points.slice(1).reduce((sum, { x, y }, at) => sum + Math.hypot(x - points[at].x, y - points[at].y), 0);
}

/** The point at a distance along a polyline. @param {Point[]} points @param {number} distance @returns {Point} */
export function pointAt(points, distance) {
  let left = distance;
  for (let at = 1; at < points.length; at += 1) {
    const [from, to] = [points[at - 1], points[at]];
    const length = Math.hypot(to.x - from.x, to.y - from.y);
    if (left <= length && length > 0) {
      const part = Math.max(0, left) / length;
      return { x: from.x + (to.x - from.x) * part, y: from.y + (to.y - from.y) * part };
    }
    left -= length;
  }
  return points[points.length - 1];
}

/**
 * The line that a packet would take over these places.
 *
 * @param {Drawing<any>} drawing
 * @param {any} picture
 * @param {Trace} trace
 * @param {Stop} stop
 * @param {Place[]} places
 */
function lineTo(drawing, picture, trace, stop, places) {
  const steps = trace.hops[stop.hop].steps.slice(0, 1);
  const hops = places
    .filter((place, at) => !at || keyOf(place) !== keyOf(places[at - 1]))
    .map((place) => ({ place, direction: /** @type {const} */ ("there"), steps }));
  return drawing.way(picture, { ...trace, hops }).flatMap((points, at) => (at ? points.slice(1) : points.slice(-1)));
}
