/** The clock of a packet: stops, ways between them, speed, and what it tells those who follow. */

import { TraceClock } from "../../../static/cnmviz/trace/clock.js";
import { equal } from "../expect.js";
import { HandTime } from "./given.js";

/** @import {ClockState} from "../../../static/cnmviz/trace/types.js" */

function clock(count = 4, way = 500) {
  const time = new HandTime();
  const led = new TraceClock(count, time);
  led.pace = (stop) => (stop === 0 ? 0 : way);
  /** @type {ClockState[]} */
  const told = [];
  led.onStop((state) => told.push(state));
  return { led, time, told };
}

export function testItStaysAtAStopAndTakesTheTimeOfTheWay() {
  const { led, time } = clock();
  led.play();
  time.pass(1099);
  equal([led.at, led.bound], [0, -1]);
  time.pass(1);
  equal([led.at, led.bound, led.progress], [0, 1, 0]);
  time.pass(250);
  equal(led.progress, 0.5);
  time.pass(250);
  equal([led.at, led.bound, led.playing], [1, -1, true]);
}

export function testItPlaysToTheEndAndStops() {
  const { led, time, told } = clock(3);
  led.play();
  time.pass(10_000);
  equal([led.at, led.playing, led.bound], [2, false, -1]);
  equal(told.map(({ at, by, travel }) => [at, by, travel?.to ?? null]), [[0, "time", null], [0, "time", 1], [1, "time", null], [1, "time", 2], [2, "time", null]]);
  led.play();
  equal([led.at, led.playing], [0, true], "again from the start");
}

export function testTheFirstStopHasAWayToo() {
  const { led, time } = clock();
  led.pace = () => 400;
  led.play();
  equal(led.bound, 0);
  time.pass(400);
  equal([led.at, led.bound, led.playing], [0, -1, true]);
}

export function testAWayWithoutLengthIsNoJourney() {
  const { led, time, told } = clock(3, 0);
  led.play();
  time.pass(1100);
  equal([led.at, told.some(({ travel }) => travel !== null)], [1, false]);
}

export function testAPauseOnTheWayGoesBackToTheStop() {
  const { led, time } = clock();
  led.play();
  time.pass(1300);
  led.pause();
  time.pass(10_000);
  equal([led.at, led.bound, led.playing], [0, -1, false]);
}

export function testStepsByHandArriveAtOnceAndEndThePlay() {
  const { led, time, told } = clock();
  led.play();
  led.next();
  led.next();
  led.back();
  time.pass(10_000);
  equal([led.at, led.playing], [1, false]);
  equal(told.slice(-3).map(({ at, by }) => [at, by]), [[1, "hand"], [2, "hand"], [1, "hand"]]);
}

export function testOnTheWayForwardArrivesAndBackStays() {
  const { led, time } = clock();
  led.play();
  time.pass(1300);
  led.next();
  equal(led.at, 1);
  led.play();
  time.pass(1300);
  led.back();
  equal([led.at, led.bound], [1, -1]);
}

export function testItNeverLeavesTheStopsThatThereAre() {
  const { led } = clock();
  const seen = [-3, 99, Number.NaN, 1.7].map((stop) => {
    led.stepTo(stop);
    return led.at;
  });
  equal(seen, [0, 3, 0, 1]);
}

export function testSpeedHoldsForStaysAndForTheRestOfAWay() {
  const { led, time } = clock();
  led.setSpeed(2);
  led.play();
  time.pass(550);
  equal(led.bound, 1);
  time.pass(125);
  led.setSpeed(0.5);
  equal(led.progress, 0.5, "what is done is done");
  time.pass(499);
  equal(led.at, 0);
  time.pass(1);
  equal(led.at, 1);
}

export function testOneStopIsNoPlay() {
  const { led, time } = clock(1);
  led.play();
  time.pass(5000);
  equal([led.at, led.playing], [0, false]);
}

export function testAfterItsEndItTellsNobody() {
  const { led, time, told } = clock();
  led.play();
  const before = told.length;
  led.stop();
  time.pass(5000);
  led.next();
  equal(told.length, before);
}
