/** How somebody stands in their copy, and the order of the wall. */

import { countsOf, inOrder, progressOf, since, stateOf, STUCK_REFUSALS, STUCK_SECONDS } from "../../../../static/cnmviz/classroom/wall/states.js";
import { equal } from "../../expect.js";

/** @import {Tile} from "../../../../static/cnmviz/classroom/wall/types.js" */

const NOW = 10_000;

/** @param {Partial<Tile>} fields @returns {Tile} */
function tile(fields) {
  return { id: 1, name: "Ana", colour: "", lab: "", snapshot: "", seq: 1, steps: 0, touched: NOW, refused: 0, met: 0, goals: 0, showing: "", ...fields };
}

export function testWhoDoesNothingOrIsRefusedAgainAndAgainIsStuck() {
  equal(stateOf(tile({}), NOW), "working");
  equal(stateOf(tile({ touched: NOW - STUCK_SECONDS }), NOW), "stuck");
  equal(stateOf(tile({ touched: NOW - STUCK_SECONDS + 1 }), NOW), "working");
  equal(stateOf(tile({ refused: STUCK_REFUSALS }), NOW), "stuck");
  equal(stateOf(tile({ refused: STUCK_REFUSALS - 1 }), NOW), "wrong");
}

export function testWhoHasAllGoalsIsDoneWhateverElse() {
  equal(stateOf(tile({ met: 2, goals: 2, touched: 0, refused: 9 }), NOW), "done");
  equal(stateOf(tile({ met: 1, goals: 2 }), NOW), "working");
}

export function testStuckComeFirstAndDoneLastEqualsByName() {
  const tiles = [
    tile({ id: 1, name: "Zoe", met: 1, goals: 1 }), tile({ id: 2, name: "Ben" }), tile({ id: 3, name: "Ana" }),
    tile({ id: 4, name: "Cem", refused: 1 }), tile({ id: 5, name: "Dan", touched: NOW - 200 }), tile({ id: 6, name: "Eli", touched: NOW - 900 }),
  ];
  equal(inOrder(tiles, NOW), [6, 5, 4, 3, 2, 1]);
  equal(inOrder([...tiles].reverse(), NOW), [6, 5, 4, 3, 2, 1]);
  equal(countsOf(tiles, NOW), { stuck: 2, wrong: 1, working: 2, done: 1 });
}

export function testProgressIsGoalsOrSteps() {
  equal(progressOf(tile({ met: 1, goals: 3 }), NOW), "1 of 3 goals, just now");
  equal(progressOf(tile({ steps: 1, refused: 2, touched: NOW - 125 }), NOW), "1 step, 2 refused, 2 min ago");
  equal(since(7_300), "2 h ago");
}
