/**
 * One thing in the hand, with all that goes with it and its lines. It is shown where the hand has it, wherever the layout has it:
 * when others change the lab meanwhile, `take` learns anew where it would stand, and it stays under the hand.
 */

import { entityOf } from "./actions.js";
import { pathOf, set } from "./svg.js";

/** @import {Canvas} from "./canvas.js" */
/** @import {Moving, Point, Rect, WirePlace} from "./types.js" */
/** @typedef {{wire: WirePlace, end: "first" | "last", inside: boolean}} Line */

export class Held {
  /** Its corner when it was taken. @type {Point} */
  start;
  /** Where the layout has it. @type {Rect} */
  place = { x: 0, y: 0, w: 0, h: 0 };
  /** The corner that its place is counted from. @type {Point} */
  origin = { x: 0, y: 0 };
  /** How near it may come to that. @type {Point} */
  least = { x: 0, y: 0 };
  /** What people call it. */
  name = "";
  /** @type {SVGElement[]} */
  #elements = [];
  /** @type {Line[]} */
  #lines = [];

  /** @param {Canvas} canvas @param {Moving<any>} moving @param {string} leader "kind:id" */
  constructor(canvas, moving, leader) {
    this.canvas = canvas;
    this.moving = moving;
    this.leader = leader;
    this.take();
    this.start = { x: this.place.x, y: this.place.y };
  }

  /** It where it was taken, as large as it is now. @returns {Rect} */
  get rect() {
    return { ...this.place, ...this.start };
  }

  /** How far it may go left and up: within its frame, and as far out of it as it stands already. @returns {Point} */
  get farthest() {
    const { start, place, origin, least } = this;
    return { x: Math.min(place.x, origin.x + least.x) - start.x, y: Math.min(place.y, origin.y + least.y) - start.y };
  }

  /** Whether the lab and the picture still have it as a thing of its own. */
  get there() {
    return this.known && this.moving.leaderOf(this.canvas.picture, this.leader) === this.leader;
  }

  get known() {
    return entityOf(this.canvas.options.store, this.leader) !== undefined;
  }

  /** Its corner is so far from where the layout has it while the hand has moved so far. @param {Point} by @returns {Point} */
  offset(by) {
    return { x: this.start.x - this.place.x + by.x, y: this.start.y - this.place.y + by.y };
  }

  /** Whether the hand has it where the layout has it. @param {Point} by */
  home(by) {
    const { x, y } = this.offset(by);
    return !x && !y;
  }

  /** Take hold of it as the picture has it now. */
  take() {
    const { picture, scene, options } = this.canvas;
    const thing = entityOf(options.store, this.leader);
    if (thing && "name" in thing) this.name = thing.name;
    const { rect, ...frame } = this.moving.frameOf(picture, this.leader);
    Object.assign(this, frame, { place: rect });
    const { keys, group, lines } = this.moving.partsOf(picture, this.leader);
    // A thing that glided to its place would slide away under the hand.
    scene.settle([...keys, ...lines.map(({ wire }) => `wire:${wire.id}`)], group);
    this.#elements = keys.flatMap((key) => scene.view(key)?.element ?? []);
    if (group !== undefined) this.#elements.push(scene.group(group).element);
    this.#lines = lines.map((line) => ({ ...line, inside: group !== undefined && line.wire.group === group }));
  }

  /** Show it where the hand has it. @param {Point} by how far the hand has moved */
  show(by) {
    const off = this.offset(by);
    for (const element of this.#elements) element.style.translate = `${off.x}px ${off.y}px`;
    for (const { wire, end, inside } of this.#lines) this.#stretch(wire, end, inside ? { x: -off.x, y: 0 } : off, inside);
  }

  /** Show it where the layout has it, but for its lines. */
  loose() {
    for (const element of this.#elements) element.style.translate = "";
  }

  /** Show all of it where the layout has it. */
  back() {
    for (const { wire } of this.#lines) this.canvas.scene.repaint(`wire:${wire.id}`);
    this.loose();
  }

  /**
   * A line as it is while one of its ends is in the hand. Where the line itself moves along, it is its other end that stays behind.
   *
   * @param {WirePlace} wire
   * @param {"first" | "last"} end
   * @param {Point} by
   * @param {boolean} inside
   */
  #stretch(wire, end, by, inside) {
    const line = this.canvas.scene.view(`wire:${wire.id}`)?.parts.line;
    if (!line) return;
    const [first, last] = [wire.points[0], wire.points[wire.points.length - 1]];
    const moved = (/** @type {Point} */ point) => ({ x: point.x + by.x, y: point.y + by.y });
    const [from, to] = (end === "first") === !inside ? [moved(first), last] : [first, moved(last)];
    set(line, { d: pathOf(inside ? [from, to] : elbow(from, to, wire.part === "drop"), 10) });
  }
}

/** From one point to another with two corners. @param {Point} from @param {Point} to @param {boolean} upright it sets out downwards */
function elbow(from, to, upright) {
  if (upright) {
    const y = (from.y + to.y) / 2;
    return [from, { x: from.x, y }, { x: to.x, y }, to];
  }
  const x = (from.x + to.x) / 2;
  return [from, { x, y: from.y }, { x, y: to.y }, to];
}
