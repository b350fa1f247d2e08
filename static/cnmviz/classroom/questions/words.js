/** What the page says of votes. Pure. */

import { counted } from "../../lib/count.js";

/** @import {Mine, Question} from "./types.js" */

/**
 * What a vote is called.
 * @param {number} round
 * @param {number} [of] votes in all
 */
export function vote(round, of = 2) {
  return of < 2 ? "Vote" : round === 1 ? "First vote" : "Second vote";
}

/**
 * How many chose an answer.
 * @param {number} chose
 * @param {number} answered
 */
export function share(chose, answered) {
  return answered ? `${chose} of ${answered} (${Math.round((100 * chose) / answered)} %)` : "nobody";
}

/**
 * What happens with my answer.
 * @param {Mine | undefined} mine
 * @param {boolean} connected
 */
export function standing(mine, connected) {
  if (!mine) return "";
  if (mine.state === "taken") return "Your answer is in. The result comes once the vote is closed.";
  if (mine.state === "sent") return connected ? "Your answer is on its way. It is kept here until it has arrived." : "There is no connection just now. Your answer is kept here and sent when it is back.";
  return mine.state === "late" ? `Your answer came too late. ${mine.why}` : mine.why;
}

/**
 * Where a question stands, for the teacher.
 * @param {Question} question
 */
export function stage({ state, round }) {
  if (state === "drafted") return "Not put to the class yet";
  if (state === "open") return `${vote(round)} is open`;
  if (state === "revealed") return "The answer is known";
  return round === 1 ? "First vote is closed: let them discuss" : "Second vote is closed";
}

/**
 * How many have answered.
 * @param {number} answered
 * @param {number} of students
 */
export function answeredOf(answered, of) {
  return `${answered} of ${counted(of, "student")} answered`;
}

/**
 * How the share of right answers has moved, "" where one vote was held.
 * @param {Question} question
 */
export function moved({ counts = [], answered = [], solution, many }) {
  if (!solution || counts.length < 2 || many) return "";
  const [before, after] = counts.map((each, at) => {
    const all = answered[at] ?? 0;
    const right = solution.right.reduce((sum, place) => sum + (each[place] ?? 0), 0);
    return all ? Math.round((100 * right) / all) : 0;
  });
  return `Right before the discussion: ${before} %. After it: ${after} %.`;
}
