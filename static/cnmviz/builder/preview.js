/** The texts of the draft as a student will see them: drawn by the parts of a lesson's own panel, from what the server makes of them. */

import { el, fill, icon } from "../lib/dom.js";
import { drawLine } from "../lib/prose.js";
import { Attempt } from "../lesson/attempt.js";
import { questionCard } from "../lesson/question.js";
import { parted, textOf } from "../lesson/text.js";
import { QUIET } from "./desk.js";

/** @import {Lesson} from "../lesson/types.js" */
/** @import {Bench} from "./bench.js" */
/** @import {Draft, Preview} from "./types.js" */

/** @param {Bench} bench */
export function previewOf(bench) {
  const { desk, asking } = bench;
  const sheet = el("div", { class: "lesson preview-sheet" });
  const status = el("p", { class: "hint", role: "status" });
  const details = el("details", { class: "preview" }, el("summary", {}, icon("lesson"), "As the student sees it"), status, sheet);
  let asked = 0;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  const draw = async () => {
    const mine = (asked += 1);
    const reply = await asking.preview(desk.draft);
    if (mine !== asked || !details.open) return;
    status.textContent = reply.ok ? "" : reply.why;
    if (reply.ok) fill(sheet, ...sheetOf(bench, desk.draft, reply.body));
  };
  details.addEventListener("toggle", () => details.open && void draw());
  bench.watch(desk.on("changed", () => {
    clearTimeout(timer);
    if (details.open) timer = setTimeout(() => void draw(), QUIET);
  }));
  return details;
}

/** @param {Bench} bench @param {Draft} draft @param {Preview} preview */
function sheetOf({ lab }, { title, topic, minutes }, { text, questions, goals, hints, afterwards }) {
  const hands = { run: (/** @type {string} */ line) => lab.signals.emit("line", line), put: (/** @type {string} */ line) => lab.signals.emit("write", line) };
  const [lead, rest] = parted(text);
  const asked = attemptOf(questions);
  return [
    el("p", { class: "kind" }, topic, minutes ? ` · about ${minutes} min` : ""),
    el("p", { class: "preview-title" }, title || "No title yet"),
    textOf(lead, hands),
    ...questions.map((_, at) => questionCard(asked, at, lab.announce)),
    textOf(rest, hands),
    goals.length ? el("ul", { class: "preview-goals" }, ...goals.map(({ words }) => el("li", {}, icon("goal"), el("span", { class: "goal-words" }, ...drawLine(words))))) : null,
    ...hints.map((hint, at) => el("details", { class: "preview-hint" }, el("summary", {}, `Hint ${at + 1}`), textOf(hint, hands))),
    afterwards.length ? el("details", { class: "preview-hint" }, el("summary", {}, "Afterwards"), textOf(afterwards, hands)) : null,
  ];
}

/** Questions that can be answered here, by nobody who counts. @param {Preview["questions"]} questions */
function attemptOf(questions) {
  const lesson = /** @type {Lesson} */ (/** @type {unknown} */ ({ questions, seen: [], solution: null, afterwards: null, goals: [], hints: 0, urls: { predict: "" } }));
  return new Attempt(lesson, async (_url, body) => {
    const { question, chosen } = /** @type {{ question: number, chosen: number[] }} */ (body);
    const { answer } = /** @type {Preview["questions"][number]} */ (questions[question]);
    const right = chosen.length === answer.correct.length && chosen.every((one) => answer.correct.includes(one));
    return /** @type {any} */ ({ ok: true, body: { ...answer, chosen, right } });
  });
}
