/**
 * What is selected, as `kind:id`, shared by all views. Forgets what no longer exists: the store knows its entities, and a view that has
 * things of other kinds says which of them there are (`know`).
 */

import { split } from "./lib/keys.js";

/** @import {Selection} from "./types.js" */

/** @implements {Selection} */
export class LabSelection {
  /** @type {string[]} */
  ids = [];
  /** @type {Set<(ids: string[]) => void>} */
  #listeners = new Set();
  /** By kind: whether there is such a thing. @type {Map<string, (key: string) => boolean>} */
  #knowing = new Map([["outside", () => true]]);

  /** @param {import("./types.js").Store} store */
  constructor(store) {
    store.subscribe(() => {
      const there = this.ids.filter((key) => this.#exists(store, key));
      if (there.length < this.ids.length) this.set(there);
    });
  }

  /**
   * Things of these kinds can be selected too.
   * @param {string[]} kinds
   * @param {(key: string) => boolean} exists
   */
  know(kinds, exists) {
    for (const kind of kinds) this.#knowing.set(kind, exists);
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
    const [kind, id] = split(key);
    return this.#knowing.get(kind)?.(key) ?? store.get(kind, id) !== undefined;
  }
}
