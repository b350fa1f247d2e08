/** The ordering step: the best order of few lines for certain, a good one of many, and no change without need. */

import { bestOrder } from "../../../static/cnmviz/diagram/lanes.js";
import { equal } from "../expect.js";
import { dice } from "./labs.js";

/** @param {number} count @param {number} seed */
function costs(count, seed) {
  const roll = dice(seed);
  const table = Array.from({ length: count }, () => Array.from({ length: count }, () => Math.floor(roll() * 10)));
  return (/** @type {number} */ first, /** @type {number} */ second) => table[first][second];
}

/** @param {number[]} order @param {(first: number, second: number) => number} cost */
function total(order, cost) {
  return order.reduce((sum, line, at) => sum + order.slice(at + 1).reduce((more, other) => more + cost(line, other), 0), 0);
}

/** @param {number[]} lines @returns {number[][]} */
function permutations(lines) {
  if (lines.length < 2) return [lines];
  return lines.flatMap((line) => permutations(lines.filter((other) => other !== line)).map((rest) => [line, ...rest]));
}

export function testOfFewLinesTheBestOrderIsFound() {
  for (let seed = 1; seed < 30; seed++) {
    const cost = costs(6, seed);
    const least = Math.min(...permutations([0, 1, 2, 3, 4, 5]).map((order) => total(order, cost)));
    equal(total(bestOrder(6, cost), cost), least, `table ${seed}`);
  }
}

export function testOfManyLinesTheOrderIsNearlyTheBestOfFiftyRandomStarts() {
  for (let seed = 1; seed < 8; seed++) {
    const cost = costs(24, seed);
    const roll = dice(seed + 100);
    const starts = Array.from({ length: 50 }, () => total(bestOrder(24, cost, roll), cost));
    equal(total(bestOrder(24, cost), cost) <= 1.1 * Math.min(...starts), true, `table ${seed}`);
  }
}

export function testWhereNothingIsGainedTheOrderStays() {
  for (const count of [0, 1, 5, 9, 10, 30]) equal(bestOrder(count, () => 1), [...Array(count).keys()]);
}

export function testOnlyWhatGainsMoves() {
  const cost = (/** @type {number} */ first, /** @type {number} */ second) => Number(first === 1 && second === 2);
  equal(bestOrder(5, cost), [0, 2, 1, 3, 4]);
  equal(bestOrder(12, cost), [0, 2, 1, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
}
