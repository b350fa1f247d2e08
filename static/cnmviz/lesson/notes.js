/** What must be known beside the goals: that they are about now, and that they could not be looked at. */

import { button, el } from "../lib/dom.js";

/** @import {Timeline} from "../timeline.js" */
/** @import {Attempt} from "./attempt.js" */

/** @param {Timeline} timeline */
export function presentNote(timeline) {
  const words = el("p", {});
  const note = el("div", { class: "lesson-note warn", hidden: true }, words, button("Back to now", () => timeline.now(), { icon: "last" }));
  timeline.on("moved", () => {
    note.hidden = !timeline.at;
    words.textContent = `The picture shows step ${timeline.at}. The goals are about now.`;
  });
  return note;
}

/** @param {Attempt} attempt @param {() => void} retry */
export function problemNote(attempt, retry) {
  const words = el("p", {});
  const note = el("div", { class: "lesson-note bad", hidden: true }, words, button("Try again", retry, { icon: "sync" }));
  attempt.on("problem", (why) => {
    note.hidden = !why;
    words.textContent = `The goals could not be checked. ${why}`;
  });
  return note;
}
