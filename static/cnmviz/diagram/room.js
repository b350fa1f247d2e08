/**
 * Where a rectangle of the picture is seen in a pane of which corners lie under something else: as large as can be and clear of it,
 * or with as little panning as can be. Pure.
 *
 * A *cover* is what lies over the pane, a *room* a part of the pane; each cover that is in the way takes a strip at one of its sides.
 */

/** @import {Point, Rect} from "./types.js" */
/** @import {View} from "./viewport.js" */
/** @typedef {{width: number, height: number}} Size */
/** @typedef {{left: number, top: number, right: number, bottom: number}} Room in pixels of the pane */

const MARGIN = 20;
/** Between the picture and what lies over the pane. */
const CLEAR = 10;
/** A room with less than this part of the pane's width or height is taken only where there is no other: the picture would hang in a corner. */
const ENOUGH = 0.6;

/**
 * @param {Rect} rect
 * @param {Size} size of the pane
 * @param {Room[]} covers
 * @param {{least: number, largest: number}} zooms
 * @returns {View} the largest that shows all of it; in the middle of its room
 */
export function fitted(rect, size, covers, { least, largest }) {
  const views = roomsOf(size, Math.min(MARGIN, size.width / 12), covers).map((room) => {
    const zoom = Math.max(least, Math.min(largest, width(room) / rect.w, height(room) / rect.h));
    const middle = (/** @type {number} */ from, /** @type {number} */ to, /** @type {number} */ start, /** @type {number} */ length) => (from + to - length * zoom) / 2 - start * zoom;
    return { x: middle(room.left, room.right, rect.x, rect.w), y: middle(room.top, room.bottom, rect.y, rect.h), zoom };
  });
  const clear = views.filter((view) => !hidden(seen(rect, view), covers, CLEAR - 1));
  return (clear.length ? clear : views.slice(0, 1)).reduce((best, view) => (view.zoom > best.zoom ? view : best));
}

/**
 * @param {Rect} rect
 * @param {Size} size of the pane
 * @param {Room[]} covers
 * @param {View} view
 * @param {Rect} [all] of the picture, of which half a pane, or half of it, stays in sight
 * @returns {Point} how far to pan
 */
export function revealed(rect, size, covers, view, all = rect) {
  const box = seen(rect, view);
  const whole = seen(all, view);
  const pans = roomsOf(size, 0, covers).map((room) => ({
    x: kept(shift(box.left, box.right, room.left, room.right), size.width, whole.left, whole.right),
    y: kept(shift(box.top, box.bottom, room.top, room.bottom), size.height, whole.top, whole.bottom),
  }));
  const clear = pans.filter(({ x, y }) => !hidden(seen(rect, { ...view, x: view.x + x, y: view.y + y }), covers, 0));
  const way = ({ x, y } = { x: 0, y: 0 }) => Math.abs(x) + Math.abs(y);
  return (clear.length ? clear : pans.slice(0, 1)).reduce((best, pan) => (way(pan) < way(best) ? pan : best));
}

/**
 * The whole pane first, then what is left where covers take their strips.
 *
 * @param {Size} size
 * @param {number} margin
 * @param {Room[]} covers
 */
function roomsOf(size, margin, covers) {
  /** @type {Room[]} */
  let rooms = [{ left: margin, top: margin, right: size.width - margin, bottom: size.height - margin }];
  for (const cover of covers) rooms = rooms.flatMap((room) => [room, ...without(room, cover)]);
  const [whole, ...rest] = rooms.filter((room) => width(room) > 0 && height(room) > 0);
  const ample = rest.filter((room) => width(room) >= ENOUGH * size.width && height(room) >= ENOUGH * size.height);
  return [whole ?? rooms[0], ...(ample.length ? ample : rest)];
}

/** @param {Room} room @param {Room} cover @returns {Room[]} */
function without(room, cover) {
  return [
    { ...room, top: Math.max(room.top, cover.bottom + CLEAR) },
    { ...room, right: Math.min(room.right, cover.left - CLEAR) },
    { ...room, bottom: Math.min(room.bottom, cover.top - CLEAR) },
    { ...room, left: Math.max(room.left, cover.right + CLEAR) },
  ];
}

/** @param {Rect} rect @param {View} view @returns {Room} */
function seen({ x, y, w, h }, view) {
  const [left, top] = [x * view.zoom + view.x, y * view.zoom + view.y];
  return { left, top, right: left + w * view.zoom, bottom: top + h * view.zoom };
}

/** @param {Room} box @param {Room[]} covers @param {number} near how near to a cover is as bad as under it */
function hidden(box, covers, near) {
  return covers.some(({ left, top, right, bottom }) => box.left < right + near && box.right > left - near && box.top < bottom + near && box.bottom > top - near);
}

/** Into its room with a margin, as far as it has one there. @param {number} start @param {number} end @param {number} low @param {number} high */
function shift(start, end, low, high) {
  const edge = Math.min(MARGIN, Math.max(0, (high - low - (end - start)) / 2));
  if (start < low + edge) return low + edge - start;
  return end > high - edge ? Math.max(high - edge - end, low + edge - start) : 0;
}

/**
 * A pan along one axis that leaves enough of the picture in sight.
 *
 * @param {number} by
 * @param {number} size of the pane
 * @param {number} start of the picture
 * @param {number} end
 */
function kept(by, size, start, end) {
  const enough = Math.min(size, end - start) / 2;
  return Math.min(size - enough - start, Math.max(enough - end, by));
}

/** @param {Room} room */
function width({ left, right }) {
  return right - left;
}

/** @param {Room} room */
function height({ top, bottom }) {
  return bottom - top;
}
