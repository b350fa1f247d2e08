/** Rectangles that a line should not run through and a box should not lie on, found by where they are. Pure. */

/** @import {Point, Rect} from "./types.js" */

const CELL = 240;

export class Obstacles {
  /** @type {Map<string, Rect[]>} */
  #cells = new Map();

  /** @param {Iterable<Rect>} [rects] */
  constructor(rects = []) {
    for (const rect of rects) this.add(rect);
  }

  /** @param {Rect} rect */
  add(rect) {
    for (const cell of cellsOf(rect)) {
      const known = this.#cells.get(cell);
      if (known) known.push(rect);
      else this.#cells.set(cell, [rect]);
    }
  }

  /** Those that share some area with a rectangle. @param {Rect} rect @returns {Set<Rect>} */
  under(rect) {
    const found = new Set();
    for (const cell of cellsOf(rect)) {
      for (const other of this.#cells.get(cell) ?? []) if (overlap(rect, other)) found.add(other);
    }
    return found;
  }

  /** How many of them a polyline of level and upright lines runs through. @param {Point[]} points @param {Set<Rect>} [except] */
  crossed(points, except) {
    const found = new Set();
    for (let at = 1; at < points.length; at++) for (const rect of this.under(stroke(points[at - 1], points[at]))) found.add(rect);
    for (const rect of except ?? []) found.delete(rect);
    return found.size;
  }
}

/** @param {Rect} rect */
function* cellsOf({ x, y, w, h }) {
  for (let column = Math.floor(x / CELL); column <= Math.floor((x + w) / CELL); column++) {
    for (let row = Math.floor(y / CELL); row <= Math.floor((y + h) / CELL); row++) yield `${column} ${row}`;
  }
}

/** @param {Rect} a @param {Rect} b */
export function overlap(a, b) {
  return a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h;
}

/** A line as a rectangle of its width. @param {Point} a @param {Point} b @returns {Rect} */
function stroke(a, b) {
  return {
    x: Math.min(a.x, b.x) - 1,
    y: Math.min(a.y, b.y) - 1,
    w: Math.abs(a.x - b.x) + 2,
    h: Math.abs(a.y - b.y) + 2,
  };
}

/** A rectangle and some room around it. @param {Rect} rect @param {number} by @returns {Rect} */
export function grown({ x, y, w, h }, by) {
  return { x: x - by, y: y - by, w: w + 2 * by, h: h + 2 * by };
}
