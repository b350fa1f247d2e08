/** The answers of a question with how many chose them: bars, and always in words and numbers beside them. */

import { el, icon } from "../../lib/dom.js";
import { drawProse, firstLine } from "../../lib/prose.js";
import { share, vote } from "./words.js";

/** @import {Prose} from "../../lib/prose.js" */
/** @import {Question} from "./types.js" */
/**
 * `votes`: one bar each, named where there are several. `mine`: my choice by the vote. `right`: the right answers, where they may be shown.
 * @typedef {{ votes: { round: number, counts: number[], answered: number }[], mine?: Map<number, number[]>, right?: number[] | null, truths?: string[] }} Shown
 */

const TOP = 4;

/** The votes that are closed. @param {Question} question */
export function closedVotes({ counts = [], answered = [] }) {
  return counts.map((each, at) => ({ round: at + 1, counts: each, answered: answered[at] ?? 0 }));
}

/** @param {Question} question @param {Shown} shown */
export function resultList({ options }, shown) {
  return el("ol", { class: "poll-result" }, ...options.map((option, at) => row(option, at, shown)));
}

/** @param {Prose} option @param {number} at @param {Shown} shown */
function row(option, at, { votes, mine = new Map(), right = null, truths = [] }) {
  const { line, rest } = firstLine(option);
  const chosen = [...mine].filter(([, places]) => places.includes(at)).map(([round]) => round);
  const is = right ? (right.includes(at) ? "right" : "wrong") : "";
  const marks = [is === "right" ? badge("right", "check", "ok") : is === "wrong" && chosen.length ? badge("wrong", "close", "bad") : null, own(chosen, mine.size)];
  const misunderstood = is === "wrong" && truths[at] && (chosen.length || votes.some(({ counts }) => counts[at])) ? el("p", { class: "truth" }, icon("info"), el("span", {}, truths[at])) : null;
  return el(
    "li",
    { class: [is && `is-${is}`, chosen.length ? "mine" : ""].join(" ").trim() },
    el("p", { class: "said" }, el("span", {}, ...line), ...marks),
    ...drawProse(rest, { top: TOP }),
    ...votes.map(({ round, counts, answered }) => bar(votes.length > 1 ? vote(round) : "", counts[at] ?? 0, answered)),
    misunderstood,
  );
}

/** @param {string} word @param {string} drawing @param {string} kind */
function badge(word, drawing, kind) {
  return el("span", { class: `badge ${kind}` }, icon(drawing), word);
}

/** @param {number[]} rounds in which I chose it @param {number} votes that I took part in */
function own(rounds, votes) {
  if (!rounds.length) return null;
  const which = votes < 2 ? "your answer" : rounds.length > 1 ? "your answer both times" : rounds[0] === 1 ? "your first answer" : "your second answer";
  return el("span", { class: "badge own" }, which);
}

/** @param {string} name @param {number} chose @param {number} answered */
function bar(name, chose, answered) {
  const fill = el("span", { class: "poll-fill" });
  fill.style.width = `${answered ? (100 * chose) / answered : 0}%`;
  return el("p", { class: "poll-bar" }, name ? el("span", { class: "poll-vote" }, name) : null, el("span", { class: "poll-track", "aria-hidden": "true" }, fill), el("span", { class: "poll-share" }, share(chose, answered)));
}
