/**
 * Which moment of a class is looked at, and the way through all of them: step by step, by a jump, or playing at the pace of the class,
 * in which nobody waits long where nothing happened. Draws nothing and fetches nothing.
 */

import { Emitter } from "../../lib/emitter.js";

/** @import {Moment, View} from "./types.js" */
/** @typedef {{ moved: number, changed: undefined }} Events `moved`: another moment is looked at; `changed`: that, or whether it plays */

/** Milliseconds at the pace of 1 between two moments, however close or far they were. */
export const SHORTEST = 500;
export const LONGEST = 3_000;
export const PACES = [1, 2, 4, 8];

/** @extends {Emitter<Events>} */
export class Player extends Emitter {
  at = 0;
  playing = false;
  pace = 1;
  #moments;
  #views;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;

  /** @param {Moment[]} moments at least one */
  constructor(moments) {
    super();
    this.#moments = moments;
    this.#views = viewsOf(moments);
  }

  get last() {
    return this.#moments.length - 1;
  }

  get moment() {
    return /** @type {Moment} */ (this.#moments[this.at]);
  }

  /** The class at the moment. */
  get view() {
    return /** @type {View} */ (this.#views[this.at]);
  }

  /** @param {number} at */
  go(at) {
    const there = Math.min(this.last, Math.max(0, Math.round(at)));
    if (there === this.at) return;
    this.at = there;
    if (this.playing) this.#next();
    this.emit("moved", there);
    this.emit("changed", undefined);
  }

  /** @param {number} by how many moments forward, or back */
  step(by) {
    this.go(this.at + by);
  }

  /** To the end; from the end, all of it. */
  play() {
    if (!this.last) return;
    this.playing = true;
    if (this.at === this.last) this.go(0);
    else this.emit("changed", undefined);
    this.#next();
  }

  pause() {
    clearTimeout(this.#timer);
    this.playing = false;
    this.emit("changed", undefined);
  }

  /** @param {number} pace */
  setPace(pace) {
    this.pace = pace;
    if (this.playing) this.#next();
    this.emit("changed", undefined);
  }

  #next() {
    clearTimeout(this.#timer);
    const next = this.#moments[this.at + 1];
    if (!next) return this.pause();
    this.#timer = setTimeout(() => this.step(1), between(this.moment, next) / this.pace);
  }
}

/**
 * How long a moment is shown before the next one.
 * @param {Pick<Moment, "at">} one
 * @param {Pick<Moment, "at">} next
 */
export function between(one, next) {
  return Math.min(LONGEST, Math.max(SHORTEST, (next.at - one.at) / 1000));
}

/**
 * The class after each moment. What does not change is shared.
 * @param {Moment[]} moments
 * @returns {View[]}
 */
export function viewsOf(moments) {
  /** @type {View} */
  let view = { students: 0, floor: "", locked: false, locked_ones: [], hands: [], door_open: true, ended: false, handed: "", copies: 0, shown: [], question: null };
  return moments.map(({ now }) => (view = now ? { ...view, ...now } : view));
}
