/**
 * Moving things by hand: they follow the hand with their lines, and where they are let go they stand for everybody in the lab. A move
 * of the hand lays nothing out; the picture is drawn anew when they are put down, before the server has answered. What others do
 * meanwhile is drawn around what is in the hand, and what they remove is in it no longer.
 */

import { inLines } from "../lib/lines.js";
import { entityOf, placing, spotWord } from "./actions.js";
import { Held } from "./held.js";
import { grown, Obstacles, overlap } from "./obstacles.js";
import { BOX } from "./sizes.js";

/** @import {Canvas} from "./canvas.js" */
/** @import {Point, Rect} from "./types.js" */
/** @typedef {{key: string, x: number, y: number}} Spot a thing by its key, and where it is put */

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
  /** How far the hand is from where it took hold. @type {Point} */
  #hand = { x: 0, y: 0 };
  /** How far what is in it may follow. @type {Point} */
  #by = { x: 0, y: 0 };
  /** Told what is in the hand, and null when it was put down. @type {(drag: import("../types.js").Drag | null) => void} */
  onDrag = () => {};

  /** @param {Canvas} canvas */
  constructor(canvas) {
    this.canvas = canvas;
    canvas.onDraw(() => this.#follow());
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
    this.#held = this.#leaders(keys).map((leader) => new Held(this.canvas, moving, leader));
    this.canvas.svg.classList.toggle("moving", this.held);
    // What is in the hand must not be pulled away by a view that fits itself anew.
    this.canvas.viewport.chosen ||= this.held;
    return this.held;
  }

  /** The hand is so far from where it took hold, in the picture's own pixels. @param {Point} by */
  move(by) {
    this.#hand = by;
    this.#by = this.#allowed(by);
    for (const held of this.#held) held.show(this.#by);
    const { x, y } = this.#held[0]?.offset(this.#by) ?? this.#by;
    this.onDrag({ keys: this.#held.map(({ leader }) => leader), by: [x, y] });
  }

  /** Where the things that are held would stand now, as the command says it. */
  get line() {
    return this.held ? this.#words(this.#spots(NAMED), this.#held.length) : "";
  }

  /** Put down what is held. */
  async end() {
    this.#leave();
    if (this.#held.every((held) => held.home(this.#by))) return this.cancel();
    const { x, y } = this.#aside();
    this.#by = { x: this.#by.x + x, y: this.#by.y + y };
    await this.#putDown();
  }

  /** Everything goes back to where it was. */
  cancel() {
    for (const held of this.#held) held.back();
    this.#loose();
  }

  /** Let things go to places of their own. @param {Map<string, Point>} corners of leaders, in the picture's own pixels */
  async put(corners) {
    this.begin([...corners.keys()]);
    for (const held of this.#held) held.start = corners.get(held.leader) ?? held.start;
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
    const { store } = canvas.options;
    const there = spots.filter(({ key }) => entityOf(store, key));
    if (there.length < spots.length) this.#forget(spots);
    const gestures = inLines("place", there, (spot) => spotWord(store, spot)).map((line) => placing(store, line));
    const positions = gestures.flatMap((gesture) => gesture.positions);
    for (const position of positions) canvas.pending.set(position.id, position);
    let done = true;
    for (const gesture of gestures) done = (await canvas.perform(gesture)) && done;
    // A later move of the same thing stays until it is answered itself.
    for (const position of positions) if (canvas.pending.get(position.id) === position) canvas.pending.delete(position.id);
    canvas.soon();
    return done && there.length ? this.#words(there.slice(0, NAMED), there.length) : "";
  }

  /** What was removed before the server was told of its place has none. @param {Spot[]} spots */
  #forget(spots) {
    const { options, pending } = this.canvas;
    for (const { key } of spots) if (!entityOf(options.store, key)) pending.delete(key.slice(key.indexOf(":") + 1));
  }

  /** The picture was laid out anew, because somebody changed the lab: what is in the hand stays under it. */
  #follow() {
    this.#leave();
    if (!this.held) return;
    for (const held of this.#held) held.back();
    for (const held of this.#held) held.take();
    this.move(this.#hand);
    this.canvas.notices.rephrase(this.line);
  }

  /** What somebody removed is no longer in the hand, and what is left of it stays. */
  #leave() {
    const gone = new Set(this.#held.filter((held) => !held.there));
    const [first] = gone;
    if (!first) return;
    const at = { ...first.rect, x: first.start.x + this.#by.x, y: first.start.y + this.#by.y };
    for (const held of gone) held.back();
    if (gone.size === this.#held.length) this.#drop();
    this.#held = this.#held.filter((held) => !gone.has(held));
    this.canvas.refuse(farewell([...gone]), at);
  }

  #drop() {
    this.#loose();
    this.canvas.notices.unhint();
  }

  /** @param {string[]} keys */
  #leaders(keys) {
    const leaders = [...new Set(keys.map((key) => this.leaderOf(key)).filter(Boolean))];
    const hosts = new Set(leaders.filter((leader) => leader.startsWith("host:")));
    // What stands in a host that is moved goes with it.
    return leaders.filter((leader) => hosts.has(leader) || !hosts.has(`host:${this.canvas.scene.view(leader)?.place.group}`));
  }

  /** On the grid, and not out of a frame. @param {Point} by @returns {Point} */
  #allowed(by) {
    const least = { x: -Infinity, y: -Infinity };
    for (const { farthest } of this.#held) {
      least.x = Math.max(least.x, farthest.x);
      least.y = Math.max(least.y, farthest.y);
    }
    const snap = (/** @type {number} */ number) => Math.round(number / GRID) * GRID;
    return { x: Math.max(least.x, snap(by.x)), y: Math.max(least.y, snap(by.y)) };
  }

  /** How far aside there is room for all that is held, where it was put on something. @returns {Point} */
  #aside() {
    const { drawing, picture } = this.canvas;
    const near = drawing.moving?.obstaclesTo(picture, this.#held.map(({ leader }) => leader)) ?? [];
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
    for (const held of this.#held) held.loose();
    if (this.held) this.onDrag(null);
    this.#held = [];
    this.#by = this.#hand = { x: 0, y: 0 };
    this.canvas.svg.classList.remove("moving");
  }
}

/** Why things are in the hand no longer. @param {Held[]} gone */
function farewell(gone) {
  const more = gone.length - 1;
  const names = `${gone[0].name}${more ? ` and ${more} more` : ""}`;
  if (gone.some((held) => held.known)) return `${names} cannot be moved any more`;
  return `${names} ${more ? "were" : "was"} removed meanwhile`;
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
