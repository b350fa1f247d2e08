/**
 * What I may do in the lab, and in words why not: a class has rules, every other lab has none. The server decides; this is here so
 * that the page can say it before somebody tries in vain.
 */

/** @typedef {"see" | "ask" | "change" | "point" | "take"} Deed */

export class Rights {
  /** @type {Partial<Record<Deed, string>>} */
  #why = {};
  /** @type {Set<() => void>} */
  #listeners = new Set();

  /**
   * @param {Deed} deed
   * @returns {string} why I may not, "" where I may
   */
  whyNot(deed) {
    return this.#why[deed] ?? "";
  }

  /** @param {Partial<Record<Deed, string>>} why a sentence for each deed that is not mine */
  set(why) {
    this.#why = why;
    for (const listener of [...this.#listeners]) listener();
  }

  /**
   * @param {() => void} listener called whenever that changes
   * @returns {() => void} the way to stop
   */
  subscribe(listener) {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }
}
