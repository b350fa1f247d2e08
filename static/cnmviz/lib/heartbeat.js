/**
 * Is a connection alive? After a silence it asks; where no answer comes either, the connection is dead. A browser itself
 * notices a lost network only after minutes.
 */

const CHECK_EVERY = 5_000;
const SILENT_AFTER = 15_000;
const ANSWER_WITHIN = 4_000;

export class Heartbeat {
  /** @type {ReturnType<typeof setInterval> | undefined} */
  #timer;
  #heard = 0;
  #asked = 0;
  #ask;
  #dead;

  /**
   * @param {() => void} ask sends something that is answered
   * @param {() => void} dead
   */
  constructor(ask, dead) {
    this.#ask = ask;
    this.#dead = dead;
  }

  start() {
    this.stop();
    this.hear();
    this.#timer = setInterval(() => this.listen(), CHECK_EVERY);
  }

  stop() {
    clearInterval(this.#timer);
  }

  /** Something came. */
  hear() {
    this.#heard = Date.now();
    this.#asked = 0;
  }

  /** Look now. Timers of hidden pages run late, so the silence alone proves nothing: only an unanswered question does. */
  listen() {
    const now = Date.now();
    if (this.#asked) {
      if (now - this.#asked >= ANSWER_WITHIN) this.#dead();
    } else if (now - this.#heard >= SILENT_AFTER) {
      this.#asked = now;
      this.#ask();
    }
  }
}
