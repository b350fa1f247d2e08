/**
 * The server's clock, as this page can know it: from signs of life, which take a round trip. The one that took least is trusted most,
 * because the server's word was spoken somewhere within it.
 */

const KEPT = 8;
/** What was said without being asked may have been on its way for long. */
const UNASKED = 5_000;

export class ServerTime {
  /** @type {{ took: number, offset: number }[]} */
  #samples = [];
  #now;

  /** @param {() => number} [now] this page's own clock */
  constructor(now = () => performance.now()) {
    this.#now = now;
  }

  /** How far the server's clock is ahead of this page's; 0 as long as nothing is known. */
  get offset() {
    return this.#samples.reduce((best, one) => (one.took < best.took ? one : best), { took: Infinity, offset: 0 }).offset;
  }

  /** Another connection, perhaps after a sleep in which this page's clock stood still. */
  reset() {
    this.#samples = [];
  }

  /** An answer has come. @param {number} asked when it was asked for @param {number} at what the server's clock said */
  answered(asked, at) {
    const now = this.#now();
    this.#keep({ took: now - asked, offset: at - (asked + now) / 2 });
  }

  /** The server has said what its clock says. @param {number} at */
  said(at) {
    if (!this.#samples.length) this.#keep({ took: UNASKED, offset: at - this.#now() });
  }

  /** A moment of the server's clock on this page's. @param {number} at */
  local(at) {
    return at - this.offset;
  }

  /** And the other way round. @param {number} local */
  server(local) {
    return local + this.offset;
  }

  /** @param {{ took: number, offset: number }} sample */
  #keep(sample) {
    this.#samples = [...this.#samples.filter(({ took }) => took < UNASKED), sample].slice(-KEPT);
  }
}
