/** Every goal is met: what it was worth, what there is to know afterwards, and where it goes on. */

import { button, el, fill, icon } from "../lib/dom.js";
import { busy } from "./busy.js";
import { textOf } from "./text.js";
import { MOST_POINTS, bestWords, counted, praise } from "./words.js";

/** @import {Attempt} from "./attempt.js" */
/** @import {Hands} from "./text.js" */

/** @param {Attempt} attempt @param {Hands} hands */
export function finishCard(attempt, hands) {
  const head = el("div", { class: "finish-head" });
  const text = el("div");
  const ways = el("div", { class: "row" });
  const problem = el("p", { class: "problem", role: "alert", hidden: true });
  const root = el("section", { class: "finish", "aria-label": "Finished", tabindex: "-1", hidden: true }, head, text, ways, problem);
  const start = async () => {
    const { url, why } = await attempt.again();
    problem.hidden = !why;
    problem.textContent = why;
    if (url) location.assign(url);
  };
  const again = button("Again, with fewer commands", () => void busy(again, start), { icon: "again" });
  const show = () => {
    root.hidden = !attempt.finished;
    if (root.hidden) return;
    fill(head, ...headOf(attempt));
    again.lastChild?.replaceWith(attempt.solution ? "Again, by yourself" : perfect(attempt) ? "Play it again" : "Again, with fewer commands");
    if (attempt.afterwards && !text.firstChild) fill(text, textOf(attempt.afterwards, hands));
  };
  const { next, urls } = attempt.lesson;
  fill(ways, next ? el("a", { class: "button primary", href: next.url }, icon("forward"), `Next: ${next.title}`) : null, again, el("a", { class: "button quiet", href: urls.ladder }, "All lessons"));
  attempt.on("changed", show);
  show();
  return root;
}

/** @param {Attempt} attempt */
function perfect({ check }) {
  return (check?.points ?? 0) >= MOST_POINTS;
}

/** @param {Attempt} attempt @returns {(Node | null)[]} */
function headOf({ complete, check, solution }) {
  if (!complete || !check) {
    const best = check?.best;
    return [el("h4", {}, icon("award"), "You have finished this lesson"), best ? el("p", { class: "hint" }, `${counted(best.points, "point")} with ${counted(best.used, "command")}. Not every goal is met any more; that takes nothing away.`) : null];
  }
  const best = bestWords(check.best, check.points);
  return [
    el("div", { class: "medal", "aria-hidden": "true" }, icon("award")),
    el("h4", {}, "Every goal is met"),
    el("p", { class: "points" }, el("b", {}, String(check.points)), ` of ${MOST_POINTS} points`),
    el("p", {}, praise(check, solution !== null)),
    best ? el("p", { class: "hint" }, best) : null,
  ];
}
