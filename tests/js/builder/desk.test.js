/** What is written is kept at once and looked at soon; an answer about an older text is none, and a server that is away is asked again. */

import { Desk, QUIET } from "../../../static/cnmviz/builder/desk.js";
import { freshDraft } from "../../../static/cnmviz/builder/draft.js";
import { Drafts } from "../../../static/cnmviz/builder/drafts.js";
import { equal } from "../expect.js";

/** @import {Reply} from "../../../static/cnmviz/lesson/types.js" */
/** @import {Written} from "../../../static/cnmviz/builder/types.js" */

/** A server that answers, and a clock that goes, when the test says so. */
function start() {
  let now = 0;
  /** @type {{ act: () => void, at: number }[]} */
  let timers = [];
  /** @type {((reply: Reply<Written>) => void)[]} */
  const waiting = [];
  /** @type {string[]} */
  const heard = [];
  const time = {
    wait: (/** @type {() => void} */ act, /** @type {number} */ ms) => {
      const timer = { act, at: now + ms };
      timers.push(timer);
      return timer;
    },
    cancel: (/** @type {any} */ timer) => void (timers = timers.filter((other) => other !== timer)),
    date: () => now,
  };
  const code = `T${Math.random()}`;
  const drafts = new Drafts(sessionStorage, code);
  let asked = 0;
  const desk = new Desk(drafts, () => {
    asked += 1;
    return new Promise((resolve) => void waiting.push(resolve));
  }, time);
  desk.on("checked", () => heard.push(desk.markdown));
  desk.on("trouble", (why) => why && heard.push(why));
  const pass = (/** @type {number} */ ms) => {
    now += ms;
    for (const timer of timers.filter(({ at }) => at <= now)) {
      time.cancel(timer);
      timer.act();
    }
  };
  const answer = async (/** @type {Reply<Written>} */ reply) => {
    waiting.shift()?.(reply);
    await Promise.resolve();
    await Promise.resolve();
  };
  const found = (/** @type {string} */ markdown) => answer({ ok: true, body: { markdown, problems: [{ words: "No.", part: "hints", at: 1 }] } });
  return { desk, drafts, pass, answer, found, heard, asked: () => asked };
}

export async function testKeysThatComeTogetherAreOneQuestion() {
  const { desk, pass, found, heard, asked } = start();
  desk.open("1", freshDraft());
  desk.change({ title: "A" });
  pass(QUIET - 50);
  desk.change({ title: "AB" });
  pass(QUIET - 50);
  equal(asked(), 0);
  pass(50);
  await found("file");
  equal([asked(), heard, desk.known, desk.fresh, desk.problemsOf("hints", 1).length, desk.problemsOf("hints", 0).length], [1, ["file"], true, true, 1, 0]);
}

export async function testAnAnswerAboutAnOlderTextIsNone() {
  const { desk, pass, found, heard } = start();
  desk.open("1", freshDraft());
  pass(QUIET);
  desk.change({ title: "A" });
  await found("old");
  equal([heard, desk.fresh], [[], false]);
  pass(QUIET);
  await found("new");
  equal([heard, desk.fresh], [["new"], true]);
}

export function testWhatIsWrittenIsKeptAtOnce() {
  const { desk, drafts } = start();
  desk.open("1", freshDraft());
  desk.change({ title: "Mine" });
  equal([drafts.get("1").title, desk.kept], ["Mine", true]);
  desk.open("2", { ...freshDraft(), title: "Other" });
  desk.open("1");
  equal([desk.draft.title, drafts.list().length], ["Mine", 2]);
}

export async function testAServerThatIsAwayIsAskedAgain() {
  const { desk, pass, answer, found, heard, asked } = start();
  desk.open("1", freshDraft());
  pass(QUIET);
  await answer({ ok: false, why: "away", lost: true });
  pass(1_000);
  await answer({ ok: false, why: "away", lost: true });
  pass(1_000);
  equal(asked(), 2);
  pass(1_000);
  await found("file");
  equal([asked(), heard], [3, ["away", "away", "file"]]);
}

export async function testWhoWantsTheFileWaitsForTheNewest() {
  const { desk, found } = start();
  desk.open("1", freshDraft());
  const file = desk.written();
  await found("file");
  equal([await file, await desk.written()], ["file", "file"]);
}
