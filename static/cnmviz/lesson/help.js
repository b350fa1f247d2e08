/** When one is stuck: hints one by one, and the solution, for whoever says that they want it. */

import { button, el, fill } from "../lib/dom.js";
import { openDialog } from "../lib/dialog.js";
import { busy } from "./busy.js";
import { textOf, typed } from "./text.js";

/** @import {Attempt} from "./attempt.js" */
/** @import {Hands} from "./text.js" */

/** @param {Attempt} attempt @param {Hands} hands @param {(text: string) => void} announce */
export function helpSection(attempt, hands, announce) {
  const root = el("section", { class: "lesson-help", "aria-label": "Help" });
  const hints = el("ol", { class: "hints" });
  const solution = el("div");
  const problem = el("p", { class: "problem", role: "alert", hidden: true });
  const say = (/** @type {string} */ why) => {
    problem.hidden = !why;
    problem.textContent = why;
  };
  const next = asking(async () => say(await attempt.hint()), { icon: "hint" });
  const solve = asking(() => confirm(attempt, say), { kind: "quiet", icon: "solution" });
  const heading = el("h4");
  const show = () => {
    heading.textContent = attempt.finished ? "Hints and solution" : "Stuck?";
    showHints(hints, attempt, hands, announce);
    const { left, lesson } = attempt;
    next.lastChild?.replaceWith(left === lesson.hints ? "A hint, please" : `Another hint (${left} left)`);
    keepFocus(next, left > 0, solve);
    solve.lastChild?.replaceWith("Show the solution");
    keepFocus(solve, !attempt.solution, solution);
    if (attempt.solution && !solution.firstChild) fill(solution, ...lines(attempt.solution, hands));
  };
  fill(root, heading, hints, el("div", { class: "row" }, next, solve), problem, solution);
  attempt.on("changed", show);
  show();
  return root;
}

/** @param {() => Promise<void>} act @param {{ icon: string, kind?: string }} look */
function asking(act, look) {
  const one = button(" ", () => void busy(one, act), look);
  return one;
}

/** @param {HTMLElement} one @param {boolean} there @param {HTMLElement} other where the focus goes with it */
function keepFocus(one, there, other) {
  const focused = document.activeElement === one;
  one.hidden = !there;
  if (focused && !there) (other.matches("button:not([hidden])") ? other : other.querySelector("button"))?.focus();
}

/** @param {HTMLElement} list @param {Attempt} attempt @param {Hands} hands @param {(text: string) => void} announce */
function showHints(list, { hints }, hands, announce) {
  const before = list.children.length;
  const filled = list.dataset.filled !== undefined;
  list.dataset.filled = "";
  for (const hint of hints.slice(before)) {
    const item = el("li", {}, textOf(hint, hands));
    list.append(item);
    if (filled) announce(`Hint ${list.children.length}: ${item.textContent}`);
  }
}

/** @param {string[]} solution @param {Hands} hands */
function lines(solution, hands) {
  const all = button("Run all lines", () => solution.forEach((line) => hands.run(line)), { icon: "play" });
  return [el("h4", {}, "The solution"), el("div", { class: "session" }, ...solution.map((line) => typed(line, line, hands))), el("div", { class: "row" }, all)];
}

/** @param {Attempt} attempt @param {(why: string) => void} say @returns {Promise<void>} once it was decided */
function confirm(attempt, say) {
  return new Promise((resolve) => {
    let wanted = false;
    const show = button("Show it", () => {
      wanted = true;
      dialog.close();
    }, { kind: "primary" });
    const stay = button("Keep trying", () => dialog.close());
    const body = el("div", {}, el("p", {}, "With the solution in sight this attempt is worth 1 point. Once the goals are met you can do the lesson again, for all of them."), el("footer", {}, show, stay));
    const dialog = openDialog("Show the solution?", [body], {
      onclose: async () => {
        if (wanted) say(await attempt.solve());
        resolve();
      },
    });
    stay.focus();
  });
}
