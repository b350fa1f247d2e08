/**
 * The lines on the page, kept by their ids: who is still there keeps its element, and with it focus and place. Long lists are put into
 * the page in slices, so that the page never waits for them.
 */

import { Row } from "./row.js";

/** @import {Shown} from "./types.js" */

const SLICE = 12;
const AT_ONCE = 150;

export class List {
  /** @type {Shown[]} */
  lines = [];
  /** @type {Map<string, Row>} */
  #rows = new Map();
  /** @type {Map<string, number>} */
  #places = new Map();
  /** Lines by the thing that they stand for. @type {Map<string, Shown[]>} */
  #standing = new Map();
  #next = 0;
  #frame = 0;
  #dress;

  /**
   * @param {HTMLElement} tree
   * @param {(row: Row, shown: Shown) => void} dress
   */
  constructor(tree, dress) {
    this.tree = tree;
    this.#dress = dress;
  }

  /** @param {Shown[]} lines */
  show(lines) {
    this.lines = lines;
    this.#places = new Map(lines.map(({ branch }, at) => [branch.id, at]));
    this.#standing = Map.groupBy(lines, ({ branch }) => branch.thing);
    for (const [id, { element }] of this.#rows) {
      if (this.#places.has(id)) continue;
      element.remove();
      this.#rows.delete(id);
    }
    this.#next = 0;
    this.#put(AT_ONCE);
  }

  /** @param {string} id @returns {number} -1 where it is not shown */
  at(id) {
    return this.#places.get(id) ?? -1;
  }

  /** The element of a line, put into the page now if it has to be. @param {number} at */
  element(at) {
    const shown = this.lines[at];
    if (!shown) return undefined;
    if (at >= this.#next) this.#put(Infinity);
    return this.#rows.get(shown.branch.id)?.element;
  }

  /** The rows in the page that stand for a thing. @param {string} thing @returns {Row[]} */
  rowsOf(thing) {
    return (this.#standing.get(thing) ?? []).flatMap(({ branch }) => this.#rows.get(branch.id) ?? []);
  }

  stop() {
    cancelAnimationFrame(this.#frame);
  }

  /** From where it stopped, so many at least; then as many as the slice has room for. @param {number} least */
  #put(least) {
    cancelAnimationFrame(this.#frame);
    const began = performance.now();
    const goal = this.#next + least;
    let before = this.#next ? this.#rows.get(this.lines[this.#next - 1].branch.id)?.element.nextElementSibling : this.tree.firstElementChild;
    for (; this.#next < this.lines.length; this.#next += 1) {
      if (this.#next >= goal && performance.now() - began > SLICE) {
        this.#frame = requestAnimationFrame(() => this.#put(0));
        return;
      }
      const { element } = this.#row(this.lines[this.#next]);
      if (element === before) before = element.nextElementSibling;
      else this.tree.insertBefore(element, before ?? null);
    }
  }

  /** @param {Shown} shown */
  #row(shown) {
    const { id } = shown.branch;
    const row = this.#rows.get(id) ?? new Row();
    this.#rows.set(id, row);
    this.#dress(row, shown);
    return row;
  }
}
