/**
 * The drafts of a lab, in the browser's storage: they outlive the page and the server, and nobody else sees them. Each has a place of its
 * own, so that two windows which write different ones do not get in each other's way.
 */

import { fitted } from "./draft.js";

/** @import {Draft} from "./types.js" */

export const MOST_DRAFTS = 20;

export class Drafts {
  #storage;
  #prefix;

  /** @param {Storage} storage @param {string} lab its code */
  constructor(storage, lab) {
    this.#storage = storage;
    this.#prefix = `cnmviz.lesson.${lab}.`;
  }

  /** The newest first. @returns {{ id: string, title: string, changed: number }[]} */
  list() {
    const kept = this.#keys().map((key) => {
      const { draft, changed } = this.#read(key);
      return { id: key.slice(this.#prefix.length), title: draft.title, changed };
    });
    return kept.sort((a, b) => b.changed - a.changed || a.id.localeCompare(b.id));
  }

  /** @param {string} id */
  get(id) {
    return this.#read(this.#prefix + id).draft;
  }

  /** @param {string} id */
  has(id) {
    return this.#keys().includes(this.#prefix + id);
  }

  /**
   * @param {string} id
   * @param {Draft} draft
   * @param {number} now milliseconds
   * @returns {boolean} whether it is kept
   */
  put(id, draft, now) {
    try {
      this.#storage.setItem(this.#prefix + id, JSON.stringify({ changed: now, draft }));
      return true;
    } catch {
      return false;
    }
  }

  /** @param {string} id */
  remove(id) {
    try {
      this.#storage.removeItem(this.#prefix + id);
    } catch {
      // Without storage there was none.
    }
  }

  /** A name for one more, "" where there are too many. */
  freshId() {
    const taken = new Set(this.#keys());
    if (taken.size >= MOST_DRAFTS) return "";
    let number = 1;
    while (taken.has(`${this.#prefix}${number}`)) number += 1;
    return String(number);
  }

  /** Which draft a change in another window is about, "" for none. @param {string | null} key of the storage */
  idOf(key) {
    return key?.startsWith(this.#prefix) ? key.slice(this.#prefix.length) : "";
  }

  #keys() {
    try {
      return Array.from({ length: this.#storage.length }, (_, at) => this.#storage.key(at) ?? "").filter((key) => key.startsWith(this.#prefix));
    } catch {
      return [];
    }
  }

  /** @param {string} key @returns {{ draft: Draft, changed: number }} */
  #read(key) {
    try {
      const kept = JSON.parse(this.#storage.getItem(key) ?? "null");
      return { draft: fitted(kept?.draft), changed: Number.isFinite(kept?.changed) ? kept.changed : 0 };
    } catch {
      return { draft: fitted(null), changed: 0 };
    }
  }
}
