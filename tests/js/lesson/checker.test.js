/** The goals are asked about soon after a change, once at a time; the newest finding stands, and what got lost is asked again. */

import { Checker, QUIET } from "../../../static/cnmviz/lesson/checker.js";
import { equal } from "../expect.js";
import { check } from "./lessons.js";

/** @import {Check, Reply} from "../../../static/cnmviz/lesson/types.js" */

/** A server that answers when the test says so, and a clock that goes when the test says so. */
function start() {
  let now = 0;
  /** @type {{ act: () => void, at: number }[]} */
  let timers = [];
  /** @type {((reply: Reply<Check>) => void)[]} */
  const waiting = [];
  /** @type {number[]} */
  const heard = [];
  /** @type {string[]} */
  const problems = [];
  let asked = 0;
  const time = {
    wait: (/** @type {() => void} */ act, /** @type {number} */ ms) => {
      const timer = { act, at: now + ms };
      timers.push(timer);
      return timer;
    },
    cancel: (/** @type {any} */ timer) => void (timers = timers.filter((other) => other !== timer)),
    now: () => now + 1,
  };
  const checker = new Checker({
    ask: () => {
      asked += 1;
      return new Promise((resolve) => void waiting.push(resolve));
    },
    heard: ({ seq }) => void heard.push(seq),
    problem: (why) => void problems.push(why),
    time,
  });
  const pass = (/** @type {number} */ ms) => {
    now += ms;
    for (const timer of timers.filter(({ at }) => at <= now)) {
      time.cancel(timer);
      timer.act();
    }
  };
  const answer = async (/** @type {Reply<Check>} */ reply) => {
    waiting.shift()?.(reply);
    await Promise.resolve();
    await Promise.resolve();
  };
  const found = (/** @type {number} */ seq) => answer({ ok: true, body: check([true, true], { seq }) });
  const lost = () => answer({ ok: false, why: "away", lost: true });
  return { checker, pass, answer, found, lost, heard, problems, asked: () => asked };
}

export async function testChangesThatComeTogetherAreOneRequest() {
  const { checker, pass, found, heard, asked } = start();
  checker.changed();
  pass(QUIET - 10);
  checker.changed();
  pass(QUIET - 10);
  equal(asked(), 0);
  pass(10);
  await found(3);
  equal([asked(), heard], [1, [3]]);
}

export function testWhoIsOneOfManyMayWaitLonger() {
  const { checker, pass, asked } = start();
  checker.changed(100);
  pass(QUIET);
  equal(asked(), 0);
  pass(100);
  equal(asked(), 1);
}

export function testALabThatNeverRestsIsLookedAtAllTheSame() {
  const { checker, pass, asked } = start();
  for (let at = 0; at < 12; at += 1) {
    checker.changed();
    pass(QUIET - 50);
  }
  equal(asked(), 1);
}

export async function testOneRequestIsUnderWayAndWhatCameMeanwhileIsAskedAfterwards() {
  const { checker, pass, found, heard, asked } = start();
  checker.now();
  checker.now();
  checker.changed();
  pass(1_000);
  equal(asked(), 1);
  await found(1);
  pass(QUIET);
  equal(asked(), 2);
  await found(2);
  pass(60_000);
  equal([asked(), heard], [2, [1, 2]]);
}

export async function testAnOlderFindingDoesNotReplaceANewerOne() {
  const { checker, found, heard } = start();
  checker.now();
  await found(5);
  checker.now();
  await found(4);
  equal(heard, [5]);
}

export async function testWhatGotLostIsAskedAgainEverMoreRarelyAndSaidOnceItIsBack() {
  const { checker, pass, lost, found, heard, problems, asked } = start();
  checker.now();
  await lost();
  pass(1_000);
  equal(asked(), 2);
  await lost();
  pass(1_000);
  equal(asked(), 2);
  pass(1_000);
  await found(9);
  equal([asked(), heard, problems], [3, [9], ["away", "away", ""]]);
}

export async function testARefusalIsSaidAndNotRepeatedByItself() {
  const { checker, pass, answer, found, heard, problems, asked } = start();
  checker.now();
  await answer({ ok: false, why: "no", lost: false });
  pass(60_000);
  equal([asked(), problems], [1, ["no"]]);
  checker.now();
  await found(1);
  equal([asked(), heard], [2, [1]]);
}

export async function testNothingIsAskedOnceItHasStopped() {
  const { checker, pass, asked } = start();
  checker.changed();
  checker.stop();
  pass(60_000);
  equal(asked(), 0);
}
