/** Lining things up, and spreading them evenly: where each of several rectangles would stand. Pure. */

/** @import {Point, Rect} from "./types.js" */

/** @typedef {"left" | "centre" | "right" | "top" | "middle" | "bottom" | "across" | "down"} Alignment */

/** In the order in which menus have them. @type {[Alignment, string][]} */
export const ALIGNMENTS = [
  ["left", "Align left edges"],
  ["centre", "Align centres"],
  ["right", "Align right edges"],
  ["top", "Align tops"],
  ["middle", "Align middles"],
  ["bottom", "Align bottoms"],
  ["across", "Spread evenly across"],
  ["down", "Spread evenly down"],
];

/**
 * @param {Map<string, Rect>} rects by key
 * @param {Alignment} how
 * @returns {Map<string, Point>} corners, of those that move
 */
export function aligned(rects, how) {
  const all = [...rects.values()];
  const edges = {
    left: Math.min(...all.map(({ x }) => x)),
    right: Math.max(...all.map(({ x, w }) => x + w)),
    top: Math.min(...all.map(({ y }) => y)),
    bottom: Math.max(...all.map(({ y, h }) => y + h)),
  };
  if (how === "across" || how === "down") return spread(rects, how);
  /** @type {Record<string, (rect: Rect) => Point>} */
  const corners = {
    left: ({ y }) => ({ x: edges.left, y }),
    centre: ({ y, w }) => ({ x: Math.round((edges.left + edges.right - w) / 2), y }),
    right: ({ y, w }) => ({ x: edges.right - w, y }),
    top: ({ x }) => ({ x, y: edges.top }),
    middle: ({ x, h }) => ({ x, y: Math.round((edges.top + edges.bottom - h) / 2) }),
    bottom: ({ x, h }) => ({ x, y: edges.bottom - h }),
  };
  return moved(rects, new Map([...rects].map(([key, rect]) => [key, corners[how](rect)])));
}

/** The gaps between neighbours become equal; the first and the last stay. @param {Map<string, Rect>} rects @param {"across" | "down"} how */
function spread(rects, how) {
  const [start, size] = how === "across" ? /** @type {const} */ (["x", "w"]) : /** @type {const} */ (["y", "h"]);
  const sorted = [...rects].sort(([, a], [, b]) => a[start] - b[start]);
  const [first, last] = [sorted[0][1], sorted[sorted.length - 1][1]];
  const filled = sorted.reduce((sum, [, rect]) => sum + rect[size], 0);
  const gap = (last[start] + last[size] - first[start] - filled) / Math.max(1, sorted.length - 1);
  let at = first[start];
  /** @type {Map<string, Point>} */
  const corners = new Map();
  for (const [key, rect] of sorted) {
    corners.set(key, { x: rect.x, y: rect.y, [start]: Math.round(at) });
    at += rect[size] + gap;
  }
  return moved(rects, corners);
}

/** @param {Map<string, Rect>} rects @param {Map<string, Point>} corners */
function moved(rects, corners) {
  return new Map([...corners].filter(([key, { x, y }]) => x !== rects.get(key)?.x || y !== rects.get(key)?.y));
}
