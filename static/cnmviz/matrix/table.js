/** A receipt's matrix, read: places, and the verdict's key between any two of them. Pure. */

/** @import {Matrix, Place} from "../types.js" */

const SMALL_A = 97;
const BIG_A = 65;
const LETTERS = 26;

export class Table {
  /** @type {Place[]} */
  places;
  /** Where each place stands in the receipt. @type {number[]} */
  #at;
  #matrix;

  /**
   * @param {Matrix} matrix
   * @param {(place: Place) => boolean} [takes] which places are wanted
   */
  constructor(matrix, takes = () => true) {
    this.#matrix = matrix;
    this.#at = matrix.places.flatMap((place, at) => (takes(place) ? [at] : []));
    this.places = this.#at.map((at) => matrix.places[at]);
  }

  /**
   * @param {number} row who asks
   * @param {number} column who is asked
   * @returns {string} a verdict's key; "" between a place and itself
   */
  key(row, column) {
    const letter = this.#matrix.cells[this.#at[row]].charCodeAt(this.#at[column]);
    return this.#matrix.keys[letter >= SMALL_A ? letter - SMALL_A : letter - BIG_A + LETTERS] ?? "";
  }
}
