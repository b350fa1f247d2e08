/**
 * Puts numbered frames in order: delivers seq + 1, drops what was delivered, keeps what came early. When a gap lasts, it says
 * so, and says it again (ever more rarely) until the gap is closed. Knows neither sockets nor what a frame means.
 */

/** @typedef {{ seq: number }} Numbered */

/** @template {Numbered} F */
export class Order {
  /** @type {Map<number, F>} */
  #early = new Map();
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;
  #expected = 0;
  #patience;
  #wait;
  #deliver;
  #missing;

  /**
   * @param {object} options
   * @param {number} options.seq what is already known
   * @param {(frame: F) => void} options.deliver called in order, each seq once
   * @param {(since: number) => void} options.missing called when something after `since` stays away
   * @param {number} [options.patience] milliseconds to wait for a gap to close by itself
   */
  constructor({ seq, deliver, missing, patience = 300 }) {
    this.seq = seq;
    this.#deliver = deliver;
    this.#missing = missing;
    this.#patience = patience;
    this.#wait = patience;
  }

  /** True while something is known to exist that was not delivered. */
  get behind() {
    return this.#expected > this.seq;
  }

  /** @param {F} frame */
  receive(frame) {
    if (frame.seq <= this.seq) return;
    this.#early.set(frame.seq, frame);
    this.expect(frame.seq);
  }

  /**
   * Frames up to `seq` exist.
   * @param {number} seq
   */
  expect(seq) {
    this.#expected = Math.max(this.#expected, seq);
    this.#drain();
    if (!this.behind) this.#rest();
    else this.#timer ??= setTimeout(() => this.#complain(), this.#wait);
  }

  /**
   * Everything up to `seq` came another way.
   * @param {number} seq
   */
  restart(seq) {
    this.#rest();
    this.seq = seq;
    this.#expected = seq;
    for (const early of [...this.#early.keys()]) {
      if (early <= seq) this.#early.delete(early);
    }
    this.expect(Math.max(seq, ...this.#early.keys()));
  }

  /** Stop waiting, as when the connection is gone. */
  stop() {
    this.#rest();
  }

  #drain() {
    for (let next = this.#early.get(this.seq + 1); next; next = this.#early.get(this.seq + 1)) {
      this.#early.delete(next.seq);
      this.seq = next.seq;
      this.#wait = this.#patience;
      this.#deliver(next);
    }
  }

  #complain() {
    this.#timer = undefined;
    if (!this.behind) return;
    this.#wait = Math.min(this.#wait * 2, 5000);
    this.#timer = setTimeout(() => this.#complain(), this.#wait);
    this.#missing(this.seq);
  }

  #rest() {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#wait = this.#patience;
  }
}
