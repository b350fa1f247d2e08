/** Which thing lies next in a direction, for the arrow keys. Pure. */

/** @import {Rect} from "./types.js" */
/** @typedef {"ArrowLeft" | "ArrowRight" | "ArrowUp" | "ArrowDown"} Arrow */

/** How much more a step aside counts than a step ahead. */
const ASIDE = 2.5;

/**
 * @param {Rect} from
 * @param {Iterable<[string, Rect]>} others
 * @param {Arrow} arrow
 * @returns {string} the key of the nearest, or ""
 */
export function neighbour(from, others, arrow) {
  let best = "";
  let least = Infinity;
  for (const [key, rect] of others) {
    const cost = costOf(from, rect, arrow);
    if (cost < least) [best, least] = [key, cost];
  }
  return best;
}

/** @param {Rect} from @param {Rect} to @param {Arrow} arrow */
function costOf(from, to, arrow) {
  if (within(to, from) && arrow !== "ArrowDown") return Infinity;
  if (within(from, to) && arrow !== "ArrowUp") return Infinity;
  const level = arrow === "ArrowLeft" || arrow === "ArrowRight";
  const sign = arrow === "ArrowRight" || arrow === "ArrowDown" ? 1 : -1;
  const [a, b] = level ? [span(from.x, from.w), span(to.x, to.w)] : [span(from.y, from.h), span(to.y, to.h)];
  const [c, d] = level ? [span(from.y, from.h), span(to.y, to.h)] : [span(from.x, from.w), span(to.x, to.w)];
  const ahead = sign * (b.middle - a.middle);
  if (ahead <= 1) return Infinity;
  const gap = Math.max(0, sign > 0 ? b.start - a.end : a.start - b.end);
  const aside = Math.max(0, d.start - c.end, c.start - d.end);
  return gap + ASIDE * aside + 0.05 * ahead + 0.02 * Math.abs(d.middle - c.middle);
}

/** What stands in a thing lies below it, whatever the direction. @param {Rect} inner @param {Rect} outer */
function within(inner, outer) {
  return (
    inner.x >= outer.x && inner.y >= outer.y && inner.x + inner.w <= outer.x + outer.w && inner.y + inner.h <= outer.y + outer.h
  );
}

/** @param {number} start @param {number} size */
function span(start, size) {
  return { start, end: start + size, middle: start + size / 2 };
}
