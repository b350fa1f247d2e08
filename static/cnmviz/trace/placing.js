/** Where a note stands near a point: inside its room, never over the point, near it, and over little that it should not hide. Pure. */

/** @import {Point, Rect} from "../diagram/types.js" */
/** @typedef {Rect & {weight?: number}} Shy what it should not hide, and how much more than another thing */

/** How far it stays away from the point, and how finely places are tried. */
const GAP = 30;
const STEP = 24;
/** What hiding a whole thing costs, standing a pixel farther away, and leaving its place by a pixel. */
const HIDING = 320;
const AWAY = 0.5;
const LEAVING = 0.2;

/**
 * @param {Point} point
 * @param {{w: number, h: number}} size of the note
 * @param {Rect} room
 * @param {Shy[]} avoid
 * @param {Point | null} [before] where it stood until now: it does not jump about for little
 * @returns {Point | null} its corner; null where there is no room
 */
export function placeBeside(point, size, room, avoid, before = null) {
  let best = null;
  let least = Infinity;
  for (const x of tries(room.x, room.x + room.w - size.w, [point.x + GAP, point.x - GAP - size.w])) {
    for (const y of tries(room.y, room.y + room.h - size.h, [point.y + GAP, point.y - GAP - size.h])) {
      const leaving = before ? LEAVING * Math.hypot(x - before.x, y - before.y) : 0;
      const cost = costOf({ x, y, ...size }, point, avoid, leaving, least);
      if (cost < least) [best, least] = [{ x, y }, cost];
    }
  }
  return best;
}

/** The point of a rectangle that is nearest to another point. @param {Rect} rect @param {Point} point @returns {Point} */
export function nearest({ x, y, w, h }, point) {
  return { x: Math.max(x, Math.min(point.x, x + w)), y: Math.max(y, Math.min(point.y, y + h)) };
}

/** @param {number} from @param {number} to @param {number[]} more */
function tries(from, to, more) {
  const steps = Array.from({ length: Math.max(0, Math.floor((to - from) / STEP) + 1) }, (_, at) => from + at * STEP);
  return [...more.filter((one) => one >= from && one <= to), ...steps];
}

/**
 * @param {Rect} note
 * @param {Point} point
 * @param {Shy[]} avoid
 * @param {number} leaving
 * @param {number} least where it costs more than this, how much more does not matter
 */
function costOf(note, point, avoid, leaving, least) {
  const near = nearest(note, point);
  const distance = Math.hypot(near.x - point.x, near.y - point.y);
  if (distance < GAP - 0.5) return Infinity;
  let cost = distance * AWAY + leaving;
  for (const rect of avoid) {
    if (cost >= least) return Infinity;
    cost += HIDING * (rect.weight ?? 1) * (overlap(note, rect) / (rect.w * rect.h));
  }
  return cost;
}

/** @param {Rect} a @param {Rect} b */
function overlap(a, b) {
  const w = Math.min(a.x + a.w, b.x + b.w) - Math.max(a.x, b.x);
  const h = Math.min(a.y + a.h, b.y + b.h) - Math.max(a.y, b.y);
  return w > 0 && h > 0 ? w * h : 0;
}
