/** The way through the moments of a class: steps, jumps, the pace, and the class after each moment. */

import { between, LONGEST, Player, SHORTEST, viewsOf } from "../../../../static/cnmviz/classroom/replay/player.js";
import { into, sentence, standing } from "../../../../static/cnmviz/classroom/replay/words.js";
import { equal } from "../../expect.js";

/** @param {number} at in seconds */
const moment = (at, more = {}) => ({ kind: "command", at: at * 1_000_000, step: 1, by: 1, ...more });
const PEOPLE = [{ name: "Somebody", colour: "" }, { name: "Ana", colour: "" }];
const view = viewsOf([moment(0)])[0];

export function testItStepsAndStopsAtBothEnds() {
  const player = new Player([moment(0), moment(1), moment(2)]);
  player.step(-1);
  equal(player.at, 0);
  player.step(1);
  player.go(9);
  equal(player.at, 2);
  player.step(1);
  equal(player.at, 2);
}

export async function testItPlaysToTheEndAndStops() {
  const player = new Player([moment(0), moment(0.1), moment(0.2)]);
  player.setPace(50);
  /** @type {number[]} */
  const seen = [];
  player.on("moved", (at) => seen.push(at));
  player.play();
  equal(player.playing, true);
  await new Promise((done) => setTimeout(done, 200));
  equal(seen, [1, 2]);
  equal(player.playing, false);
}

export function testFromTheEndItPlaysAllOfIt() {
  const player = new Player([moment(0), moment(1)]);
  player.go(1);
  player.play();
  equal(player.at, 0);
  player.pause();
  equal(player.playing, false);
}

export function testOneMomentIsNothingToPlay() {
  const player = new Player([moment(0)]);
  player.play();
  equal(player.playing, false);
}

export function testNobodyWaitsLongWhereNothingHappened() {
  equal(between(moment(0), moment(600)), LONGEST);
  equal(between(moment(0), moment(0)), SHORTEST);
  equal(between(moment(0), moment(1)), 1000);
}

export function testTheClassAfterEachMomentIsWhatChangedUntilThen() {
  const views = viewsOf([moment(0, { now: { students: 1 } }), moment(1), moment(2, { now: { locked: true } })]);
  equal(views.map(({ students, locked }) => [students, locked]), [[1, false], [1, false], [1, true]]);
}

export function testAMomentIsOneSentence() {
  equal(sentence(moment(0, { line: "docker ps", source: "undo" }), PEOPLE), "Ana: undo: docker ps");
  equal(sentence(moment(0, { by: -1, source: "lab" }), PEOPLE), "The lab: New lab");
  equal(sentence(moment(0, { kind: "refused", text: "Ana is refused", line: "docker rm x", why: "It is locked." }), PEOPLE), "Ana is refused: docker rm x: It is locked.");
}

export function testHowTheClassStands() {
  equal(standing({ .../** @type {any} */ (view), students: 2, floor: "Ana", hands: ["Ben"], handed: "Bridges", copies: 1, shown: ["Ana"], door_open: false, locked_ones: ["Ben"] }), [
    "Ana has the floor", "2 students in the class, the door is closed", "Locked for Ben", "Hands: Ben", "1 own copy of Bridges", "Ana shows a copy",
  ]);
}

export function testTimesCountFromTheBeginning() {
  equal([into(0, 0), into(61_000_000, 0), into(3_725_000_000, 0)], ["0:00", "1:01", "1:02:05"]);
}
