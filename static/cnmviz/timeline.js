/**
 * Which moment of the lab is looked at: the present, or the lab as it was after an entry of its log. Draws nothing.
 *
 * `live` is always the present; `shown` is what is looked at. While that is the present, `shown` gets each frame that `live` gets;
 * in the past it is stepped by frames, back and forth, or where the way is long, loaded whole. A goal that is set while another
 * one is still being fetched replaces it.
 */

import { Frames } from "./frames.js";
import { Emitter } from "./lib/emitter.js";

/** @typedef {import("./store.js").LabStore} LabStore */
/** @typedef {import("./past.js").Past} Past */
/** @typedef {import("./types.js").LogRow} LogRow */
/**
 * `moved`: another moment is looked at. `changed`: that, or what there is to say about it. `problem`: the past could not be fetched.
 * @typedef {{ moved: undefined, changed: undefined, problem: string }} Events
 */

/** Entries that are stepped over; a longer way is not gone but fetched. */
export const FAR = 400;
const EVERY = 900;

/** @extends {Emitter<Events>} */
export class Timeline extends Emitter {
  /** The seq that is looked at; 0 is the present. */
  at = 0;
  playing = false;
  #live;
  #shown;
  #past;
  #frames;
  #every;
  /** Where to, 0 for nowhere in the past. */
  #goal = 0;
  /** The newest entry when the present was left. */
  #left = 0;
  #travelling = false;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;

  /**
   * @param {object} options
   * @param {LabStore} options.live
   * @param {LabStore} options.shown nobody else writes on it
   * @param {Past} options.past
   * @param {number} [options.every] milliseconds that each step is shown while playing
   */
  constructor({ live, shown, past, every = EVERY }) {
    super();
    this.#live = live;
    this.#shown = shown;
    this.#past = past;
    this.#every = every;
    this.#frames = new Frames(past.frames);
    shown.become(live);
    live.subscribe((_changes, frame) => (frame ? this.#follow(frame) : this.#reload()));
  }

  get newest() {
    return this.#live.seq;
  }

  /** The moment that is looked at or, while its entries are fetched, will be. */
  get aim() {
    return this.#goal || this.at || this.newest;
  }

  get waiting() {
    return this.#goal !== 0 && this.#goal !== this.at;
  }

  /** Entries that came since the present was left. */
  get newer() {
    return this.at ? this.newest - this.#left : 0;
  }

  /** Why nothing can be changed here. */
  get note() {
    return `You are looking at step ${this.at} of ${this.newest}. Go back to now, or continue from here in a lab of its own.`;
  }

  /**
   * Who did what at a step, as far as it is known here.
   * @param {number} seq
   * @returns {LogRow | undefined}
   */
  row(seq) {
    const { log } = this.#live;
    return this.#frames.get(seq) ?? log[seq - (log[0]?.seq ?? 0)];
  }

  /** @param {number} seq */
  go(seq) {
    const goal = Math.max(1, Math.round(seq));
    if (goal >= this.newest) return this.now();
    this.#goal = goal;
    this.emit("changed", undefined);
    void this.#travel();
  }

  /** @param {number} by how many steps forward, or back */
  step(by) {
    if (this.aim < this.newest || by < 0) this.go(this.aim + by);
  }

  now() {
    this.#goal = 0;
    this.#stop();
    if (this.at) this.#arrive(0, () => this.#shown.become(this.#live));
    else this.emit("changed", undefined);
  }

  /** Forward to the present, step by step; from the present, all of it. */
  play() {
    if (this.newest < 2) return;
    this.playing = true;
    if (!this.at && !this.#goal) this.go(1);
    else this.emit("changed", undefined);
    this.#tick();
  }

  pause() {
    this.#stop();
    this.emit("changed", undefined);
  }

  #stop() {
    this.playing = false;
    clearTimeout(this.#timer);
  }

  #tick() {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      if (!this.waiting) this.step(1);
      if (this.playing) this.#tick();
    }, this.#every);
  }

  /** @param {import("./types.js").Frame} frame */
  #follow(frame) {
    this.#frames.add(frame);
    if (!this.at) this.#shown.apply(frame);
    this.emit("changed", undefined);
  }

  /** The present was loaded whole. A moment stays what it was, unless the lab does not reach so far any more. */
  #reload() {
    if (this.at && this.at < this.newest) return this.emit("changed", undefined);
    this.#goal = 0;
    this.#stop();
    this.#arrive(0, () => this.#shown.become(this.#live));
  }

  async #travel() {
    if (this.#travelling) return;
    this.#travelling = true;
    try {
      while (this.waiting) await this.#towards(this.#goal);
    } catch {
      this.#goal = this.at;
      this.#stop();
      this.emit("changed", undefined);
      this.emit("problem", "Earlier steps could not be loaded. Try again once the lab is connected.");
    } finally {
      this.#travelling = false;
    }
  }

  /**
   * Go there, or fetch what is missing for it; then it is looked anew, because the goal or the present may have moved meanwhile.
   * @param {number} goal
   */
  async #towards(goal) {
    const here = this.#shown.seq;
    const fromPresent = this.newest - goal < Math.abs(here - goal);
    const start = fromPresent ? this.newest : here;
    if (Math.abs(start - goal) > FAR) return this.#fetch(goal);
    const way = this.#frames.span(Math.min(start, goal), Math.max(start, goal));
    if (!way.length) return this.#frames.want(Math.min(start, goal), Math.max(start, goal), this.newest);
    const between = way.slice(1);
    this.#arrive(goal, () => {
      if (fromPresent) this.#shown.become(this.#live, between.reverse());
      else this.#shown.travel(goal < here ? between.reverse() : between, goal < here);
    });
  }

  /** @param {number} goal */
  async #fetch(goal) {
    const [snapshot] = await Promise.all([this.#past.moment(goal), this.#frames.want(goal, goal, this.newest)]);
    if (this.#goal === goal) this.#arrive(goal, () => this.#shown.load({ ...snapshot, lab: this.#live.lab }));
  }

  /**
   * @param {number} at
   * @param {() => void} show
   */
  #arrive(at, show) {
    if (at && !this.at) this.#left = this.newest;
    this.at = at;
    show();
    this.emit("moved", undefined);
    this.emit("changed", undefined);
  }
}
