/**
 * The clock of a packet: at which stop it is, whether it plays, and how fast. Whoever draws a packet follows its clock, so that all
 * of them show the same stop. Knows neither DOM nor trace; how long a way takes is told by who draws it (`pace`).
 */

/** @import {ClockState} from "./types.js" */

export const SPEEDS = [0.5, 1, 2, 4];
/** How long a packet stays at a stop while it plays, in milliseconds at the ordinary speed. */
const STAY = 1100;
/** A way that takes less is no journey: the packet is there at once. */
const LEAST = 1;

/**
 * @typedef {object} Time where the time comes from; tests bring their own
 * @property {() => number} now
 * @property {(act: () => void, ms: number) => any} wait
 * @property {(waiting: any) => void} cancel
 */

/** @type {Time} */
const TIME = {
  now: () => performance.now(),
  wait: (act, ms) => setTimeout(act, ms),
  cancel: (waiting) => clearTimeout(waiting),
};

export class TraceClock {
  /** How long the way to a stop takes, in milliseconds at the ordinary speed. @type {(stop: number) => number} */
  pace = () => 0;
  /** Where many pages show one packet: how long that way takes on all of them, whatever each of them draws. @type {((stop: number) => number) | null} */
  beat = null;
  #at = 0;
  #playing = false;
  #speed = 1;
  /** @type {{to: number, started: number, duration: number} | null} */
  #travel = null;
  /** When it came to its stop. */
  #since = 0;
  /** @type {any} */
  #waiting;
  #count;
  #time;
  /** @type {Set<(state: ClockState) => void>} */
  #listeners = new Set();

  /** @param {number} count of stops @param {Time} [time] */
  constructor(count, time = TIME) {
    this.#count = count;
    this.#time = time;
  }

  get count() {
    return this.#count;
  }

  get at() {
    return this.#at;
  }

  get playing() {
    return this.#playing;
  }

  get speed() {
    return this.#speed;
  }

  /** The stop to which the packet is on its way; -1 while it stands. */
  get bound() {
    return this.#travel && this.#drawn(this.#travel.to) ? this.#travel.to : -1;
  }

  /** At which stop it stands, or will, and since when. */
  get anchor() {
    const { to, started, duration } = this.#travel ?? { to: this.#at, started: this.#since, duration: 0 };
    return { stop: to, since: started + duration };
  }

  /** Which part of the way lies behind it, from 0 to 1. */
  get progress() {
    if (!this.#travel) return 1;
    return Math.min(1, Math.max(0, (this.#time.now() - this.#travel.started) / this.#travel.duration));
  }

  /** From the last stop it plays again from the first. What happens at the first is seen too: the way there is its own. */
  play() {
    if (this.#playing) return;
    if (this.#at >= this.#count - 1) this.#at = 0;
    this.#playing = true;
    if (this.#at === 0) this.#go(0);
    else {
      this.#stay();
      this.#tell("hand");
    }
  }

  /** A packet on its way goes back to the stop that it left. */
  pause() {
    if (!this.#playing) return;
    this.#halt();
    this.#tell("hand");
  }

  /** @param {number} stop */
  stepTo(stop) {
    this.#halt();
    this.#at = Math.max(0, Math.min(Math.trunc(stop) || 0, this.#count - 1));
    this.#tell("hand");
  }

  next() {
    this.stepTo(this.#travel?.to ?? this.#at + 1);
  }

  back() {
    this.stepTo(this.#travel?.to ? this.#at : this.#at - 1);
  }

  /** @param {number} speed */
  setSpeed(speed) {
    const { progress } = this;
    const change = this.#speed / speed;
    this.#speed = speed;
    if (this.#travel) {
      const duration = this.#travel.duration * change;
      this.#travel = { ...this.#travel, duration, started: this.#time.now() - progress * duration };
      this.#arriveIn(duration * (1 - progress));
    } else if (this.#playing) this.#stay();
    this.#tell("hand");
  }

  /**
   * Be where another clock of the same beat is: at a stop, or playing, and at a stop since a moment that may be still to come.
   * @param {{ stop: number, playing: boolean, speed: number, since: number }} there
   */
  join({ stop, playing, speed, since }) {
    this.#halt();
    this.#speed = speed;
    this.#at = Math.max(0, Math.min(Math.trunc(stop) || 0, this.#count - 1));
    if (!playing) return this.#tell("hand");
    this.#playing = true;
    const now = this.#time.now();
    if (since > now) {
      const to = this.#at;
      this.#at = Math.max(0, to - 1);
      return this.#go(to, since - this.#way(to) / speed);
    }
    const stood = this.#caughtUp(since, now);
    const leaves = stood + STAY / speed;
    if (this.#at < this.#count - 1 && leaves <= now) this.#go(this.#at + 1, leaves);
    else this.#arrive(this.#at, stood);
  }

  /** Called with every change. @param {(state: ClockState) => void} listener @returns {() => void} the way to stop */
  onStop(listener) {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  /** It stands still from now on and tells nobody anything. */
  stop() {
    this.#halt();
    this.#listeners.clear();
  }

  #halt() {
    this.#time.cancel(this.#waiting);
    this.#playing = false;
    this.#travel = null;
  }

  /** How long the way to a stop takes here. @param {number} stop */
  #way(stop) {
    return (this.beat ?? this.pace)(stop);
  }

  /** Whether a way is seen here. @param {number} stop */
  #drawn(stop) {
    return !this.beat || this.pace(stop) >= LEAST;
  }

  /** Go over the stops that lie behind it by now. @param {number} since @param {number} now @returns {number} since when it is at the last of them */
  #caughtUp(since, now) {
    while (this.#at < this.#count - 1) {
      const next = since + (STAY + this.#way(this.#at + 1)) / this.#speed;
      if (next > now) break;
      this.#at += 1;
      since = next;
    }
    return since;
  }

  /** Stay as long as one stays at a stop. What is late by now is not made later. @param {number} [since] */
  #stay(since = this.#time.now()) {
    this.#time.cancel(this.#waiting);
    this.#since = since;
    const leaves = since + STAY / this.#speed;
    this.#waiting = this.#time.wait(() => this.#go(this.#at + 1, leaves), Math.max(0, leaves - this.#time.now()));
  }

  /** @param {number} to @param {number} [started] */
  #go(to, started = this.#time.now()) {
    const duration = this.#way(to) / this.#speed;
    if (duration < LEAST) {
      this.#arrive(to, started);
      return;
    }
    this.#travel = { to, started, duration };
    this.#arriveIn(Math.max(0, started + duration - this.#time.now()));
    this.#tell("time");
  }

  /** @param {number} ms */
  #arriveIn(ms) {
    this.#time.cancel(this.#waiting);
    this.#waiting = this.#time.wait(() => this.#arrive(this.anchor.stop, this.anchor.since), ms);
  }

  /** @param {number} stop @param {number} [since] */
  #arrive(stop, since = this.#time.now()) {
    this.#at = stop;
    this.#travel = null;
    this.#since = since;
    this.#playing = stop < this.#count - 1;
    if (this.#playing) this.#stay(since);
    this.#tell("time");
  }

  /** @param {"hand" | "time"} by */
  #tell(by) {
    const travel = this.bound < 0 ? null : { to: this.bound };
    const state = { at: this.#at, playing: this.#playing, speed: this.#speed, by, travel };
    for (const listener of [...this.#listeners]) listener(state);
  }
}
