/** Where rows (or columns) stand: all equally wide, with a gap between blocks. Pure. */

export class Axis {
  /** @type {number[]} */
  #starts;

  /**
   * @param {number[]} blocks the block of each line, in order
   * @param {number} size
   * @param {number} gap
   */
  constructor(blocks, size, gap) {
    this.size = size;
    let at = 0;
    this.#starts = blocks.map((block, line) => {
      if (line) at += size + (block === blocks[line - 1] ? 0 : gap);
      return at;
    });
    this.total = blocks.length ? at + size : 0;
  }

  get count() {
    return this.#starts.length;
  }

  /** @param {number} line */
  start(line) {
    return this.#starts[line] ?? 0;
  }

  /** The last line that begins at or before a point. @param {number} point */
  at(point) {
    let [low, high] = [0, this.count - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.#starts[middle] <= point) low = middle;
      else high = middle - 1;
    }
    return Math.max(0, low);
  }

  /**
   * The lines of a stretch, and a few around it.
   * @param {number} from
   * @param {number} length
   * @param {number} around
   * @returns {[first: number, last: number]} last is below first where there are none
   */
  range(from, length, around) {
    if (!this.count) return [0, -1];
    return [Math.max(0, this.at(from) - around), Math.min(this.count - 1, this.at(from + length) + around)];
  }
}
