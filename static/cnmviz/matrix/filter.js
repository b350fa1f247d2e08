/** Which rows, columns and cells of the table are wanted. Pure. */

import { isOpen } from "./families.js";

/** @import {Cell, Comparison} from "./compare.js" */
/** @import {Block} from "./arrange.js" */
/** @typedef {"all" | "no" | "open" | "changed"} Show */
/** @typedef {{ seat: number, block: number }} Line a row or a column */
/** @typedef {{ from: string, to: string, show: Show }} Wanted `from` and `to` are words of which a place has one in its name */

/** @type {Record<Show, (cell: Cell) => boolean>} */
const TAKES = {
  all: () => true,
  no: ({ verdict }) => verdict !== "" && !isOpen(verdict),
  open: ({ verdict }) => verdict !== "" && isOpen(verdict),
  changed: ({ change }) => change !== "",
};

/**
 * Rows and columns in their order. One without a wanted cell is left out, and so is a place whose name has none of the words.
 *
 * @param {Comparison} comparison
 * @param {Block[]} blocks
 * @param {(seat: number) => string} nameOf
 * @param {Wanted} wanted
 */
export function filtered(comparison, blocks, nameOf, { from, to, show }) {
  const all = blocks.flatMap(({ seats }, block) => seats.map((seat) => ({ seat, block })));
  const [rows, columns] = [from, to].map((words) => all.filter(({ seat }) => named(nameOf(seat), words)));
  const takes = TAKES[show];
  if (show === "all") return { rows, columns, takes };
  const has = (/** @type {Line} */ one, /** @type {Line} */ other) => takes(comparison.cell(one.seat, other.seat));
  return {
    rows: rows.filter((row) => columns.some((column) => has(row, column))),
    columns: columns.filter((column) => rows.some((row) => has(row, column))),
    takes,
  };
}

/**
 * @param {string} name
 * @param {string} words
 */
function named(name, words) {
  const wanted = words.toLowerCase().split(/[\s,]+/).filter(Boolean);
  return !wanted.length || wanted.some((word) => name.toLowerCase().includes(word));
}
