/**
 * The spotlight in the presenter's hand: on what is selected, so that the keyboard leads it too; where nothing is, round about the
 * pointer. It is told when it moves, and now and then, so that it is known to be held.
 */

import { spotWords } from "./spot.js";

/** @import {Announce, Selection, Store} from "../../types.js" */
/** @import {LightLayer} from "./layer.js" */
/** @import {Ground, Spot} from "./types.js" */

const EVERY = 100;
const STILL_HELD = 5_000;
const KEYS = 20;
/** Around the pointer, in pixels of the screen. */
const RADIUS = 110;

export class Beam {
  on = false;
  /** Called when it is switched. */
  onChange = () => {};
  /** Where the pointer is, in client pixels. @type {[number, number] | null} */
  #at = null;
  #said = "";
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;
  /** @type {ReturnType<typeof setInterval> | undefined} */
  #holding;
  #ground;
  #layer;
  #lab;

  /**
   * @param {Ground} ground
   * @param {LightLayer} layer
   * @param {{ selection: Selection, store: Store, announce: Announce }} lab
   */
  constructor(ground, layer, lab) {
    this.#ground = ground;
    this.#layer = layer;
    this.#lab = lab;
    lab.selection.subscribe(() => this.#moved());
    ground.onTurned(() => this.#moved());
    document.addEventListener("pointermove", (event) => this.#follow(event), { passive: true });
    ground.room.on("welcome", () => this.#moved());
  }

  /** @param {boolean} on */
  turn(on) {
    if (on === this.on) return;
    this.on = on;
    clearInterval(this.#holding);
    if (on) {
      this.#holding = setInterval(() => this.#tell(), STILL_HELD);
      this.#moved();
    } else this.#out();
    this.onChange();
  }

  #out() {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#said = "";
    this.#layer.light(null);
    this.#ground.room.tell({ type: "spotlight", on: false });
    this.#lab.announce("Spotlight off");
  }

  /** @param {PointerEvent} event */
  #follow({ clientX, clientY, target }) {
    const glass = this.#ground.glass();
    if (!glass || !(target instanceof Node) || !glass.root.contains(target)) return;
    this.#at = [clientX, clientY];
    if (!this.#lab.selection.ids.length) this.#moved();
  }

  #moved() {
    if (!this.on) return;
    this.#layer.light(this.#spot());
    this.#timer ??= setTimeout(() => this.#tell(), EVERY);
  }

  /** @returns {Spot} */
  #spot() {
    const { room, lab, front, glass } = this.#ground;
    const over = glass();
    const keys = this.#lab.selection.ids.slice(0, KEYS);
    const whole = over?.root.getBoundingClientRect();
    const [x, y] = this.#at ?? [(whole?.left ?? 0) + (whole?.width ?? 0) / 2, (whole?.top ?? 0) + (whole?.height ?? 0) / 2];
    const point = over?.toWorld(x, y) ?? { x: 0, y: 0 };
    const at = /** @type {[number, number]} */ ([Math.round(point.x), Math.round(point.y)]);
    return { colour: room.you.colour, lab, view: front(), keys, at: keys.length ? null : at, size: Math.max(1, Math.round(RADIUS / (over?.zoom ?? 1))) };
  }

  #tell() {
    this.#timer = undefined;
    if (!this.on) return;
    const { lab, view, keys, at, size } = this.#spot();
    this.#ground.room.tell({ type: "spotlight", on: true, lab, view, keys, at, size });
    const says = spotWords(this.#lab.store, keys);
    if (says !== this.#said) this.#lab.announce(says);
    this.#said = says;
  }
}
