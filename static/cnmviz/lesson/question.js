/** A question about what will happen: answered once, before one tries it; then what is right, and why. */

import { el, fill, icon } from "../lib/dom.js";
import { drawProse, firstLine, proseText } from "../lib/prose.js";
import { busy } from "./busy.js";

/** @import {Answer, Question} from "./types.js" */
/** @import {Attempt} from "./attempt.js" */

const TOP = 5;

/**
 * @param {Attempt} attempt
 * @param {number} number
 * @param {(text: string) => void} announce
 */
export function questionCard(attempt, number, announce) {
  const question = attempt.lesson.questions[number];
  const root = el("section", { class: "predict", "aria-label": title(attempt.lesson.questions.length, number) });
  let drawn = false;
  const draw = () => {
    const answer = attempt.answers[number];
    if (drawn && !answer) return;
    if (answer && root.dataset.answered) return;
    const asked = drawn;
    drawn = true;
    if (answer) root.dataset.answered = answer.right ? "right" : "wrong";
    fill(root, badge(attempt.lesson.questions.length, number), answer ? answered(question, answer) : form(attempt, number));
    if (asked && answer) say(root, question, answer, announce);
  };
  attempt.on("changed", draw);
  draw();
  return root;
}

/** @param {number} count @param {number} number */
function title(count, number) {
  return count > 1 ? `Prediction ${number + 1} of ${count}` : "Prediction";
}

/** @param {number} count @param {number} number */
function badge(count, number) {
  return el("p", { class: "kind" }, icon("predict"), "Before you try: predict", count > 1 ? el("span", { class: "badge" }, `${number + 1} of ${count}`) : null);
}

/** @param {Attempt} attempt @param {number} number */
function form(attempt, number) {
  const { question, options, many } = attempt.lesson.questions[number];
  const boxes = options.map((_, at) => el("input", { type: many ? "checkbox" : "radio", name: `prediction-${number}`, value: String(at) }));
  const problem = el("p", { class: "problem", role: "alert", hidden: true });
  const send = el("button", { type: "submit", class: "button primary" }, "Answer");
  const element = el(
    "form",
    {},
    asFieldset(question, many ? "Choose all that are right." : "", options.map((option, at) => choice(option, boxes[at]))),
    problem,
    el("div", { class: "row" }, send),
  );
  const answer = async () => {
    const chosen = boxes.flatMap(({ checked }, at) => (checked ? at : []));
    const why = chosen.length ? await attempt.predict(number, chosen) : "Choose an answer first.";
    problem.hidden = !why;
    problem.textContent = why;
  };
  element.addEventListener("submit", (event) => {
    event.preventDefault();
    void busy(send, answer);
  });
  return element;
}

/** @param {Question["question"]} question @param {string} hint @param {Node[]} rows */
function asFieldset(question, hint, rows) {
  const { line, rest } = firstLine(question);
  return el("fieldset", {}, el("legend", {}, ...line), ...drawProse(rest, { top: TOP }), hint ? el("p", { class: "hint" }, hint) : null, ...rows);
}

/** @param {Question["question"]} option @param {HTMLInputElement} box */
function choice(option, box) {
  const { line, rest } = firstLine(option);
  return el("div", { class: "option" }, el("label", {}, box, el("span", {}, ...line)), ...drawProse(rest, { top: TOP }));
}

/** @param {Question} question @param {Answer} answer */
function answered({ question, options }, answer) {
  const { line, rest } = firstLine(question);
  const rows = options.map((option, at) => result(option, answer.chosen.includes(at), answer.correct.includes(at)));
  return el(
    "div",
    { class: "answered" },
    el("p", { class: "asked" }, ...line),
    ...drawProse(rest, { top: TOP }),
    el("ul", { class: "results" }, ...rows),
    el("div", { class: "why", tabindex: "-1" }, el("p", { class: "said" }, icon(answer.right ? "check" : "close"), answer.right ? "Right" : "Not quite"), ...drawProse(answer.explanation, { top: TOP })),
  );
}

/** @param {Question["question"]} option @param {boolean} chosen @param {boolean} right */
function result(option, chosen, right) {
  const { line, rest } = firstLine(option);
  const words = [chosen ? "your answer" : "", right ? "right" : chosen ? "wrong" : ""].filter(Boolean).join(", ");
  const mark = right ? icon("check") : chosen ? icon("close") : el("span", { class: "icon" });
  return el("li", { class: right ? "right" : chosen ? "wrong" : "" }, mark, el("div", {}, el("span", {}, ...line), words ? el("span", { class: "badge" }, words) : null, ...drawProse(rest, { top: TOP })));
}

/** @param {HTMLElement} root @param {Question} question @param {Answer} answer @param {(text: string) => void} announce */
function say(root, question, answer, announce) {
  const right = answer.correct.map((at) => proseText(question.options[at] ?? [])).join("; ");
  announce(`${answer.right ? "Right" : `Not quite. Right is: ${right}`}. ${proseText(answer.explanation)}`);
  /** @type {HTMLElement | null} */ (root.querySelector(".why"))?.focus({ preventScroll: true });
  root.scrollIntoView({ block: "nearest" });
}
