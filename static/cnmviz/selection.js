/** What is selected, as `kind:id`, shared by all views. Forgets what no longer exists. */

/** @import {Selection} from "./types.js" */

/** @implements {Selection} */
export class LabSelection {
  /** @type {string[]} */
  ids = [];
  /** @type {Set<(ids: string[]) => void>} */
  #listeners = new Set();

  /** @param {import("./types.js").Store} store */
  constructor(store) {
    store.subscribe(() => {
      const there = this.ids.filter((key) => this.#exists(store, key));
      if (there.length < this.ids.length) this.set(there);
    });
  }

  /** @param {string[]} ids */
  set(ids) {
    const fresh = [...new Set(ids)];
    if (fresh.length === this.ids.length && fresh.every((id, at) => id === this.ids[at])) return;
    this.ids = fresh;
    for (const listener of [...this.#listeners]) listener(this.ids);
  }

  /** @param {string} id */
  toggle(id) {
    this.set(this.ids.includes(id) ? this.ids.filter((other) => other !== id) : [...this.ids, id]);
  }

  /**
   * @param {(ids: string[]) => void} listener
   * @returns {() => void} the way to stop
   */
  subscribe(listener) {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  /**
   * @param {import("./types.js").Store} store
   * @param {string} key
   */
  #exists(store, key) {
    const cut = key.indexOf(":");
    const kind = key.slice(0, cut);
    return kind === "outside" || store.get(/** @type {any} */ (kind), key.slice(cut + 1)) !== undefined;
  }
}
