/** Progress in sentences. */

import { bestWords, chipWords, news, praise, rule, turned } from "../../../static/cnmviz/lesson/words.js";
import { equal } from "../expect.js";
import { check } from "./lessons.js";

const name = (/** @type {number} */ at) => ["one", "two"][at] ?? "";
const goals = (/** @type {boolean[]} */ ...met) => check(met).goals;

export function testWhatTurnedIsSaidInBothDirections() {
  equal(news(goals(false, false), goals(true, false), name), "Goal met: one. 1 of 2 met");
  equal(news(goals(true, false), goals(false, true), name), "Goal lost again: one. Goal met: two. 1 of 2 met");
  equal(news(goals(false, true), goals(true, true), name), "Goal met: one. Every goal is met");
}

export function testWhereNothingTurnedNothingIsSaid() {
  equal([news(goals(true, false), goals(true, false), name), news([], goals(true, true), name)], ["", ""]);
  equal(turned(goals(false, false), goals(false, true)), [{ at: 1, met: true }]);
}

export function testTheRuleOfThePointsInOneAndInMany() {
  equal(rule(1), "One command earns 10 points, each further one costs a point. Asking, undoing and arranging are free.");
  equal(rule(3).slice(0, 39), "3 commands or fewer earn 10 points, eac");
}

export function testPraiseIsTrue() {
  const of = (/** @type {number} */ used, /** @type {number} */ points, solved = false) => praise({ used, par: 2, points }, solved);
  equal([of(1, 10), of(2, 10), of(4, 8)], [
    "With 1 command: fewer than our own solution needs. Well done!", "With 2 commands: as few as it takes. Well done!", "With 4 commands. It can be done with 2.",
  ]);
  equal(of(2, 1, true), "You got there with the solution. Do it again by yourself, and all points are yours.");
}

export function testTheBestIsNamedWhereItIsAnotherOne() {
  equal([bestWords(null, 3), bestWords({ used: 2, points: 9 }, 9), bestWords({ used: 2, points: 9 }, 3)], ["", "Your best so far", "Your best: 9 points with 2 commands"]);
}

export function testTheChip() {
  equal(chipWords(null, 3, false), { short: "–/3", long: "3 goals" });
  equal(chipWords(check([true, false]), 2, false), { short: "1/2", long: "Goals 1 of 2" });
  equal(chipWords(check([true, true]), 2, true), { short: "2/2", long: "Every goal met" });
}
