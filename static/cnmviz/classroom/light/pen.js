/** What a hand draws, as messages: thinned out, gathered for a moment, in lines of which none is too long. Draws on its own screen at once. */

/** @import {Point} from "../../diagram/types.js" */
/** @import {LightLayer} from "./layer.js" */
/** @import {Ground, Stroke} from "./types.js" */

const EVERY = 100;
/** Of one message, and of one line, as the server takes it (cnmviz/classroom/light/limits.py). */
const POINTS = 64;
const LINE = 500;
/** Points nearer to each other than this, in pixels of the screen, are one. */
const APART = 3;

export class Pen {
  /** The lines of this window. @type {Set<number>} */
  #own = new Set();
  /** @type {Stroke | null} */
  #stroke = null;
  #length = 0;
  /** @type {Point | null} */
  #last = null;
  /** @type {[number, number][]} */
  #waiting = [];
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;
  #ground;
  #layer;

  /** @param {Ground} ground @param {LightLayer} layer */
  constructor(ground, layer) {
    this.#ground = ground;
    this.#layer = layer;
  }

  /** Whether a line was drawn here. @param {{ id: number }} stroke */
  own({ id }) {
    return this.#own.has(id);
  }

  /** @param {boolean} ink */
  down(ink) {
    this.up();
    const { room, lab, front } = this.#ground;
    const id = 1 + Math.floor(Math.random() * 2 ** 31);
    this.#own.add(id);
    this.#stroke = { id, by: room.you.id, colour: room.you.colour, lab, view: front(), ink, points: [] };
    this.#length = 0;
    this.#last = null;
  }

  /** @param {Point} point in the picture's own pixels @param {number} zoom */
  move({ x, y }, zoom) {
    if (!this.#stroke) return;
    if (this.#last && Math.hypot(x - this.#last.x, y - this.#last.y) * zoom < APART) return;
    this.#last = { x, y };
    if (this.#length >= LINE) this.#goOn();
    this.#put([Math.round(x * 10) / 10, Math.round(y * 10) / 10]);
  }

  up() {
    this.#send();
    this.#stroke = null;
  }

  /** A line that is long enough goes on as another one, from where it ends. */
  #goOn() {
    const { ink, points } = /** @type {Stroke} */ (this.#stroke);
    const end = points.at(-1);
    this.down(ink);
    if (end) this.#put(end);
  }

  /** @param {[number, number]} point */
  #put(point) {
    const stroke = /** @type {Stroke} */ (this.#stroke);
    this.#length += 1;
    stroke.points = [point];
    this.#layer.add(stroke);
    this.#waiting.push(point);
    this.#timer ??= setTimeout(() => this.#send(), EVERY);
  }

  #send() {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const stroke = this.#stroke;
    const points = this.#waiting;
    this.#waiting = [];
    if (!stroke) return;
    const { id, lab, view, ink } = stroke;
    for (let at = 0; at < points.length; at += POINTS) this.#ground.room.tell({ type: "draw", id, lab, view, ink, points: points.slice(at, at + POINTS) });
  }
}
