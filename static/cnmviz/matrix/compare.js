/** Two moments of the matrix side by side: which ways opened or closed, which places came or went. Pure. */

import { isOpen } from "./families.js";
import { keyOf } from "../lib/keys.js";

/** @import {Place} from "../types.js" */
/** @import {Table} from "./table.js" */
/** @typedef {"" | "opened" | "closed" | "other" | "came" | "gone"} Change `other`: still no, for another reason */
/** @typedef {{ place: Place, key: string, state: "" | "came" | "gone", now: number, then: number }} Seat where a place stands in each of the tables, -1 where it is missing */
/** @typedef {{ verdict: string, before: string, change: Change }} Cell `verdict` is "" between a place and itself, and where the two never met */

/** The places of now, and behind them those that are gone. Without a `then` nothing has changed. */
export class Comparison {
  /** @type {Seat[]} */
  seats;
  #now;
  #then;

  /**
   * @param {Table} now
   * @param {Table | null} then
   */
  constructor(now, then) {
    this.#now = now;
    this.#then = then;
    const before = new Map(then?.places.map((place, at) => [keyOf(place), at]));
    const here = new Set(now.places.map(keyOf));
    const missing = then ? "came" : "";
    this.seats = now.places.map((place, at) => seat(place, at, before.get(keyOf(place)) ?? -1, missing));
    then?.places.forEach((place, at) => {
      if (!here.has(keyOf(place))) this.seats.push(seat(place, -1, at, ""));
    });
  }

  get compares() {
    return this.#then !== null;
  }

  /**
   * @param {number} row
   * @param {number} column
   * @returns {Cell}
   */
  cell(row, column) {
    const [from, to] = [this.seats[row], this.seats[column]];
    const before = this.#then && from.then >= 0 && to.then >= 0 ? this.#then.key(from.then, to.then) : "";
    if (from.now < 0 || to.now < 0) return { verdict: before, before, change: before ? "gone" : "" };
    const verdict = this.#now.key(from.now, to.now);
    if (!this.#then || !verdict) return { verdict, before, change: "" };
    if (!before) return { verdict, before, change: "came" };
    return { verdict, before, change: changeOf(before, verdict) };
  }
}

/**
 * @param {Place} place
 * @param {number} now
 * @param {number} then
 * @param {"" | "came"} missing what it means that it was not there
 * @returns {Seat}
 */
function seat(place, now, then, missing) {
  return { place, key: keyOf(place), now, then, state: now < 0 ? "gone" : then < 0 ? missing : "" };
}

/**
 * @param {string} before
 * @param {string} after
 * @returns {Change}
 */
function changeOf(before, after) {
  if (isOpen(before) !== isOpen(after)) return isOpen(after) ? "opened" : "closed";
  return before === after || isOpen(after) ? "" : "other";
}
