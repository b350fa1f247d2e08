/** The timeline steps back and forth over the log's frames; the present goes on meanwhile, and nothing of it is lost. */

import { KEPT } from "../../static/cnmviz/frames.js";
import { LabStore } from "../../static/cnmviz/store.js";
import { FAR, Timeline } from "../../static/cnmviz/timeline.js";
import { container, endpoint, snapshot } from "./entities.js";
import { after, equal } from "./expect.js";

/** @import {Change, Container, Frame} from "../../static/cnmviz/types.js" */

/**
 * A lab whose step n runs the container cn; every fifth step removes the one that is three steps old instead.
 * @param {number} length
 */
export function story(length) {
  /** @type {Map<string, Container>} */
  const there = new Map();
  /** @type {string[][]} */
  const names = [[]];
  /** @type {Frame[]} */
  const frames = [];
  for (let seq = 1; seq <= length; seq += 1) {
    const old = seq % 5 === 0 ? there.get(`c${seq - 3}`) : undefined;
    const made = old ? null : container(`c${seq}`, seq);
    const plug = old ? null : endpoint(`e${seq}`, `s${seq}`, "front", seq);
    const changes = /** @type {Change[]} */ (old ? [{ kind: "container", id: old.id, before: old, after: null }] : [
      { kind: "container", id: `c${seq}`, before: null, after: made },
      { kind: "endpoint", id: `e${seq}`, before: null, after: plug },
    ]);
    if (old) there.delete(old.id);
    if (made) there.set(made.id, made);
    frames.push({ type: "frame", seq, by: seq % 2 ? "ana" : "ben", source: "console", line: `step ${seq}`, at: seq, changes });
    names.push([...there.keys()]);
  }
  return { frames, names };
}

/**
 * The lab at its `now`-th step of a story, as a page has it, and a server that has all of the story.
 * @param {number} length
 * @param {number} [now]
 */
export function tell(length, now = length) {
  const { frames, names } = story(length);
  const at = (/** @type {number} */ seq) => {
    const store = new LabStore();
    store.load(snapshot());
    store.travel(frames.slice(0, seq), false);
    return snapshot({ container: store.containers(), endpoint: store.endpoints() }, seq);
  };
  /** @type {string[]} */
  const asked = [];
  const server = { down: false, asked };
  const past = {
    frames: async (/** @type {number} */ before) => {
      server.asked.push(`before ${before}`);
      await after(1);
      if (server.down) throw new Error("no connection");
      return frames.slice(Math.max(0, before - 1 - 200), before - 1);
    },
    moment: async (/** @type {number} */ seq) => {
      server.asked.push(`at ${seq}`);
      await after(1);
      if (server.down) throw new Error("no connection");
      return at(seq);
    },
  };
  const live = new LabStore();
  live.load(at(now));
  const shown = new LabStore();
  const timeline = new Timeline({ live, shown, past, every: 5 });
  const goes = async (/** @type {number} */ seq) => {
    timeline.go(seq);
    while (timeline.waiting) await after(1);
  };
  const seen = () => shown.containers().map(({ id }) => id);
  return { timeline, live, shown, frames, names, server, goes, seen };
}

export async function testEveryMomentIsAsItWas() {
  const { goes, seen, shown, timeline, names, live } = tell(23);
  for (const seq of [22, 21, 3, 4, 5, 15, 14, 1, 22, 10]) {
    await goes(seq);
    equal([seen(), shown.seq, timeline.at], [names[seq], seq, seq], `step ${seq}`);
    equal(shown.endpointsOn("front").map(({ number }) => number).filter((number) => number > seq), []);
  }
  equal(live.containers().map(({ id }) => id), names[23], "the present is not touched");
  timeline.now();
  equal([seen(), shown.seq, timeline.at, timeline.aim], [names[23], 23, 0, 23]);
}

export async function testThePresentGoesOnMeanwhileAndIsCounted() {
  const { goes, seen, timeline, live, frames, names } = tell(20, 12);
  live.apply(/** @type {Frame} */ (frames[12]));
  equal([seen(), timeline.newer], [names[13], 0], "while live, each frame is shown");
  await goes(6);
  for (const frame of frames.slice(13, 17)) live.apply(frame);
  equal([seen(), timeline.newer, timeline.newest], [names[6], 4, 17]);
  equal(timeline.note, "You are looking at step 6 of 17. Go back to now, or continue from here in a lab of its own.");
  await goes(16);
  equal(seen(), names[16], "also what came since can be stepped over");
  timeline.step(1);
  equal([seen(), timeline.at, timeline.newer], [names[17], 0, 0], "the newest step is the present");
  live.apply(/** @type {Frame} */ (frames[17]));
  equal(seen(), names[18]);
}

export async function testPagesAreFetchedOnceAndOnlyWhereTheyAreNeeded() {
  const { goes, server } = tell(450);
  await goes(449);
  equal(server.asked, ["before 451"]);
  await goes(402);
  await goes(440);
  equal(server.asked.length, 1);
  await goes(250);
  equal(server.asked, ["before 451", "before 401"], "pages begin where everybody's begin");
}

export async function testALongWayIsFetchedAndNotGone() {
  const { goes, seen, server, names, timeline } = tell(3 * FAR);
  await goes(2);
  equal([server.asked.sort(), seen()], [["at 2", "before 201"], names[2]]);
  await goes(3);
  equal([server.asked.length, seen(), timeline.row(3)?.line], [2, names[3], "step 3"]);
  await goes(3 * FAR - 1);
  equal([server.asked.filter((one) => one.startsWith("at")), seen()], [["at 2"], names[3 * FAR - 1]], "from the present it is near");
}

export async function testTheLatestGoalWins() {
  const { timeline, seen, names } = tell(300);
  /** @type {number[]} */
  const moments = [];
  timeline.on("moved", () => moments.push(timeline.at));
  for (const seq of [299, 200, 40, 41, 42]) timeline.go(seq);
  equal([timeline.aim, timeline.waiting], [42, true]);
  while (timeline.waiting) await after(1);
  equal([moments, seen()], [[42], names[42]]);
  timeline.go(10);
  timeline.now();
  await after(20);
  equal([timeline.at, seen()], [0, names[300]]);
}

export async function testOfflineItStaysWhereItIsAndComesHomeWithoutTheServer() {
  const { timeline, goes, seen, server, names } = tell(300);
  /** @type {string[]} */
  const problems = [];
  timeline.on("problem", (why) => problems.push(why));
  await goes(250);
  server.down = true;
  await goes(20);
  equal([timeline.at, timeline.aim, seen(), problems.length], [250, 250, names[250], 1]);
  await goes(251);
  equal([seen(), problems.length], [names[251], 1], "what is at hand can be stepped over");
  timeline.now();
  equal(seen(), names[300]);
}

export async function testPlayingEndsInThePresent() {
  const { timeline, names, seen } = tell(6);
  /** @type {number[]} */
  const moments = [];
  timeline.on("moved", () => moments.push(timeline.at));
  timeline.play();
  equal(timeline.playing, true);
  while (timeline.playing) await after(5);
  equal([moments, seen()], [[1, 2, 3, 4, 5, 0], names[6]]);
}

export async function testPauseStaysAndPlayGoesOn() {
  const { timeline, goes } = tell(9);
  await goes(4);
  timeline.play();
  while (timeline.at < 6) await after(2);
  timeline.pause();
  await after(30);
  equal([timeline.at, timeline.playing], [6, false]);
}

export async function testASnapshotOfThePresentLeavesTheMoment() {
  const { timeline, goes, live, seen, names } = tell(20, 10);
  const { live: later } = tell(20);
  await goes(4);
  live.load(snapshot({ container: later.containers() }, 20));
  equal([timeline.at, seen(), timeline.newest, timeline.newer], [4, names[4], 20, 10]);
  live.load(snapshot({}, 3));
  equal([timeline.at, seen()], [0, []], "unless the lab does not reach so far");
}

export async function testListenersAreToldOnceForManySteps() {
  const { goes, shown } = tell(100);
  await goes(99);
  let told = 0;
  shown.subscribe(() => (told += 1));
  await goes(20);
  equal(told, 1);
}

export async function testOnlySoManyFramesAreKept() {
  const { Frames } = await import("../../static/cnmviz/frames.js");
  const { frames } = story(2 * KEPT);
  const book = new Frames(async (before) => frames.slice(Math.max(0, before - 201), before - 1));
  for (const frame of frames) book.add(frame);
  equal([book.size <= KEPT + 200, book.get(2 * KEPT)?.seq, book.get(1)], [true, 2 * KEPT, undefined]);
  await book.want(1, 300, 2 * KEPT);
  equal([book.size, book.span(1, 300).length, book.get(2 * KEPT)], [KEPT, 300, undefined]);
}

export async function testAPageThatEndsEarlyIsFollowedByTheNext() {
  const { Frames } = await import("../../static/cnmviz/frames.js");
  const { frames } = story(10);
  /** @type {number[]} */
  const asked = [];
  const book = new Frames(async (before) => {
    asked.push(before);
    return frames.slice(Math.max(0, before - 3), before - 1);
  });
  await book.want(7, 7, 10);
  equal([book.get(7)?.seq, asked], [7, [11, 9]]);
}
