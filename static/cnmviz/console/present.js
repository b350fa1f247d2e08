/** What the console says beside its name: that it works on the present while an earlier moment is looked at, and why it may change nothing. */

import { el } from "../lib/dom.js";

/** @param {import("../panels/types.js").Lab} lab */
export function presentNote({ timeline, rights }) {
  const note = el("span", { class: "badge warn", hidden: true });
  const draw = () => {
    const why = rights.whyNot("change");
    note.textContent = why || `works on the present, not on step ${timeline.at}`;
    note.hidden = !why && !timeline.at;
  };
  timeline.on("moved", draw);
  rights.subscribe(draw);
  return note;
}
