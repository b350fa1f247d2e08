/** Sentences about what a file cannot say, or what was read otherwise than it was written: all of them, in a list that scrolls. */

import { el } from "../lib/dom.js";

let lists = 0;

/** @param {string} heading @param {string[]} notes */
export function notesList(heading, notes) {
  const id = `notes-${(lists += 1)}`;
  return el(
    "section",
    { class: "notes" },
    el("h3", { id }, heading),
    el("ul", { tabindex: "0", "aria-labelledby": id }, ...notes.map((note) => el("li", {}, note))),
  );
}
