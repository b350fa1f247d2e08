/** Where a spotlight is in a picture, and what it is on in words. Pure. */

import { split } from "../../lib/keys.js";

/** @import {Glass, Rect} from "../../diagram/types.js" */
/** @import {Store} from "../../types.js" */
/** @import {Spot} from "./types.js" */

/** Around things, in pixels of the screen. */
const AROUND = 12;
const CORNER = 16;

/**
 * What is light, in pixels of the pane.
 * @param {Spot} spot
 * @param {Pick<Glass, "rect" | "toScreen" | "zoom">} glass
 * @param {string} view the one in front
 * @returns {(Rect & { corner: number }) | null} null where nothing of it is there
 */
export function litUp({ keys, view: of, at, size }, glass, view) {
  const rects = keys.flatMap((key) => glass.rect(key) ?? []);
  if (rects.length) return around(rects, glass);
  if (!at || of !== view) return null;
  const { x, y } = glass.toScreen({ x: at[0], y: at[1] });
  const radius = size * glass.zoom;
  return { x: x - radius, y: y - radius, w: 2 * radius, h: 2 * radius, corner: radius };
}

/** @param {Rect[]} rects @param {Pick<Glass, "toScreen" | "zoom">} glass */
function around(rects, glass) {
  const [left, top] = [Math.min(...rects.map(({ x }) => x)), Math.min(...rects.map(({ y }) => y))];
  const [right, bottom] = [Math.max(...rects.map(({ x, w }) => x + w)), Math.max(...rects.map(({ y, h }) => y + h))];
  const { x, y } = glass.toScreen({ x: left, y: top });
  return { x: x - AROUND, y: y - AROUND, w: (right - left) * glass.zoom + 2 * AROUND, h: (bottom - top) * glass.zoom + 2 * AROUND, corner: CORNER };
}

/** What a spotlight is on, as it is said. @param {Store} store @param {string[]} keys */
export function spotWords(store, keys) {
  const names = keys.map((key) => named(store, key)).filter(Boolean);
  if (!keys.length) return "Spotlight on";
  return `Spotlight on ${names.length && names.length < 4 ? names.join(", ") : keys.length === 1 ? "a part of the picture" : `${keys.length} things`}`;
}

/** @param {Store} store @param {string} key */
function named(store, key) {
  const [kind, id] = split(key);
  if (kind === "outside") return "the world outside";
  const thing = store.get(kind, id);
  if (!thing) return "";
  const owner = "container" in thing ? store.get("container", thing.container) : undefined;
  if (owner && "name" in owner) return `${kind} of ${owner.name}`;
  return "name" in thing ? thing.name : kind;
}
