/** A trace that is shown: its stops and its clock, shared by all who show it, until it ends. */

import { TraceClock } from "./clock.js";
import { stopsOf } from "./stops.js";

/** @import {Trace} from "../types.js" */
/** @import {Run} from "./types.js" */

/** @implements {Run} */
export class TraceRun {
  over = false;
  /** @type {Set<(why: string) => void>} */
  #listeners = new Set();
  #why = "";
  #fix;

  /**
   * @param {Trace} trace
   * @param {() => Promise<string>} [fix] turns the answer round and asks again
   */
  constructor(trace, fix = async () => "") {
    this.trace = trace;
    this.stops = stopsOf(trace);
    this.clock = new TraceClock(this.stops.length);
    this.#fix = fix;
  }

  fix() {
    return this.#fix();
  }

  /** @param {string} [why] */
  end(why = "") {
    if (this.over) return;
    this.over = true;
    this.#why = why;
    this.clock.stop();
    for (const listener of [...this.#listeners]) listener(why);
    this.#listeners.clear();
  }

  /** Called once, at once where it is over. @param {(why: string) => void} listener @returns {() => void} the way to stop */
  onEnd(listener) {
    if (this.over) listener(this.#why);
    else this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }
}
