/**
 * Who presents in the class, and whether this window follows. Draws nothing. Whatever depends on it reads `presenter`, `leads`, `offered`
 * and `follows`, and hears of it by `changed`.
 *
 * A window follows until its person lets go, and again once they return. Teachers look around alone at first, and so does who is in
 * another lab of the class without having been led there.
 */

import { Emitter } from "../lib/emitter.js";

/** @import {Presented} from "./types.js" */

/**
 * `changed`: who presents, or whether I follow, or how the presenter is connected. `news`: what is presented, as often as it is told.
 * @typedef {{ changed: undefined, news: Presented }} Events
 */

/** @extends {Emitter<Events>} */
export class Following extends Emitter {
  /** What is presented, as it was told last. @type {Presented | null} */
  presented = null;
  /** I look around alone. */
  letGo;
  #me;
  #window;
  #known = "";

  /**
   * @param {number} me my participant
   * @param {string} window this one, of mine
   * @param {boolean} letGo whether I look around alone at first
   */
  constructor(me, window, letGo) {
    super();
    this.#me = me;
    this.#window = window;
    this.letGo = letGo;
  }

  /** Who presents now; null for nobody. `id` is a participant, `person` who they are in the lab. */
  get presenter() {
    const { by = 0, person = "", name = "" } = this.presented ?? {};
    return by ? { id: by, person, name } : null;
  }

  /** This window presents. */
  get leads() {
    return this.presenter?.id === this.#me && this.presented?.window === this.#window;
  }

  /** I present, in this window or another one of mine. */
  get mine() {
    return this.presenter?.id === this.#me;
  }

  /** Another window presents: I can follow it. */
  get offered() {
    return this.presenter !== null && !this.leads;
  }

  /** I follow. */
  get follows() {
    return this.offered && !this.letGo;
  }

  /** The presenter's connection is gone. */
  get lost() {
    return Boolean(this.presented?.lost);
  }

  /** Where is presented from, "" where not everybody may see it. */
  get lab() {
    return this.presented?.lab ?? "";
  }

  /** @param {Presented} presented */
  hear(presented) {
    this.presented = presented;
    this.#tell();
    this.emit("news", presented);
  }

  /** Let go, or return. @param {boolean} [letGo] @returns {boolean} false where there is nobody to follow, or it is so already */
  turn(letGo = !this.letGo) {
    if (!this.offered || letGo === this.letGo) return false;
    this.letGo = letGo;
    this.#tell();
    if (!letGo && this.presented) this.emit("news", this.presented);
    return true;
  }

  #tell() {
    const now = JSON.stringify([this.presenter, this.leads, this.offered, this.follows, this.lost, this.lab]);
    if (now === this.#known) return;
    this.#known = now;
    this.emit("changed", undefined);
  }
}
