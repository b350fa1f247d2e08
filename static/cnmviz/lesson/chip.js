/** How many goals are met, in the page's bar: seen when the lesson is behind something else, and the way to it. */

import { el, fill, icon } from "../lib/dom.js";
import { shown } from "../lib/shortcuts.js";
import { chipWords } from "./words.js";

/** @import {Attempt} from "./attempt.js" */

/** @param {Attempt} attempt @param {() => void} open */
export function lessonChip(attempt, open) {
  const words = el("span", { class: "words" });
  const short = el("span", { class: "short", "aria-hidden": "true" });
  const mark = el("span", { class: "mark" });
  const chip = el("button", { type: "button", class: "lesson-chip", title: `Lesson: ${attempt.lesson.title} (${shown("G")})`, onclick: open }, mark, words, short);
  const show = () => {
    const said = chipWords(attempt.check, attempt.lesson.goals.length, attempt.finished);
    const changed = words.textContent !== "" && words.textContent !== said.long;
    words.textContent = said.long;
    short.textContent = said.short;
    chip.setAttribute("aria-label", `Lesson: ${said.long}`);
    chip.classList.toggle("complete", attempt.complete);
    fill(mark, icon(attempt.complete ? "goal-met" : "lesson"));
    if (!changed) return;
    chip.classList.remove("news");
    // Read in between, so that the same animation starts anew.
    void chip.offsetWidth;
    chip.classList.add("news");
  };
  attempt.on("changed", show);
  show();
  return chip;
}
