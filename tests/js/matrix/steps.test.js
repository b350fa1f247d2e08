/** Where lines stand, which of them are in sight, and where the keys lead. */

import { Axis } from "../../../static/cnmviz/matrix/axis.js";
import { step } from "../../../static/cnmviz/matrix/steps.js";
import { equal } from "../expect.js";

/** @import {Spot} from "../../../static/cnmviz/matrix/steps.js" */

export function testLinesAreEquallyWideAndBlocksApart() {
  const axis = new Axis([0, 0, 1, 3], 20, 5);
  equal([0, 1, 2, 3].map((line) => axis.start(line)), [0, 20, 45, 70]);
  equal([axis.total, axis.at(0), axis.at(19), axis.at(44), axis.at(45), axis.at(999)], [90, 0, 0, 1, 2, 3]);
  equal([axis.range(21, 30, 0), axis.range(0, 10, 9), new Axis([], 20, 5).range(0, 100, 3)], [[1, 2], [0, 3], [0, -1]]);
}

/** @param {string} key @param {Spot} from @param {boolean} [ctrlKey] */
function to(key, from, ctrlKey = false) {
  const spot = step(/** @type {KeyboardEvent} */ ({ key, ctrlKey, metaKey: false }), from, { rows: 30, columns: 10, page: 8 });
  return spot && [spot.row, spot.column];
}

export function testArrowsStayInsideAndReachTheHeadings() {
  const corner = { row: 0, column: 0 };
  equal(["ArrowUp", "ArrowLeft", "ArrowDown", "ArrowRight"].map((key) => to(key, corner)), [[-1, 0], [0, -1], [1, 0], [0, 1]]);
  equal([to("ArrowLeft", { row: -1, column: 0 }), to("ArrowUp", { row: 0, column: -1 })], [[-1, 0], [0, -1]]);
  equal([to("ArrowDown", { row: 29, column: 9 }), to("ArrowRight", { row: 29, column: 9 })], [[29, 9], [29, 9]]);
}

export function testHomeEndAndPages() {
  const middle = { row: 12, column: 4 };
  equal([to("Home", middle), to("End", middle), to("Home", middle, true), to("End", middle, true)], [[12, -1], [12, 9], [0, 0], [29, 9]]);
  equal([to("PageDown", middle), to("PageUp", middle), to("PageDown", { row: 25, column: 4 }), to("PageUp", { row: 2, column: 4 })], [[20, 4], [4, 4], [29, 4], [0, 4]]);
}

export function testOtherKeysMeanNothing() {
  equal([to("a", { row: 0, column: 0 }), to("Tab", { row: 0, column: 0 })], [null, null]);
}
