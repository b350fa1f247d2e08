/** The console works on the present; while an earlier moment is looked at, it says so. */

import { el } from "../lib/dom.js";

/** @param {import("../timeline.js").Timeline} timeline */
export function presentNote(timeline) {
  const note = el("span", { class: "badge warn", hidden: true });
  timeline.on("moved", () => {
    note.hidden = !timeline.at;
    note.textContent = `works on the present, not on step ${timeline.at}`;
  });
  return note;
}
