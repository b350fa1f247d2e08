/**
 * Moving things by hand: they follow the hand with their lines, and where they are let go they stand for everybody in the lab. While
 * they are in the hand nothing is laid out; the picture is drawn anew when they are put down, before the server has answered.
 */

import { LONGEST_LINE } from "../lib/words.js";
import { placing } from "./actions.js";
import { grown, Obstacles, overlap } from "./obstacles.js";
import { BOX } from "./sizes.js";
import { pathOf, set } from "./svg.js";

/** @import {Canvas} from "./canvas.js" */
/** @import {Store} from "../types.js" */
/** @import {Point, Rect, WirePlace} from "./types.js" */
/** @typedef {ReturnType<typeof placing>} Placing */
/** @typedef {{key: string, x: number, y: number}} Spot a thing by its key, and where it is put */
/** @typedef {{leader: string, rect: Rect, origin: Point, least: Point, obstacles: Rect[]}} Held */

const GRID = 4;
/** How far a thing is moved aside that was put on another. */
const STEP = 16;
const FARTHEST = 40;
/** So many things are looked through one by one. */
const FEW = 40;
/** Things that a hint names; the others it counts. */
const NAMED = 4;

export class Mover {
  /** @type {Held[]} */
  #held = [];
  /** @type {SVGElement[]} */
  #elements = [];
  /** @type {{wire: WirePlace, end: "first" | "last", inside: boolean}[]} */
  #lines = [];
  /** @type {Point} */
  #by = { x: 0, y: 0 };
  /** Told what is in the hand, and null when it was put down. @type {(drag: import("../types.js").Drag | null) => void} */
  onDrag = () => {};

  /** @param {Canvas} canvas */
  constructor(canvas) {
    this.canvas = canvas;
  }

  get held() {
    return this.#held.length > 0;
  }

  /** The thing that would move if this one were taken; "" where none would. @param {string} key */
  leaderOf(key) {
    return this.canvas.drawing.moving?.leaderOf(this.canvas.picture, key) ?? "";
  }

  /** Take hold of things. @param {string[]} keys @returns {boolean} whether any of them can be moved */
  begin(keys) {
    this.cancel();
    const { moving } = this.canvas.drawing;
    if (!moving) return false;
    const leaders = this.#leaders(keys);
    this.#held = leaders.map((leader) => ({ leader, ...moving.frameOf(this.canvas.picture, leader) }));
    for (const leader of leaders) this.#take(moving.partsOf(this.canvas.picture, leader));
    this.canvas.svg.classList.toggle("moving", this.held);
    // What is in the hand must not be pulled away by a view that fits itself anew.
    this.canvas.viewport.chosen ||= this.held;
    return this.held;
  }

  /** The hand is so far from where it took hold, in the picture's own pixels. @param {Point} by */
  move(by) {
    this.#by = this.#allowed(by);
    const { x, y } = this.#by;
    for (const element of this.#elements) element.style.translate = `${x}px ${y}px`;
    for (const { wire, end, inside } of this.#lines) this.#stretch(wire, end, inside);
    this.onDrag({ keys: this.#held.map(({ leader }) => leader), by: [x, y] });
  }

  /** Where the things that are held would stand now, as the command says it. */
  get line() {
    return this.held ? this.#words(this.#spots(NAMED), this.#held.length) : "";
  }

  /** Put down what is held. */
  async end() {
    const { x, y } = this.#by;
    if (!this.held || (!x && !y)) return this.cancel();
    const aside = this.#aside();
    this.#by = { x: x + aside.x, y: y + aside.y };
    await this.#putDown();
  }

  /** Everything goes back to where it was. */
  cancel() {
    for (const { wire } of this.#lines) this.canvas.scene.repaint(`wire:${wire.id}`);
    this.#loose();
  }

  /** Let things go to places of their own. @param {Map<string, Point>} corners of leaders, in the picture's own pixels */
  async put(corners) {
    this.begin([...corners.keys()]);
    for (const held of this.#held) {
      const { x, y } = corners.get(held.leader) ?? held.rect;
      held.rect = { ...held.rect, x, y };
    }
    await this.#putDown();
  }

  /**
   * Tell the server where things are put, in as many commands as it takes. The picture has them there until the server has answered; a
   * refusal takes them back.
   *
   * @param {Spot[]} spots
   * @returns {Promise<string>} what was done, as the command says it; "" where something was refused
   */
  async tell(spots) {
    const { canvas } = this;
    const gestures = inLines(canvas.options.store, spots);
    const positions = gestures.flatMap((gesture) => gesture.positions);
    for (const position of positions) canvas.pending.set(position.id, position);
    let done = true;
    for (const gesture of gestures) done = (await canvas.perform(gesture)) && done;
    // A later move of the same thing stays until it is answered itself.
    for (const position of positions) if (canvas.pending.get(position.id) === position) canvas.pending.delete(position.id);
    canvas.soon();
    return done ? this.#words(spots.slice(0, NAMED), spots.length) : "";
  }

  /** @param {string[]} keys */
  #leaders(keys) {
    const leaders = [...new Set(keys.map((key) => this.leaderOf(key)).filter(Boolean))];
    const hosts = new Set(leaders.filter((leader) => leader.startsWith("host:")));
    // What stands in a host that is moved goes with it.
    return leaders.filter((leader) => hosts.has(leader) || !hosts.has(`host:${this.canvas.scene.view(leader)?.place.group}`));
  }

  /** @param {{keys: string[], group?: string, lines: {wire: WirePlace, end: "first" | "last"}[]}} parts */
  #take({ keys, group, lines }) {
    if (group !== undefined) this.#elements.push(this.canvas.scene.group(group).element);
    this.#elements.push(...keys.flatMap((key) => this.canvas.scene.view(key)?.element ?? []));
    this.#lines.push(...lines.map((line) => ({ ...line, inside: group !== undefined && line.wire.group === group })));
  }

  /** On the grid, and not out of a frame. @param {Point} by @returns {Point} */
  #allowed(by) {
    const least = { x: -Infinity, y: -Infinity };
    for (const { rect, origin, least: edge } of this.#held) {
      least.x = Math.max(least.x, origin.x + edge.x - rect.x);
      least.y = Math.max(least.y, origin.y + edge.y - rect.y);
    }
    const snap = (/** @type {number} */ number) => Math.round(number / GRID) * GRID;
    return { x: Math.max(Math.min(0, least.x), snap(by.x)), y: Math.max(Math.min(0, least.y), snap(by.y)) };
  }

  /**
   * A line as it is while one of its ends is in the hand. Where the line itself moves along, it is its other end that stays behind.
   *
   * @param {WirePlace} wire
   * @param {"first" | "last"} end
   * @param {boolean} inside
   */
  #stretch(wire, end, inside) {
    const line = this.canvas.scene.view(`wire:${wire.id}`)?.parts.line;
    if (!line) return;
    const [first, last] = [wire.points[0], wire.points[wire.points.length - 1]];
    const { x, y } = inside ? { x: -this.#by.x, y: 0 } : this.#by;
    const moved = (/** @type {Point} */ point) => ({ x: point.x + x, y: point.y + y });
    const [from, to] = (end === "first") === !inside ? [moved(first), last] : [first, moved(last)];
    set(line, { d: pathOf(inside ? [from, to] : elbow(from, to, wire.part === "drop"), 10) });
  }

  /** How far aside there is room for all that is held, where it was put on something. @returns {Point} */
  #aside() {
    const moved = new Set(this.#held.map(({ leader }) => leader));
    const near = this.#held.flatMap((held) => held.obstacles.filter((place) => !moved.has(this.leaderOf(keyOf(place)))));
    const obstacles = near.length > FEW ? new Obstacles(near) : null;
    const taken = (/** @type {Rect} */ rect) => (obstacles ? obstacles.under(rect).size > 0 : near.some((place) => overlap(place, rect)));
    const rects = this.#held.map(({ rect }) => grown({ ...rect, x: rect.x + this.#by.x, y: rect.y + this.#by.y }, BOX.between / 3));
    const free = (/** @type {Point} */ { x, y }) => rects.every((rect) => !taken({ ...rect, x: rect.x + x, y: rect.y + y }));
    return nearby().find((by) => free(by) && this.#reachable(by)) ?? { x: 0, y: 0 };
  }

  /** @param {Point} by */
  #reachable(by) {
    return this.#held.every(({ rect, origin, least }) => {
      return rect.x + this.#by.x + by.x >= origin.x + least.x && rect.y + this.#by.y + by.y >= origin.y + least.y;
    });
  }

  /** Where the things that are held would stand now. @param {number} [most] @returns {Spot[]} */
  #spots(most) {
    return this.#held.slice(0, most).map(({ leader, rect, origin }) => ({
      key: leader,
      x: Math.round(rect.x + this.#by.x - origin.x),
      y: Math.round(rect.y + this.#by.y - origin.y),
    }));
  }

  /** @param {Spot[]} first @param {number} all how many there are */
  #words(first, all) {
    const { line } = placing(this.canvas.options.store, first);
    return all > first.length ? `${line} and ${all - first.length} more` : line;
  }

  async #putDown() {
    const spots = this.#spots();
    this.#loose();
    const told = this.tell(spots);
    this.canvas.redraw();
    await told;
  }

  #loose() {
    for (const element of this.#elements) element.style.translate = "";
    if (this.held) this.onDrag(null);
    this.#held = [];
    this.#elements = [];
    this.#lines = [];
    this.#by = { x: 0, y: 0 };
    this.canvas.svg.classList.remove("moving");
  }
}

/** Commands that put things at places, each no longer than the server takes. @param {Store} store @param {Spot[]} spots @returns {Placing[]} */
function inLines(store, spots) {
  const gesture = placing(store, spots);
  if (spots.length < 2 || gesture.line.length <= LONGEST_LINE) return [gesture];
  const half = Math.ceil(spots.length / 2);
  return [...inLines(store, spots.slice(0, half)), ...inLines(store, spots.slice(half))];
}

/** @param {any} place */
function keyOf({ container, network, host, id }) {
  return `${container ? "container" : network ? "network" : host ? "host" : ""}:${id}`;
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

/** @type {Point[]} */
let around = [];

/** Steps aside, the nearest first. */
function nearby() {
  if (around.length) return around;
  for (let x = -FARTHEST; x <= FARTHEST; x++) for (let y = -FARTHEST; y <= FARTHEST; y++) around.push({ x: x * STEP, y: y * STEP });
  around.sort((a, b) => Math.hypot(a.x, a.y) - Math.hypot(b.x, b.y));
  return around;
}
