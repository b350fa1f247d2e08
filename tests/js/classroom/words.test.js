/** What the page says of people in a class. */

import { hands, health, inOrder, presenting, role } from "../../../static/cnmviz/classroom/words.js";
import { equal } from "../expect.js";

/** @import {Participant} from "../../../static/cnmviz/classroom/types.js" */

/**
 * @param {string} name
 * @param {Partial<Participant>} [more]
 * @returns {Participant}
 */
const somebody = (name, more = {}) => ({ id: 1, person: name, name, colour: "", role: "editor", ...more });

export function testWhoPresents() {
  const info = /** @type {const} */ ({ type: "class", title: "", door_open: true, locked: false, newcomers: "editor", ended: false });
  const floor = { id: 2, person: "ana", name: "Ana" };
  equal(
    [presenting(info, 1), presenting({ ...info, floor }, 1), presenting({ ...info, floor }, 2), presenting({ ...info, ended: true }, 1)],
    ["The teacher presents", "Ana has the floor", "You have the floor", "The class has ended"],
  );
}

export function testHowAConnectionIs() {
  const time = (/** @type {number} */ seconds) => `second ${seconds}`;
  equal(
    [health(somebody("a", { health: "here" })), health(somebody("a", { health: "slow" })), health(somebody("a", { health: "away", seen: 5 }), time), health(somebody("a"))],
    ["connected", "slow connection", "away since second 5", "away"],
  );
}

export function testHandsInTheOrderInWhichTheyWereRaised() {
  const all = [somebody("late", { hand: 9 }), somebody("none"), somebody("first", { hand: 3 }), somebody("gone", { hand: 1, removed: true })];
  equal(hands(all).map(({ name }) => name), ["first", "late"]);
}

export function testTeachersFirstAndTheOthersByName() {
  const all = [somebody("zoe"), somebody("Änne"), somebody("Tea", { role: "teacher" }), somebody("gone", { removed: true })];
  equal(inOrder(all).map(({ name }) => name), ["Tea", "Änne", "zoe"]);
}

export function testRolesInWords() {
  equal(/** @type {const} */ (["teacher", "editor", "observer"]).map((is) => role(somebody("a", { role: is }))), ["teacher", "may edit", "watches"]);
}
