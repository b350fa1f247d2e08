/**
 * How often the lines of a picture cross: what an order of containers is judged by. Pure; nothing is drawn or moved here.
 *
 * A crossing is a point where lines of two networks meet, or a line that runs behind a bar that is not its network's. Lines of one
 * network may meet, and the ways out of hosts belong to none.
 */

/** @import {Picture, Point} from "./types.js" */
/** @typedef {{network: string, from: Point, to: Point}} Segment from left to right, or from the top where it is upright */

/** @param {Picture} picture @returns {number} */
export function crossingsOf(picture) {
  const segments = [...linesOf(picture), ...barsOf(picture)].sort((a, b) => a.from.x - b.from.x);
  /** @type {Segment[]} those that the sweep from left to right is inside of */
  let open = [];
  let count = 0;
  for (const segment of segments) {
    open = open.filter((other) => other.to.x >= segment.from.x);
    for (const other of open) if (other.network !== segment.network && meet(segment, other)) count += 1;
    open.push(segment);
  }
  return count;
}

/** @param {Picture} picture @returns {Segment[]} */
function linesOf({ wires }) {
  return wires
    .filter((wire) => wire.network)
    .flatMap(({ network, points }) => points.slice(1).map((to, i) => segment(network, points[i], to)));
}

/** A bar counts as the line through its middle: whatever runs behind it crosses that. @param {Picture} picture @returns {Segment[]} */
function barsOf({ networks }) {
  return networks
    .filter((place) => !place.chip)
    .map(({ id, x, y, w, h }) => segment(id, { x, y: y + h / 2 }, { x: x + w, y: y + h / 2 }));
}

/** @param {string} network @param {Point} a @param {Point} b @returns {Segment} */
function segment(network, a, b) {
  const [from, to] = a.x < b.x || (a.x === b.x && a.y <= b.y) ? [a, b] : [b, a];
  return { network, from, to };
}

/** Whether they have a point in common; ends count, for a line that ends on another's looks joined to it. @param {Segment} a @param {Segment} b */
function meet(a, b) {
  if (Math.max(a.from.y, a.to.y) < Math.min(b.from.y, b.to.y) || Math.max(b.from.y, b.to.y) < Math.min(a.from.y, a.to.y)) return false;
  return apart(a, b) && apart(b, a);
}

/** Whether the ends of one do not lie on the same side of the other. @param {Segment} line @param {Segment} ends */
function apart(line, ends) {
  return turn(line, ends.from) * turn(line, ends.to) <= 0;
}

/** Left of the line (-1), on it (0), right of it (1). @param {Segment} line @param {Point} point */
function turn({ from, to }, point) {
  return Math.sign((to.x - from.x) * (point.y - from.y) - (to.y - from.y) * (point.x - from.x));
}
