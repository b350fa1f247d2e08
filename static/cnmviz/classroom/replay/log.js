/** All moments as a list to read and to jump from, some at a time: those around the moment that is looked at. */

import { avatar } from "../../lib/avatar.js";
import { el, fill } from "../../lib/dom.js";
import { authorOf, into, sentence } from "./words.js";

/** @import {Player} from "./player.js" */
/** @import {Story} from "./types.js" */

const PAGE = 50;

/**
 * @param {HTMLElement} root
 * @param {HTMLElement} heading says which ones they are
 * @param {Player} player
 * @param {Story} story
 */
export function createLog(root, heading, player, { moments, people }) {
  const first = moments[0]?.at ?? 0;
  let page = -1;
  /** @type {HTMLElement[]} */
  let buttons = [];
  const fillPage = () => {
    const start = page * PAGE;
    buttons = moments.slice(start, start + PAGE).map((moment, at) =>
      el("button", { type: "button", class: "replay-jump", "data-kind": moment.kind, onclick: () => player.go(start + at) }, avatar(authorOf(moment, people)), el("span", {}, sentence(moment, people)), el("time", {}, into(moment.at, first))));
    fill(root, ...buttons.map((one) => el("li", {}, one)));
    heading.textContent = `${start + 1} to ${start + buttons.length} of ${moments.length}`;
  };
  const draw = () => {
    const now = Math.floor(player.at / PAGE);
    if (now !== page) {
      page = now;
      fillPage();
    }
    for (const one of root.querySelectorAll("[aria-current]")) one.removeAttribute("aria-current");
    const here = buttons[player.at - page * PAGE];
    here?.setAttribute("aria-current", "step");
    if (here && !root.contains(document.activeElement)) show(here, root);
  };
  player.on("moved", draw);
  draw();
}

/** Scrolls the list alone, never the page. @param {HTMLElement} here @param {HTMLElement} list */
function show(here, list) {
  const [inner, outer] = [here.getBoundingClientRect(), list.getBoundingClientRect()];
  if (inner.top < outer.top) list.scrollTop -= outer.top - inner.top;
  else if (inner.bottom > outer.bottom) list.scrollTop += inner.bottom - outer.bottom;
}
