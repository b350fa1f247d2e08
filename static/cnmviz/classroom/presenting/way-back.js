/**
 * The way back to the class from a private copy, which belongs to no class: a strip with one button and the same key. It is known to the
 * window in which the copy was made.
 */

import { el, find, icon } from "../../lib/dom.js";

/** @import {Lab} from "../../panels/types.js" */

const BACK = "cnmviz.way-back";
const KEY = "F";

/** @param {{ lab: string, title: string }} from */
export function remember(from) {
  sessionStorage.setItem(BACK, JSON.stringify(from));
}

/** One is in the class again. */
export function forget() {
  sessionStorage.removeItem(BACK);
}

/** @param {Lab} lab outside of a class */
export function createWayBack({ shortcuts }) {
  const from = known();
  if (!from) return;
  const back = el("a", { class: "button primary", href: from.lab, "aria-keyshortcuts": KEY, title: `Key ${KEY}` }, icon("undo"), "Back to the class", el("kbd", { "aria-hidden": "true" }, KEY));
  const strip = el(
    "section",
    { class: "class-strip", id: "class-strip", "aria-label": "Class" },
    el("p", { class: "class-said" }, el("span", { class: "presenting" }, "Your private copy"), el("span", {}, `made in the class ${from.title}; only who has its link sees it`)),
    el("div", { class: "class-tools" }, back),
  );
  find("#stage").before(strip);
  shortcuts.add("Class", KEY, "Back to the class", () => location.assign(from.lab));
}

/** @returns {{ lab: string, title: string } | null} */
function known() {
  try {
    const from = JSON.parse(sessionStorage.getItem(BACK) ?? "null");
    return from && /^\/lab\/[A-Z0-9]+\/$/i.test(from.lab) ? { lab: from.lab, title: String(from.title) } : null;
  } catch {
    return null;
  }
}
