/** The shapes of lines that were drawn by hand, as paths. Pure. */

/** @import {Point} from "../../diagram/types.js" */

/** A smooth line through the middles between points. @param {Point[]} points */
export function curve(points) {
  const [first, ...rest] = points;
  if (!first) return "";
  let d = `M${spot(first)}`;
  rest.forEach((point, at) => {
    const next = rest[at + 1];
    d += next ? `Q${spot(point)} ${spot(middle(point, next))}` : `L${spot(point)}`;
  });
  return rest.length ? d : `${d}h0`;
}

/**
 * A line as an outline: as wide at each point as that says, round at its ends.
 * @param {(Point & { width: number })[]} points
 */
export function ribbon(points) {
  const last = points.at(-1);
  if (!last) return "";
  if (points.length < 2) return disc(last, last.width / 2);
  const sides = points.map((point, at) => {
    const before = points[Math.max(0, at - 1)] ?? point;
    const after = points[Math.min(points.length - 1, at + 1)] ?? point;
    const length = Math.hypot(after.x - before.x, after.y - before.y) || 1;
    const [dx, dy] = [((after.y - before.y) / length) * (point.width / 2), ((after.x - before.x) / length) * (point.width / 2)];
    return [{ x: point.x + dx, y: point.y - dy }, { x: point.x - dx, y: point.y + dy }];
  });
  const there = sides.map(([side]) => /** @type {Point} */ (side));
  const back = sides.map(([, side]) => /** @type {Point} */ (side)).reverse();
  return `${curve(there)}${curve(back).replace("M", "L")}Z${disc(last, last.width / 2)}`;
}

/** @param {Point} at @param {number} radius */
function disc({ x, y }, radius) {
  const r = round(radius);
  return `M${round(x - radius)} ${round(y)}a${r} ${r} 0 1 1 ${2 * r} 0a${r} ${r} 0 1 1 ${-2 * r} 0Z`;
}

/** @param {Point} point */
function spot({ x, y }) {
  return `${round(x)} ${round(y)}`;
}

/** @param {Point} one @param {Point} other */
function middle(one, other) {
  return { x: (one.x + other.x) / 2, y: (one.y + other.y) / 2 };
}

/** @param {number} number */
function round(number) {
  return Math.round(number * 10) / 10;
}
