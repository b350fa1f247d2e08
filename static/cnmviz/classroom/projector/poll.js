/** The question that was put to the class, in big type: its answers, how many chose them once the vote is closed, and at last what is right. */

import { el, fill, icon } from "../../lib/dom.js";
import { drawProse, firstLine } from "../../lib/prose.js";
import { Poll } from "../questions/poll.js";
import { closedVotes, resultList } from "../questions/result.js";

/** @import {LiveClass} from "../live-class.js" */
/** @import {Question} from "../questions/types.js" */
/** @import {Trace} from "../../types.js" */

const TOP = 3;
/** Of the screen's type. */
const TYPE = 0.92;
/** How much smaller a long question may become, and in which steps. */
const LEAST = 0.5;
const STEP = 0.06;

/**
 * @param {HTMLElement} root
 * @param {LiveClass} room
 * @param {{ play: (trace: Trace) => void, clear: () => void }} picture
 */
export function createProjectedPoll(root, room, picture) {
  const poll = new Poll(room);
  let drawn = "";
  poll.on("changed", () => {
    const { question } = poll;
    const now = JSON.stringify(question);
    if (now === drawn) return;
    drawn = now;
    root.hidden = !question;
    if (question) fill(root, ...content(question));
    else picture.clear();
    fit(root);
  });
  new ResizeObserver(() => fit(root)).observe(root);
  poll.on("revealed", ({ trace }) => void (trace && picture.play(trace)));
}

/** As large as has room: nobody scrolls on a projector. @param {HTMLElement} root */
function fit(root) {
  for (let size = 1; size >= LEAST; size -= STEP) {
    root.style.fontSize = `calc(${(TYPE * size).toFixed(3)} * var(--screen))`;
    if (root.scrollHeight <= root.clientHeight) return;
  }
}

/** @param {Question} question @returns {(Node | null)[]} */
function content(question) {
  const { line, rest } = firstLine(question.text);
  const known = question.state === "revealed";
  return [
    el("p", { class: "poll-stage" }, icon("predict"), stage(question)),
    el("h2", {}, ...line),
    ...drawProse(rest, { top: TOP }),
    question.state === "open" ? choices(question) : resultList(question, { votes: closedVotes(question), right: known ? question.solution?.right : null }),
    known ? el("div", { class: "poll-why" }, ...drawProse(question.solution?.explanation ?? [], { top: TOP })) : null,
  ];
}

/** @param {Question} question */
function choices({ options }) {
  return el("ol", { class: "poll-result poll-choices" }, ...options.map((option) => {
    const { line, rest } = firstLine(option);
    return el("li", {}, el("p", { class: "said" }, ...line), ...drawProse(rest, { top: TOP + 1 }));
  }));
}

/** @param {Question} question */
function stage({ state, round }) {
  if (state === "open") return round === 2 ? "Second vote: answer on your screen" : "Answer on your screen";
  if (state === "closed") return round === 2 ? "The second vote is closed" : "Talk it over with your neighbours";
  return "What was right";
}
