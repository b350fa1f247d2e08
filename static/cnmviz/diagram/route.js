/**
 * A line of its own from a socket to a bar, where one of the two was moved by hand: level and upright, around boxes and bars where
 * that can be. Pure.
 */

import { BAR, ROUTE } from "./sizes.js";

/** @import {Obstacles} from "./obstacles.js" */
/** @import {Point, Rect} from "./types.js" */

/** What running through a thing counts, in pixels of a detour; and what a corner counts. */
const THROUGH = 100_000;
const CORNER = 30;

/**
 * @param {Point} from a socket; the line sets out downwards
 * @param {Rect} bar where it ends, at the upper or the lower edge
 * @param {Rect} box around the socket
 * @param {Obstacles} obstacles
 * @param {number} lane tells lines of one box apart
 * @returns {Point[]}
 */
export function route(from, bar, box, obstacles, lane) {
  const own = new Set([bar]);
  /** @type {Point[]} */
  let best = [];
  let least = Infinity;
  for (const way of ways(from, bar, box, lane)) {
    const points = withoutStops(way);
    // The way out of its own box crosses nothing.
    const cost = obstacles.crossed(points.slice(1), own) * THROUGH + points.length * CORNER + lengthOf(points);
    if (cost < least) [best, least] = [points, cost];
  }
  return best;
}

/** @param {Point} from @param {Rect} bar @param {Rect} box @param {number} lane @returns {Iterable<Point[]>} */
function ways(from, bar, box, lane) {
  const out = from.y + ROUTE.out + lane * ROUTE.apart;
  return bar.y > out ? waysDown(from, bar, out, lane) : waysUp(from, bar, box, out, lane);
}

/** @param {Point} from @param {Rect} bar @param {number} out @param {number} lane */
function* waysDown(from, bar, out, lane) {
  const above = bar.y - ROUTE.out - lane * ROUTE.apart;
  for (const x of landings(from.x, bar)) {
    for (const y of [out, above, (out + above) / 2]) yield [from, { x: from.x, y }, { x, y }, { x, y: bar.y }];
  }
}

/** Around the box, on either side. @param {Point} from @param {Rect} bar @param {Rect} box @param {number} out @param {number} lane */
function* waysUp(from, bar, box, out, lane) {
  const below = bar.y + bar.h;
  const turn = below + ROUTE.out + lane * ROUTE.apart;
  const aside = ROUTE.out + lane * ROUTE.apart;
  for (const x of landings(from.x, bar)) {
    yield [from, { x: from.x, y: Math.max(out, turn) }, { x, y: Math.max(out, turn) }, { x, y: below }];
    for (const side of [box.x - aside, box.x + box.w + aside])
      yield [from, { x: from.x, y: out }, { x: side, y: out }, { x: side, y: turn }, { x, y: turn }, { x, y: below }];
  }
}

/** Where on a bar a line may end: straight below the socket, otherwise at either end. @param {number} x @param {Rect} bar */
function landings(x, bar) {
  const [left, right] = [bar.x + BAR.cap, bar.x + bar.w - BAR.pad];
  return [...new Set([Math.min(Math.max(x, left), right), left + lanesIn(bar), right - lanesIn(bar)])];
}

/** @param {Rect} bar */
function lanesIn(bar) {
  return Math.min(24, bar.w / 8);
}

/** Without points that are no corners. @param {Point[]} points */
function withoutStops(points) {
  return points.filter((point, at) => {
    const [before, after] = [points[at - 1], points[at + 1]];
    if (!before) return true;
    if (before.x === point.x && before.y === point.y) return false;
    return !after || !((before.x === point.x && point.x === after.x) || (before.y === point.y && point.y === after.y));
  });
}

/** @param {Point[]} points */
function lengthOf(points) {
  return points.slice(1).reduce((sum, { x, y }, at) => sum + Math.abs(x - points[at].x) + Math.abs(y - points[at].y), 0);
}
