/** The parts of the panel: what they say, what they keep to themselves, and where the focus goes. */

import { lessonChip } from "../../../static/cnmviz/lesson/chip.js";
import { finishCard } from "../../../static/cnmviz/lesson/finish.js";
import { GoalList } from "../../../static/cnmviz/lesson/goal-list.js";
import { helpSection } from "../../../static/cnmviz/lesson/help.js";
import { questionCard } from "../../../static/cnmviz/lesson/question.js";
import { scoreSection } from "../../../static/cnmviz/lesson/score.js";
import { after, equal } from "../expect.js";
import { begin, check, finding, said, texts } from "./lessons.js";

/** @import {Trace} from "../../../static/cnmviz/types.js" */

const NASTY = "<img src=x onerror=alert(1)>";
const HANDS = { run: () => {}, put: () => {} };
const WAYS = { play: () => {}, explain: () => {} };
const TRACE = /** @type {Trace} */ (/** @type {unknown} */ ({ packet: { protocol: "tcp" }, verdict: { key: "ISOLATED", ok: false, sentence: "" }, hops: [], fix: ["docker x"] }));

/** @param {HTMLElement} element */
function shown(element) {
  document.body.append(element);
  return element;
}

/** @param {ParentNode} root @param {string} words */
function press(root, words) {
  const found = [...root.querySelectorAll("button")].find((one) => one.textContent?.includes(words) && !one.hidden);
  if (!found) throw new Error(`no button ${words}`);
  found.focus();
  found.click();
}

export function testAGoalSaysInAWordWhetherItIsMetAndWhetherItWasLost() {
  const { attempt } = begin();
  const { element } = new GoalList(attempt, HANDS, WAYS);
  const words = () => texts(element, "summary .badge");
  equal(words(), ["…", "…"]);
  const seen = [[false, true], [true, true], [false, true]].map((met) => {
    attempt.hear(check(met));
    return words();
  });
  equal(seen, [["Not yet", "Met"], ["Met", "Met"], ["Lost again", "Met"]]);
  equal(texts(element, "h4 .badge"), ["1 of 2"]);
}

export function testAnUnmetGoalExplainsItselfAndKeepsTheFixToItself() {
  const { attempt } = begin();
  /** @type {string[]} */
  const played = [];
  const { element } = new GoalList(attempt, HANDS, { play: ({ verdict }) => void played.push(`play ${verdict.key}`), explain: ({ verdict }) => void played.push(`explain ${verdict.key}`) });
  attempt.hear(check([false, true], { goals: [finding({ fact: "web reaches db", says: "They share none.", trace: TRACE, fix: ["docker network connect back web"] })] }));
  equal([texts(element, ".goal-body > p:first-child")[0], texts(element, ".goal-verdict code"), texts(element, ".turn")], ["They share none.", ["ISOLATED"], []]);
  press(element, "Show the way");
  press(element, "Stop by stop");
  press(element, "Tell me");
  equal([played, texts(element, ".turn .typed-line > code")], [["play ISOLATED", "explain ISOLATED"], ["$ docker network connect back web"]]);
}

export async function testOnceEveryHintWasSeenTheFixIsTold() {
  const { attempt, answers } = begin({ hints: 1 });
  const { element } = new GoalList(attempt, HANDS, WAYS);
  attempt.hear(check([false, true], { goals: [finding({ fact: "web reaches db", fix: ["docker start db"] })] }));
  equal(texts(element, ".turn").length, 0);
  answers.hint = { ok: true, body: { hint: said("look"), left: 0 } };
  await attempt.hint();
  equal(texts(element, ".turn").length, 1);
}

export function testAGoalWithFocusKeepsItWhenAFrameComes() {
  const { attempt } = begin();
  const { element } = new GoalList(attempt, HANDS, WAYS);
  shown(element);
  attempt.hear(check([false, true], { goals: [finding({ fact: "web reaches db", says: "one", trace: TRACE })] }));
  element.querySelector("details")?.setAttribute("open", "");
  press(element, "Show the way");
  attempt.hear(check([false, true], { goals: [finding({ fact: "web reaches db", says: "two", trace: TRACE })] }));
  equal(document.activeElement?.textContent, "Show the way");
  attempt.hear(check([true, true], { goals: [finding({ fact: "web reaches db", met: true })] }));
  equal(document.activeElement?.tagName, "SUMMARY");
  element.remove();
}

export async function testAPredictionIsAGroupThatIsAnsweredOnce() {
  const { attempt, answers } = begin();
  /** @type {string[]} */
  const heard = [];
  const root = shown(questionCard(attempt, 0, (text) => void heard.push(text)));
  equal([root.querySelector("fieldset > legend")?.textContent, [...root.querySelectorAll("input")].map(({ type }) => type)], ["Does it?", ["radio", "radio"]]);
  root.querySelector("form")?.requestSubmit();
  await after(0);
  equal(texts(root, ".problem"), ["Choose an answer first."]);
  answers.predict = { ok: true, body: { chosen: [0], right: false, correct: [1], explanation: said("They share none.") } };
  root.querySelector("input")?.click();
  root.querySelector("form")?.requestSubmit();
  await after(0);
  equal([texts(root, ".results .badge"), texts(root, ".said"), root.querySelector("form")], [["your answer, wrong", "right"], ["Not quite"], null]);
  equal([heard, document.activeElement?.className], [["Not quite. Right is: No.. They share none."], "why"]);
  root.remove();
}

export function testSeveralRightAnswersAreBoxesToTick() {
  const { attempt } = begin({ questions: [{ question: said("Which?"), options: [said("a"), said("b")], many: true, answered: null }] });
  equal([...questionCard(attempt, 0, () => {}).querySelectorAll("input")].map(({ type }) => type), ["checkbox", "checkbox"]);
}

export async function testHintsStandOneBelowTheOtherAndTheButtonSaysHowManyAreLeft() {
  const { attempt, answers } = begin();
  /** @type {string[]} */
  const heard = [];
  const root = shown(helpSection(attempt, HANDS, (text) => void heard.push(text)));
  for (const words of ["look", "there"]) {
    answers.hint = { ok: true, body: { hint: said(words), left: 0 } };
    press(root, "int");
    await after(0);
  }
  equal([texts(root, ".hints li"), heard], [["look", "there"], ["Hint 1: look", "Hint 2: there"]]);
  equal(document.activeElement?.textContent, "Show the solution");
  root.remove();
}

export async function testTheSolutionIsShownOnlyToWhoeverConfirmsIt() {
  const { attempt, asked, answers } = begin();
  answers.solution = { ok: true, body: { lines: ["docker network connect back web"] } };
  const root = shown(helpSection(attempt, HANDS, () => {}));
  press(root, "Show the solution");
  press(document, "Keep trying");
  await after(20);
  equal([asked.length, document.querySelectorAll("dialog").length], [0, 0]);
  press(root, "Show the solution");
  press(document, "Show it");
  await after(20);
  equal([asked, texts(root, ".session code")], [[["solution", undefined]], ["$ docker network connect back web"]]);
  root.remove();
}

export function testTheFinishSaysWhatItWasWorthAndWhereItGoesOn() {
  const { attempt } = begin();
  const root = finishCard(attempt, HANDS);
  attempt.hear(check([true, false]));
  equal(root.hidden, true);
  attempt.hear(check([true, true], { used: 3, points: 8, best: { used: 3, points: 8 }, afterwards: said("Well.") }));
  equal([root.hidden, texts(root, "h4"), texts(root, ".points"), texts(root, ".prose")], [false, ["Every goal is met"], ["8 of 10 points"], ["Well."]]);
  equal([texts(root, "a"), texts(root, ".row button")], [["Next: Names", "All lessons"], ["Again, with fewer commands"]]);
  attempt.hear(check([false, true], { best: { used: 3, points: 8 } }));
  equal([root.hidden, texts(root, "h4")], [false, ["You have finished this lesson"]]);
}

export function testTheScoreAndTheChipFollow() {
  const { attempt } = begin();
  const score = scoreSection(attempt);
  const chip = lessonChip(attempt, () => {});
  attempt.hear(check([true, false], { used: 2, points: 9 }));
  equal([texts(score, "dd"), chip.getAttribute("aria-label")], [["2", "1", "9"], "Lesson: Goals 1 of 2"]);
}

export function testWhatATeacherWroteIsText() {
  const questions = [{ question: said(NASTY), options: [said(NASTY)], many: false, answered: null }];
  const { attempt } = begin({ title: NASTY, questions, seen: [said(NASTY)], solution: [NASTY], goals: [{ fact: NASTY, words: [NASTY] }], next: { title: NASTY, url: "/" } });
  const parts = [questionCard(attempt, 0, () => {}), new GoalList(attempt, HANDS, WAYS).element, helpSection(attempt, HANDS, () => {}), finishCard(attempt, HANDS)];
  attempt.hear(check([false], { goals: [finding({ fact: NASTY, says: NASTY, fix: [NASTY] })] }));
  equal([parts.flatMap((one) => texts(one, "img")).length, parts.every((one) => one.textContent?.includes(NASTY))], [0, true]);
}
