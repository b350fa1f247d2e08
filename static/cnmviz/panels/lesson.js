/**
 * A lesson beside the picture: its text, its questions, and its goals as they stand now, whoever changed the lab and however. The parts are
 * in `lesson/`; here they meet the lab.
 */

import { el, find, icon } from "../lib/dom.js";
import { lineText } from "../lib/prose.js";
import { Attempt } from "../lesson/attempt.js";
import { Checker } from "../lesson/checker.js";
import { lessonChip } from "../lesson/chip.js";
import { finishCard } from "../lesson/finish.js";
import { GoalList } from "../lesson/goal-list.js";
import { helpSection } from "../lesson/help.js";
import { problemNote, presentNote } from "../lesson/notes.js";
import { post } from "../lesson/post.js";
import { questionCard } from "../lesson/question.js";
import { scoreSection } from "../lesson/score.js";
import { parted, textOf } from "../lesson/text.js";
import { news, turned } from "../lesson/words.js";

/** @import {Change, Trace} from "../types.js" */
/** @import {Lesson} from "../lesson/types.js" */
/** @typedef {import("./types.js").Lab} Lab */

const EACH_SPREADS = 4;
const LONGEST_SPREAD = 800;
const PHONE = matchMedia("(max-width: 760px)");

/**
 * @param {HTMLElement} root
 * @param {Lab} lab
 * @param {Lesson} lesson
 */
export function createLesson(root, lab, lesson) {
  const attempt = new Attempt(lesson, (url, body) => post(url, lesson.token, body));
  const checker = follow(attempt, lab);
  const hands = {
    run: (/** @type {string} */ line) => lab.signals.emit("line", line),
    put: (/** @type {string} */ line) => lab.signals.emit("write", line),
  };
  const [lead, rest] = parted(lesson.text);
  const finish = finishCard(attempt, hands);
  const goals = new GoalList(attempt, hands, waysOf(lab, attempt));
  root.append(
    head(lesson),
    textOf(lead, hands),
    ...lesson.questions.map((_, number) => questionCard(attempt, number, lab.announce)),
    textOf(rest, hands),
    presentNote(lab.timeline),
    goals.element,
    problemNote(attempt, () => checker.now()),
    scoreSection(attempt),
    finish,
    helpSection(attempt, hands, lab.announce),
  );
  const look = () => open(lab, attempt.finished ? finish : goals.element);
  place(lessonChip(attempt, look));
  lab.shortcuts.add("View", "G", "Go to the goals of the lesson", look);
  tell(attempt, lab, finish);
  // Once the page is put together: on a phone the sheets come later.
  queueMicrotask(() => lab.signals.emit("show", "lesson"));
  checker.now();
}

/** In the bar, which on a phone has no room for it: there it lies over the picture. @param {HTMLElement} chip */
function place(chip) {
  const put = () => find(PHONE.matches ? "#stage" : ".status").prepend(chip);
  PHONE.addEventListener("change", put);
  put();
}

/** @param {Lesson} lesson */
function head({ title, topic, minutes, urls }) {
  return el(
    "header",
    { class: "lesson-head" },
    el("p", { class: "kind" }, el("a", { href: urls.ladder }, icon("back"), "All lessons"), el("span", {}, topic), minutes ? el("span", {}, `about ${minutes} min`) : null),
    el("h3", {}, title),
  );
}

/** The goals are looked at after whatever changes the lab, and when the server is back. @param {Attempt} attempt @param {Lab} lab */
function follow(attempt, { live, socket, people }) {
  const checker = new Checker({ ask: () => attempt.ask(), heard: (check) => attempt.hear(check), problem: (why) => attempt.fail(why) });
  live.subscribe((changes, frame) => {
    if (!onlyMoves(changes)) checker.changed(frame?.by === people.me.id ? 0 : spread(people.here().length));
  });
  attempt.on("solved", () => checker.now());
  let away = false;
  socket.on("state", ({ name }) => {
    if (name === "live" && away) checker.now();
    away = name !== "live" && (away || name === "offline");
  });
  return checker;
}

/** Milliseconds, at random: a class that sees somebody's change does not ask in the same moment. @param {number} people */
function spread(people) {
  return Math.random() * Math.min(LONGEST_SPREAD, EACH_SPREADS * people);
}

/** Where things stand in the picture is nothing that a goal could ask. @param {Change[] | null} changes */
function onlyMoves(changes) {
  return changes !== null && changes.length > 0 && changes.every(({ kind }) => kind === "position");
}

/** The way is one of now; what would turn it round stays out of it. @param {Lab} lab @param {Attempt} attempt */
function waysOf(lab, attempt) {
  /** @type {import("../trace/types.js").Run | null} */
  let shown = null;
  // A packet that did not arrive must not stand there any more once it would.
  attempt.on("checked", ({ check, before }) => {
    if (before && turned(before.goals, check.goals).length) shown?.end();
  });
  const quiet = (/** @type {Trace} */ trace) => ({ ...trace, fix: [] });
  return {
    play: (/** @type {Trace} */ trace) => {
      lab.timeline.now();
      // On a phone the lesson would cover the packet; its words stand in the picture.
      if (PHONE.matches) lab.signals.emit("sheet", "");
      lab.diagram.showPicture();
      shown = lab.diagram.showTrace(quiet(trace));
      lab.announce(trace.reason);
    },
    explain: (/** @type {Trace} */ trace) => {
      lab.timeline.now();
      lab.signals.emit("trace", quiet(trace));
    },
  };
}

/** @param {Lab} lab @param {HTMLElement} part */
function open(lab, part) {
  lab.signals.emit("show", "lesson");
  part.scrollIntoView({ block: "start" });
  find("#tab-lesson").focus({ preventScroll: true });
}

/** What turned is said; the last goal is an occasion. @param {Attempt} attempt @param {Lab} lab @param {HTMLElement} finish */
function tell(attempt, lab, finish) {
  let known = attempt.finished;
  const name = (/** @type {number} */ at) => lineText(attempt.lesson.goals[at]?.words ?? []);
  attempt.on("checked", ({ check, before }) => {
    const said = before && news(before.goals, check.goals, name);
    if (said) lab.announce(said);
  });
  attempt.on("changed", () => {
    if (known || !attempt.complete) return;
    known = true;
    if (finish.offsetParent) return finish.scrollIntoView({ block: "nearest" });
    lab.toast(`Every goal of “${attempt.lesson.title}” is met.`, { kind: "ok", action: { label: "See how it went", run: () => open(lab, finish) } });
  });
  attempt.on("problem", (why) => {
    if (why) lab.announce(`The goals could not be checked. ${why}`);
  });
}
