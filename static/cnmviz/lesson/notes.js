/** What must be known beside the goals: that they are about now, and that they could not be looked at. */

import { button, el } from "../lib/dom.js";

/** @import {Timeline} from "../timeline.js" */
/** @import {Attempt} from "./attempt.js" */

/** @param {Timeline} timeline */
export function presentNote(timeline) {
  const words = el("p", {});
  const note = el("div", { class: "lesson-note warn", hidden: true }, words, button("Back to now", () => timeline.now(), { icon: "last" }));
  timeline.on("moved", () => {
    show(note, timeline.at > 0);
    words.textContent = `The picture shows step ${timeline.at}. The goals are about now.`;
  });
  return note;
}

/** @param {Attempt} attempt @param {() => void} retry */
export function problemNote(attempt, retry) {
  const words = el("p", {});
  const note = el("div", { class: "lesson-note bad", hidden: true }, words, button("Try again", retry, { icon: "sync" }));
  attempt.on("problem", (why) => {
    show(note, why !== "");
    words.textContent = `The goals could not be checked. ${why}`;
  });
  return note;
}

/** The focus of its button goes to the panel with it. @param {HTMLElement} note @param {boolean} there */
function show(note, there) {
  const focused = note.contains(document.activeElement);
  note.hidden = !there;
  if (focused && !there) /** @type {HTMLElement | null} */ (note.closest("[role=tabpanel]"))?.focus({ preventScroll: true });
}
