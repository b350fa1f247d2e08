/** The lines typed before, on the arrow keys; kept per browser. The line begun stays at the end while one looks back. */

import { keep, kept } from "../lib/kept.js";

const MOST = 500;

export class History {
  /** @type {string[]} */
  #lines = kept("history", /** @type {string[]} */ ([])).filter((line) => typeof line === "string");
  #at = this.#lines.length;
  #begun = "";

  /** @param {string} line */
  add(line) {
    if (this.#lines.at(-1) !== line) this.#lines.push(line);
    this.#lines = this.#lines.slice(-MOST);
    this.#at = this.#lines.length;
    this.#begun = "";
    keep("history", this.#lines);
  }

  /**
   * @param {string} now what stands in the field
   * @returns {string | undefined}
   */
  older(now) {
    if (this.#at === this.#lines.length) this.#begun = now;
    if (this.#at === 0) return undefined;
    this.#at -= 1;
    return this.#lines[this.#at];
  }

  /** @returns {string | undefined} */
  newer() {
    if (this.#at === this.#lines.length) return undefined;
    this.#at += 1;
    return this.#at === this.#lines.length ? this.#begun : this.#lines[this.#at];
  }
}
