/** Moving things by the keyboard: step by step at once in the picture, and told to the server when the keys rest. */

import { idOf } from "../lib/keys.js";
import { placing } from "./actions.js";

/** @import {Canvas} from "./canvas.js" */
/** @import {Mover} from "./mover.js" */
/** @import {Point} from "./types.js" */
/** @typedef {import("./neighbours.js").Arrow} Arrow */

const STEP = 8;
const FAR = 40;
const REST = 500;
/** @type {Record<Arrow, Point>} */
const WAYS = { ArrowLeft: { x: -1, y: 0 }, ArrowRight: { x: 1, y: 0 }, ArrowUp: { x: 0, y: -1 }, ArrowDown: { x: 0, y: 1 } };

export class Nudge {
  /** Leaders that were moved since the server was told. @type {Set<string>} */
  #moved = new Set();
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;

  /** @param {Canvas} canvas @param {Mover} mover */
  constructor(canvas, mover) {
    this.canvas = canvas;
    this.mover = mover;
  }

  /** All that is selected, where the thing is among it; otherwise the thing. @param {string} key @param {Arrow} arrow @param {boolean} far */
  by(key, arrow, far) {
    const { selection, announce } = this.canvas.options;
    const keys = selection.ids.includes(key) ? selection.ids : [key];
    const leaders = [...new Set(keys.map((one) => this.mover.leaderOf(one)).filter(Boolean))];
    if (!leaders.length) return announce("This cannot be moved");
    const { x, y } = WAYS[arrow];
    const step = far ? FAR : STEP;
    for (const leader of leaders) this.#step(leader, { x: x * step, y: y * step });
    this.canvas.redraw();
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#tell(), REST);
  }

  stop() {
    clearTimeout(this.#timer);
  }

  /** @param {string} leader @param {Point} by */
  #step(leader, by) {
    const { moving } = this.canvas.drawing;
    if (!moving) return;
    const { rect, origin, least } = moving.frameOf(this.canvas.picture, leader);
    const x = Math.max(least.x, rect.x - origin.x + by.x);
    const y = Math.max(least.y, rect.y - origin.y + by.y);
    const [position] = placing(this.canvas.options.store, [{ key: leader, x, y }]).positions;
    this.canvas.pending.set(position.id, position);
    this.#moved.add(leader);
  }

  async #tell() {
    const { announce } = this.canvas.options;
    const spots = [...this.#moved].flatMap((key) => {
      const position = this.canvas.pending.get(idOf(key));
      return position ? [{ key, x: position.x, y: position.y }] : [];
    });
    this.#moved.clear();
    if (!spots.length) return;
    const done = await this.mover.tell(spots);
    if (done) announce(`Moved: ${done}`);
  }
}
