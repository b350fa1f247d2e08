/**
 * The frames of the log that are at hand: those that came over the socket, and pages of earlier ones, fetched when they are
 * wanted. Only so many are kept, the nearest to what was wanted last. Knows nothing of what a frame means.
 */

/** @typedef {import("./types.js").Frame} Frame */

/** Pages begin at multiples of this, so that everybody's requests are the same and the browser has kept them. */
const PAGE = 200;
export const KEPT = 2_000;
/** Frames come one by one while one builds: room is made for several at once. */
const SPARE = 200;

export class Frames {
  /** @type {Map<number, Frame>} */
  #frames = new Map();
  #fetch;
  #around = Infinity;

  /** @param {(before: number) => Promise<Frame[]>} fetch a page of the frames in front of `before`, oldest first */
  constructor(fetch) {
    this.#fetch = fetch;
  }

  get size() {
    return this.#frames.size;
  }

  /** @param {Frame} frame */
  add(frame) {
    this.#frames.set(frame.seq, frame);
    if (this.#frames.size > KEPT + SPARE) this.#forget();
  }

  /** @param {number} seq */
  get(seq) {
    return this.#frames.get(seq);
  }

  /**
   * @param {number} first
   * @param {number} last
   * @returns {Frame[]} from `first` to `last`, or none where one of them is not at hand
   */
  span(first, last) {
    const found = [];
    for (let seq = first; seq <= last; seq += 1) {
      const frame = this.#frames.get(seq);
      if (!frame) return [];
      found.push(frame);
    }
    return found;
  }

  /**
   * Have the frames from `first` to `last` at hand; rejects where they cannot be had.
   * @param {number} first
   * @param {number} last
   * @param {number} newest the newest one that there is
   */
  async want(first, last, newest) {
    this.#around = (first + last) / 2;
    for (let seq = last; seq >= first; seq -= 1) {
      let before = Math.min(Math.ceil(seq / PAGE) * PAGE, newest) + 1;
      while (!this.#frames.has(seq)) before = await this.#load(before);
    }
    this.#forget();
  }

  /**
   * @param {number} before
   * @returns {Promise<number>} the first frame that came: a page of large frames ends early, and the next one goes on there
   */
  async #load(before) {
    const page = await this.#fetch(before);
    if (!page[0]) throw new Error(`there are no frames before ${before}`);
    for (const frame of page) this.#frames.set(frame.seq, frame);
    return page[0].seq;
  }

  #forget() {
    if (this.#frames.size <= KEPT) return;
    const far = (/** @type {number} */ seq) => (this.#around === Infinity ? -seq : Math.abs(seq - this.#around));
    const seqs = [...this.#frames.keys()].sort((a, b) => far(a) - far(b));
    for (const seq of seqs.slice(KEPT)) this.#frames.delete(seq);
  }
}
