/** How this attempt stands: commands used, the solution's number, and what it is worth. */

import { el } from "../lib/dom.js";
import { rule } from "./words.js";

/** @import {Attempt} from "./attempt.js" */

/** @param {Attempt} attempt */
export function scoreSection(attempt) {
  const used = tile("Commands");
  const par = tile("Our solution");
  const points = tile("Points");
  const words = el("p", { class: "hint" });
  const show = () => {
    const { check, lesson, solution } = attempt;
    used.value.textContent = check ? String(check.used) : "–";
    par.value.textContent = String(check?.par ?? lesson.par);
    points.value.textContent = check ? String(check.points) : "–";
    words.textContent = solution ? "With the solution shown, this attempt is worth 1 point." : rule(check?.par ?? lesson.par);
  };
  attempt.on("changed", show);
  show();
  return el("section", { class: "score", "aria-label": "Score" }, el("dl", {}, used.element, par.element, points.element), words);
}

/** @param {string} label */
function tile(label) {
  const value = el("dd");
  return { value, element: el("div", {}, el("dt", {}, label), value) };
}
