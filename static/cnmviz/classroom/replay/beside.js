/** Beside the picture: how the class stood at the moment, its question with the votes that were closed, and the chapters to jump to. */

import { el, fill } from "../../lib/dom.js";
import { into, standing } from "./words.js";

/** @import {Player} from "./player.js" */
/** @import {Question, Story} from "./types.js" */

const VOTES = ["", "First vote", "Second vote"];
const STATES = { open: "The vote is open", closed: "The vote is closed", revealed: "The answer is told" };

/** @param {HTMLElement} root @param {Player} player */
export function createStanding(root, player) {
  const lines = el("ul", { class: "replay-lines" });
  const asked = el("div", { class: "replay-asked" });
  root.append(lines, asked);
  /** @type {unknown} */
  let before;
  const draw = () => {
    if (before === player.view) return;
    before = player.view;
    fill(lines, ...standing(player.view).map((line) => el("li", {}, line)));
    const { question } = player.view;
    asked.hidden = !question;
    fill(asked, ...(question ? drawn(question) : []));
  };
  player.on("moved", draw);
  draw();
}

/** @param {Question} question */
function drawn(question) {
  const { number, text, options, state, votes, right } = question;
  return [
    el("h3", {}, `Question ${number}: ${text}`),
    el("p", { class: "hint" }, STATES[state]),
    el("ol", {}, ...options.map((option, at) =>
      el("li", right.includes(at) ? { class: "right" } : {}, el("p", {}, option, right.includes(at) ? el("span", { class: "badge ok" }, "right") : null), ...votes.map(({ round, counts, answered }) => bar(VOTES[round] ?? "", counts[at] ?? 0, answered))))),
  ];
}

/** @param {string} vote @param {number} count @param {number} of */
function bar(vote, count, of) {
  return el("div", { class: "replay-vote" }, el("meter", { min: 0, max: Math.max(1, of), value: count, "aria-hidden": "true" }), el("span", {}, `${vote}: ${count} of ${of}`));
}

/** @param {HTMLElement} root @param {Player} player @param {Story} story */
export function createChapters(root, player, { moments }) {
  const first = moments[0]?.at ?? 0;
  const list = moments.flatMap(({ chapter, at }, place) => (chapter ? [{ chapter, at, place }] : []));
  const buttons = list.map(({ chapter, at, place }) => el("button", { type: "button", class: "replay-jump", onclick: () => player.go(place) }, el("span", {}, chapter), el("time", {}, into(at, first))));
  fill(root, ...buttons.map((one) => el("li", {}, one)));
  const draw = () => {
    const now = list.findLastIndex(({ place }) => place <= player.at);
    buttons.forEach((one, at) => (at === now ? one.setAttribute("aria-current", "step") : one.removeAttribute("aria-current")));
  };
  player.on("moved", draw);
  draw();
}
