/** A clock that many pages share: from a stop and a moment each works out the same stop, whatever it draws and whenever it comes. */

import { beatOf } from "../../../static/cnmviz/trace/beat.js";
import { TraceClock } from "../../../static/cnmviz/trace/clock.js";
import { stopsOf } from "../../../static/cnmviz/trace/stops.js";
import { equal } from "../expect.js";
import { HandTime, traces } from "./given.js";

/** Ways of 800 ms to each stop but the first, of which this page draws all or none. */
function clock(count = 6, drawn = true) {
  const time = new HandTime();
  time.pass(100_000);
  const shared = new TraceClock(count, time);
  shared.pace = () => (drawn ? 123 : 0);
  shared.beat = (stop) => (stop === 0 ? 0 : 800);
  return { shared, time };
}

const PLAYING = { playing: true, speed: 1 };

export function testAllAreAtTheSameStopWhateverTheyDraw() {
  const [seen, unseen, late] = [clock(), clock(6, false), clock()];
  for (const { shared } of [seen, unseen]) shared.join({ ...PLAYING, stop: 0, since: 100_000 });
  for (let ms = 0; ms < 10_000; ms += 250) {
    for (const { time } of [seen, unseen, late]) time.pass(250);
    if (ms === 3_000) late.shared.join({ ...PLAYING, stop: 0, since: 100_000 });
    equal(unseen.shared.at, seen.shared.at);
    if (ms >= 3_000) equal([late.shared.at, late.shared.bound], [seen.shared.at, seen.shared.bound], `at ${ms}`);
  }
  equal([seen.shared.at, seen.shared.playing, unseen.shared.playing], [5, false, false]);
}

export function testAWayThatIsNotDrawnIsWaitedOut() {
  const { shared, time } = clock(3, false);
  shared.join({ ...PLAYING, stop: 0, since: 100_000 });
  time.pass(1_500);
  equal([shared.at, shared.bound, shared.playing], [0, -1, true]);
  time.pass(400);
  equal(shared.at, 1);
}

export function testPausedIsExactlyThere() {
  const { shared, time } = clock();
  shared.join({ stop: 3, playing: false, speed: 2, since: 0 });
  time.pass(9_000);
  equal([shared.at, shared.playing, shared.speed, shared.bound], [3, false, 2, -1]);
  shared.join({ stop: 99, playing: false, speed: 1, since: 0 });
  equal(shared.at, 5, "no farther than the last");
}

export function testTheWayToAStopThatIsStillToComeIsSeen() {
  const { shared, time } = clock();
  shared.join({ ...PLAYING, stop: 2, since: 100_400 });
  equal([shared.at, shared.bound, shared.progress], [1, 2, 0.5]);
  time.pass(400);
  equal([shared.at, shared.bound], [2, -1]);
}

export function testWhoComesAfterTheEndIsAtTheEnd() {
  const { shared } = clock();
  shared.join({ ...PLAYING, stop: 1, since: 1 });
  equal([shared.at, shared.playing], [5, false]);
}

export function testFromWhereItIsOthersCanJoin() {
  const led = clock();
  led.shared.play();
  led.time.pass(1_500);
  led.shared.setSpeed(2);
  const follower = clock();
  follower.time.pass(1_500);
  follower.shared.join({ stop: led.shared.anchor.stop, since: led.shared.anchor.since, playing: true, speed: 2 });
  for (let ms = 0; ms < 4_000; ms += 100) {
    for (const { time } of [led, follower]) time.pass(100);
    equal([follower.shared.at, follower.shared.bound], [led.shared.at, led.shared.bound], `at ${ms}`);
  }
}

export async function testTheBeatFollowsFromTheTraceAlone() {
  for (const trace of await traces()) {
    const stops = stopsOf(trace);
    const beat = beatOf(stops);
    const ways = stops.map((_, at) => beat(at));
    equal(ways, stops.map((_, at) => beatOf(stopsOf(JSON.parse(JSON.stringify(trace))))(at)));
    equal(ways.every((way) => way === 0 || way === 800), true);
    equal([beat(-1), beat(stops.length)], [0, 0]);
  }
}
