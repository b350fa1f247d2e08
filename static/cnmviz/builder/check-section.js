/** What is still to be done, each a way to its field; or that the lesson holds. The same is said in short at the head of the form. */

import { el, fill, icon } from "../lib/dom.js";
import { counted } from "../lesson/words.js";
import { section } from "./bench.js";

/** @import {Bench} from "./bench.js" */
/** @import {Desk} from "./desk.js" */
/** @import {Flaw} from "./types.js" */

/** @type {Record<string, string>} */
const PARTS = {
  start: "Start", scenario: "Start", solution: "Solution", title: "Title", topic: "Topic", about: "In one sentence", minutes: "Minutes", text: "Text",
  questions: "Question", explanations: "Question", goals: "Goal", hints: "Hint", afterwards: "Afterwards", after: "Comes after",
};
/** Those of which there are several. */
const NUMBERED = new Set(["questions", "explanations", "goals", "hints"]);

/** @param {Bench} bench */
export function checkSection(bench) {
  const { desk, slots, lab } = bench;
  const status = el("p", { class: "check-status", role: "status" });
  const list = el("ul", { class: "to-do", "aria-label": "What is to be done" });
  const show = () => {
    fill(status, ...verdict(desk));
    status.className = `check-status ${holds(desk) ? "ok" : ""}`;
    fill(list, ...desk.problems.map((flaw) => el("li", {}, el("button", { type: "button", onclick: () => go(flaw) }, el("b", {}, placeOf(flaw)), el("span", {}, ...wordsOf(flaw))))));
    list.hidden = !desk.problems.length;
  };
  const go = (/** @type {Flaw} */ flaw) => {
    if (slots.go(flaw)) return;
    const title = document.querySelector(/** @type {"h4"} */ (`#build-${flaw.part === "questions" ? "text" : flaw.part || "check"}-title`));
    title?.focus();
    title?.scrollIntoView({ block: "start" });
    lab.announce(flaw.words);
  };
  bench.watch(desk.on("checked", show));
  show();
  return section("check", "6 Check", "The lab is made, the solution tried, every goal looked at: the same as manage.py check_lesson asks.", status, list);
}

/** @param {Desk} desk */
export function holds({ known, problems }) {
  return known && !problems.length;
}

/** @param {Desk} desk */
export function inShort(desk) {
  if (!desk.known) return "Looking…";
  return holds(desk) ? "This lesson holds" : `${counted(desk.problems.length, "thing")} to do`;
}

/** @param {Desk} desk */
function verdict(desk) {
  return [icon(holds(desk) ? "check" : "goal"), inShort(desk)];
}

/** A sentence, with what stands between backticks as code. @param {Flaw} flaw @returns {(Node | string)[]} */
function wordsOf({ words }) {
  const parts = (words.charAt(0).toUpperCase() + words.slice(1)).split("`");
  // A backtick without its other one is only itself.
  if (parts.length % 2 === 0) return [words];
  return parts.map((part, at) => (at % 2 ? el("code", {}, part) : part));
}

/** @param {Flaw} flaw */
function placeOf({ part, at }) {
  const name = PARTS[part] ?? "Lesson";
  return NUMBERED.has(part) ? `${name} ${at + 1}` : name;
}
