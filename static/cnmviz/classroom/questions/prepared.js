/** The prepared questions of the lessons, for the teacher to put one of them to the class. */

import { openDialog } from "../../lib/dialog.js";
import { button, el } from "../../lib/dom.js";
import { drawLine, lineText } from "../../lib/prose.js";

/** @import {ClassLab} from "../types.js" */
/** @import {Prepared} from "./types.js" */

/** @param {ClassLab} lab */
export async function openPrepared(lab) {
  const url = lab.class.page.urls.questions;
  const answer = url ? await fetch(url).catch(() => null) : null;
  if (!answer?.ok) return void lab.toast("The prepared questions could not be fetched. Try it again in a moment.", { kind: "bad" });
  /** @type {{ lessons: Prepared[] }} */
  const { lessons } = await answer.json();
  const take = async (/** @type {string} */ lesson, /** @type {number} */ number) => {
    dialog.close();
    const { why } = await lab.class.does("ask_prepared", { lesson, number });
    if (!why) lab.signals.emit("show", "class");
  };
  const dialog = openDialog("Prepared questions", [el("div", { class: "poll-prepared" }, ...lessons.map((one) => lessonPart(one, take)))], { kind: "poll-choose" });
}

/** @param {Prepared} prepared @param {(lesson: string, number: number) => void} take */
function lessonPart({ lesson, title, questions }, take) {
  const rows = questions.map((line, number) => {
    const choose = button("Take", () => take(lesson, number));
    choose.setAttribute("aria-label", `Take: ${lineText(line)}`);
    return el("li", {}, el("span", {}, ...drawLine(line)), choose);
  });
  return el("section", {}, el("h3", {}, title), el("ul", {}, ...rows));
}
