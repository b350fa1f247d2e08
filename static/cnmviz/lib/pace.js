/** How fast something may be done: a number of times at once, and then so many a second. */

export class Pace {
  #left;
  #burst;
  #perSecond;
  #now;
  #then;

  /**
   * @param {number} burst
   * @param {number} perSecond
   * @param {() => number} [now] milliseconds
   */
  constructor(burst, perSecond, now = () => performance.now()) {
    this.#left = this.#burst = burst;
    this.#perSecond = perSecond;
    this.#now = now;
    this.#then = now();
  }

  /** @returns {boolean} whether it may be done once more now; that counts */
  take() {
    const now = this.#now();
    this.#left = Math.min(this.#burst, this.#left + ((now - this.#then) / 1000) * this.#perSecond);
    this.#then = now;
    if (this.#left < 1) return false;
    this.#left -= 1;
    return true;
  }
}
