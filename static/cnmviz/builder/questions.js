/** Questions to predict: each with its answers, of which some are right, and what is said once it was answered. */

import { el } from "../lib/dom.js";
import { area, line } from "./bench.js";
import { ListEditor } from "./list-editor.js";

/** @import {Bench} from "./bench.js" */
/** @import {Option, Question} from "./types.js" */

/** @param {Bench} bench */
export function questionsEditor(bench) {
  const { desk, slots, page, say } = bench;
  return new ListEditor({
    label: "Questions", noun: "Question", add: "Add a question", most: page.limits.questions, kind: "cards", say,
    items: () => desk.draft.questions,
    change: (questions) => desk.change({ questions }),
    fresh: () => /** @type {Question} */ ({ text: "", options: [{ text: "", right: true }, { text: "", right: false }], explanation: "" }),
    forget: () => slots.forget("questions", "explanations"),
    row: (question, at) => row(bench, question, at),
  }).element;
}

/** @param {Bench} bench @param {Question} question @param {number} at */
function row(bench, question, at) {
  const { slots } = bench;
  const text = bound(bench, area({ rows: 2, placeholder: "Does `web` reach `db`?" }), question, "text");
  const explanation = bound(bench, area({ rows: 2 }), question, "explanation");
  return [
    slots.field({ part: "questions", at, label: `Question ${at + 1}`, control: text }),
    answers(bench, question, at),
    slots.field({ part: "explanations", at, label: "Why, once it was answered", control: explanation }),
  ];
}

/** @param {Bench} bench @param {Question} question @param {number} at */
function answers({ desk, page, say }, question, at) {
  const list = new ListEditor({
    label: `Answers to question ${at + 1}`, noun: "Answer", add: "Add an answer", most: page.limits.options, kind: "options", say,
    items: () => question.options,
    change: (options) => {
      question.options = options;
      desk.change({});
    },
    fresh: () => /** @type {Option} */ ({ text: "", right: false }),
    row: (option, number) => optionRow(option, number, () => desk.change({})),
  });
  return el("fieldset", { class: "answers" }, el("legend", {}, "Answers: tick what is right"), list.element);
}

/** @param {Option} option @param {number} at @param {() => void} changed */
function optionRow(option, at, changed) {
  const box = el("input", { type: "checkbox", checked: option.right, "aria-label": `Answer ${at + 1} is right` });
  const text = line({ value: option.text, "aria-label": `Answer ${at + 1}`, placeholder: at ? "Another answer" : "An answer" });
  box.addEventListener("change", () => {
    option.right = box.checked;
    changed();
  });
  text.addEventListener("input", () => {
    option.text = text.value;
    changed();
  });
  return [el("div", { class: "option-row" }, el("label", { class: "right-box" }, box), text)];
}

/** @param {Bench} bench @param {HTMLTextAreaElement} control @param {Question} question @param {"text" | "explanation"} name */
function bound({ desk }, control, question, name) {
  control.value = question[name];
  control.addEventListener("input", () => {
    question[name] = control.value;
    desk.change({});
  });
  return control;
}
