/** Tables for the cases in this folder: from rows of verdicts' keys to what a receipt carries. */

import { Table } from "../../../static/cnmviz/matrix/table.js";

/** @import {Matrix, Place} from "../../../static/cnmviz/types.js" */

/** @param {string[]} names @returns {Place[]} containers whose ids are their names */
export function places(...names) {
  return names.map((name) => ({ kind: "container", id: name, name }));
}

/**
 * @param {Place[]} places
 * @param {string[][]} cells verdicts' keys
 * @param {{ protocol?: string, port?: number }} [question]
 * @returns {Matrix}
 */
export function matrix(places, cells, { protocol = "icmp", port = 0 } = {}) {
  const keys = [...new Set(cells.flat())].sort();
  return { places, protocol, port, keys, cells: cells.map((row) => row.map((key) => String.fromCharCode(97 + keys.indexOf(key))).join("")) };
}

/** @param {Place[]} places @param {string[][]} cells */
export function table(places, cells) {
  return new Table(matrix(places, cells));
}
