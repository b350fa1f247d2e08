/**
 * Asks how the goals stand: soon after each change of the lab, one request at a time, and again after an answer that did not come. What
 * it hears goes to `heard`, never an older finding after a newer one.
 */

/** @import {Check, Reply} from "./types.js" */
/** @typedef {{ wait(act: () => void, ms: number): any, cancel(timer: any): void, now(): number }} Time */

/** Milliseconds: a change is waited for to be followed by others, but not for long. */
export const QUIET = 150;
const PATIENCE = 600;
const FIRST_RETRY = 1_000;
const SLOWEST_RETRY = 15_000;

/** @type {Time} */
const CLOCK = {
  wait: (act, ms) => setTimeout(act, ms),
  cancel: (timer) => clearTimeout(timer),
  now: () => performance.now(),
};

export class Checker {
  #seq = -1;
  #stale = false;
  #busy = false;
  /** Since when a change waits, 0 for none. */
  #since = 0;
  #retry = FIRST_RETRY;
  /** @type {any} */
  #timer;
  #ask;
  #heard;
  #problem;
  #time;

  /**
   * @param {object} options
   * @param {() => Promise<Reply<Check>>} options.ask
   * @param {(check: Check) => void} options.heard
   * @param {(why: string) => void} options.problem why nothing was heard; "" once something was
   * @param {Time} [options.time]
   */
  constructor({ ask, heard, problem, time = CLOCK }) {
    this.#ask = ask;
    this.#heard = heard;
    this.#problem = problem;
    this.#time = time;
  }

  /** Something in the lab is different. @param {number} [more] milliseconds to wait beyond what one waits anyway */
  changed(more = 0) {
    this.#stale = true;
    if (this.#busy) return;
    const now = this.#time.now();
    this.#since ||= now;
    this.#later(Math.min(QUIET + more, Math.max(0, this.#since + PATIENCE + more - now)));
  }

  /** Ask at once: somebody waits, or the server is back. */
  now() {
    this.#stale = true;
    if (!this.#busy) void this.#run();
  }

  stop() {
    this.#time.cancel(this.#timer);
    this.#stale = false;
  }

  /** @param {number} ms */
  #later(ms) {
    this.#time.cancel(this.#timer);
    this.#timer = this.#time.wait(() => void this.#run(), ms);
  }

  async #run() {
    this.#time.cancel(this.#timer);
    this.#busy = true;
    this.#stale = false;
    this.#since = 0;
    const reply = await this.#ask();
    this.#busy = false;
    if (reply.ok) this.#take(reply.body);
    else this.#missed(reply);
  }

  /** @param {Check} check */
  #take(check) {
    this.#retry = FIRST_RETRY;
    this.#problem("");
    if (check.seq >= this.#seq) {
      this.#seq = check.seq;
      this.#heard(check);
    }
    if (this.#stale) this.changed();
  }

  /** @param {{ why: string, lost: boolean }} reply */
  #missed({ why, lost }) {
    this.#problem(why);
    if (!lost && !this.#stale) return;
    this.#later(this.#retry);
    this.#retry = Math.min(this.#retry * 2, SLOWEST_RETRY);
  }
}
