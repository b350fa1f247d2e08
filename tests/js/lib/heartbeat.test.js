/** A silent connection is asked; only one that does not answer is dead. */

import { Heartbeat } from "../../../static/cnmviz/lib/heartbeat.js";
import { equal } from "../expect.js";

/** @param {(at: (milliseconds: number) => void, beat: Heartbeat, log: string[]) => void} play */
function withClock(play) {
  const real = Date.now;
  /** @type {string[]} */
  const log = [];
  const beat = new Heartbeat(() => void log.push("asked"), () => void log.push("dead"));
  Date.now = () => 0;
  beat.start();
  try {
    play((milliseconds) => {
      Date.now = () => milliseconds;
      beat.listen();
    }, beat, log);
  } finally {
    Date.now = real;
    beat.stop();
  }
}

export function testASilenceIsAQuestionAndASecondOneTheEnd() {
  withClock((at, _beat, log) => {
    at(14_000);
    equal(log, []);
    at(15_000);
    at(16_000);
    equal(log, ["asked"]);
    at(19_000);
    equal(log, ["asked", "dead"]);
  });
}

export function testAnAnswerEndsTheDoubt() {
  withClock((at, beat, log) => {
    at(20_000);
    beat.hear();
    at(24_500);
    at(34_000);
    equal(log, ["asked"]);
    at(36_000);
    equal(log, ["asked", "asked"]);
  });
}

export function testALateTimerAloneKillsNothing() {
  withClock((at, _beat, log) => {
    at(600_000);
    equal(log, ["asked"]);
  });
}
