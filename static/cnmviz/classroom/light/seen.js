/** The light that others make, on the screen of somebody who looks at the same: lines for all, the spotlight for those who follow. */

import { spotWords } from "./spot.js";

/** @import {Announce, Store} from "../../types.js" */
/** @import {LightLayer} from "./layer.js" */
/** @import {Ground, Light, Spot} from "./types.js" */

/** What comes over the wire is played over the time in which it was gathered (limits.TICK_SECONDS). */
const TICK = 200;
/** A spotlight of which nothing was heard for so long is out (limits.SPOT_SECONDS). */
const LOST = 15_000;

export class SeenLight {
  /** @type {Spot | null} */
  #spot = null;
  #by = 0;
  #said = "";
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #lost;
  #layer;
  #ground;
  #follows;
  #store;
  #announce;
  /** @type {(() => void)[]} */
  #stops;

  /**
   * @param {Ground} ground
   * @param {LightLayer} layer
   * @param {object} page
   * @param {() => boolean} page.follows false where somebody looks around alone
   * @param {(stroke: { id: number, by: number }) => boolean} page.own whether a line was drawn in this window
   * @param {() => boolean} page.holds whether this window holds a spotlight itself
   * @param {Store} page.store
   * @param {Announce} page.announce
   */
  constructor(ground, layer, { follows, own, holds, store, announce }) {
    this.#ground = ground;
    this.#layer = layer;
    this.#follows = follows;
    this.#store = store;
    this.#announce = announce;
    const { room } = ground;
    let floor = room.info.floor?.id;
    this.#stops = [
      room.on("light", (/** @type {Light} */ { strokes = [], spots = {} }) => {
        for (const stroke of strokes) if (!own(stroke)) layer.add(stroke, TICK);
        for (const [by, spot] of Object.entries(spots)) if (Number(by) !== room.you.id || !holds()) this.#hear(Number(by), spot);
      }),
      room.on("class", (info) => {
        if (info.floor?.id !== floor || info.ended) this.#out();
        floor = info.floor?.id;
      }),
    ];
  }

  /** Look no more. */
  stop() {
    clearTimeout(this.#lost);
    for (const stop of this.#stops) stop();
    this.#layer.clear();
  }

  /** It may be another question now whether this screen follows. */
  show() {
    this.#layer.light(this.#spot && this.#follows() ? this.#spot : null);
    const says = this.#spot && this.#follows() && this.#spot.lab === this.#ground.lab ? spotWords(this.#store, this.#spot.keys) : "";
    if (says && says !== this.#said) this.#announce(says);
    this.#said = says;
  }

  /** @param {number} by @param {Spot | null} spot */
  #hear(by, spot) {
    if (!spot && by !== this.#by) return;
    clearTimeout(this.#lost);
    if (spot) this.#lost = setTimeout(() => this.#out(), LOST);
    this.#by = by;
    this.#spot = spot;
    this.show();
  }

  #out() {
    clearTimeout(this.#lost);
    this.#spot = null;
    this.show();
  }
}
