/** Which commands made a lab what it is since recording began: the steps that changed it, without those that were taken back. Draws nothing. */

import { takenBack } from "../lib/undone.js";

/** @import {Change, Frame, LogRow} from "../types.js" */
/** @import {Recording, Step} from "./types.js" */

/** Where things stand in the picture is no part of a solution. */
const PLACING = /^([$#] *)?(sudo +)?(place|arrange|group|ungroup)(\s|$)/;
const MOST = 400;

/** @param {string} before the solution so far @param {number} seq of the lab @returns {Recording} */
export function begun(before, seq) {
  return { before: before.trim(), last: seq, steps: [] };
}

/** @param {Recording} recording @param {Frame} frame @returns {Recording} */
export function withFrame(recording, { seq, by, source, line, at, undoes, changes }) {
  return withStep(recording, { seq, by, source, line, at, ...(undoes ? { undoes } : {}), idle: isIdle(line, changes) });
}

/**
 * What the log says of the time while the page was away.
 * @param {Recording} recording
 * @param {LogRow[]} log
 * @returns {Recording}
 */
export function withLog(recording, log) {
  return log.reduce((so, row) => withStep(so, { ...row, idle: isIdle(row.line, null) }), recording);
}

/** Steps that nobody saw: the log does not reach back to where recording stopped. @param {Recording} recording @param {LogRow[]} log */
export function hasGap({ last }, log) {
  return log.length > 0 && (log[0]?.seq ?? 0) > last + 1;
}

/** The lines of the solution. @param {Recording} recording */
export function recordedLines({ before, steps }) {
  const effective = steps.filter((step) => !step.idle && !isHistory(step) && !undone(step, steps));
  return [before, ...effective.map(({ line }) => line.replace(/^[$#] +/, ""))].filter(Boolean).join("\n");
}

/** Whether something was taken back that had been done before recording began: no line of the solution does that. @param {Recording} recording */
export function undoesEarlier({ steps }) {
  const known = new Set(steps.map(({ seq }) => seq));
  return steps.some((step) => isHistory(step) && step.undoes !== undefined && !known.has(step.undoes));
}

/** @param {Recording} recording @param {Step} step */
function withStep(recording, step) {
  if (step.seq <= recording.last) return recording;
  return { ...recording, last: step.seq, steps: [...recording.steps, step].slice(-MOST) };
}

/** @param {string} line @param {Change[] | null} changes */
function isIdle(line, changes) {
  return PLACING.test(line) || (changes !== null && changes.every(({ kind }) => kind === "position"));
}

/** @param {Step} step */
function isHistory({ source }) {
  return source === "undo" || source === "redo";
}

/** The newest that was said of it counts. @param {Step} step @param {Step[]} steps */
function undone({ seq }, steps) {
  const said = steps.flatMap((step) => takenBack(step, steps)).filter((one) => one.seq === seq);
  return said.at(-1)?.undone ?? false;
}
