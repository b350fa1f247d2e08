/**
 * The requests that have no answer yet, in the order in which they were made. Kept in the tab's storage, so that a reload of
 * the page loses nothing; each keeps its reference, so that nothing is done twice. Sends nothing itself.
 */

/** @typedef {{ ref: string, type: string, [field: string]: unknown }} Request */

export const MOST_WAITING = 500;
/** Characters of a request; a message that the server finds too large could not even be answered by its reference. */
export const LONGEST = 16_000;

export class Outbox {
  /** @type {Map<string, Request>} */
  #requests;
  #storage;
  #key;

  /**
   * @param {Pick<Storage, "getItem" | "setItem" | "removeItem">} storage
   * @param {string} key
   */
  constructor(storage, key) {
    this.#storage = storage;
    this.#key = key;
    this.#requests = new Map(this.#read().map((request) => [request.ref, request]));
  }

  get size() {
    return this.#requests.size;
  }

  /** @returns {Request[]} oldest first */
  all() {
    return [...this.#requests.values()];
  }

  /**
   * @param {Request} request
   * @returns {string} why it is not taken, "" where it is
   */
  put(request) {
    if (this.#requests.size >= MOST_WAITING) return `${MOST_WAITING} commands are already waiting for an answer; this one was not sent`;
    if (JSON.stringify(request).length > LONGEST) return `this is too long to be sent: at most ${LONGEST} characters`;
    this.#requests.set(request.ref, request);
    this.#write();
    return "";
  }

  /**
   * An answer came: forget the request.
   * @param {string} ref
   * @returns {Request | undefined} the request, unless it was answered before
   */
  settle(ref) {
    const request = this.#requests.get(ref);
    if (request && this.#requests.delete(ref)) this.#write();
    return request;
  }

  /** @returns {Request[]} */
  #read() {
    try {
      const stored = JSON.parse(this.#storage.getItem(this.#key) ?? "[]");
      return Array.isArray(stored) ? stored.filter((request) => typeof request?.ref === "string") : [];
    } catch {
      return [];
    }
  }

  #write() {
    try {
      if (this.#requests.size) this.#storage.setItem(this.#key, JSON.stringify(this.all()));
      else this.#storage.removeItem(this.#key);
    } catch {
      // A full or forbidden storage costs only the survival of a reload.
    }
  }
}

/** A fresh reference. `crypto.randomUUID` is missing where a class joins over plain http. */
export function freshRef() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
