/**
 * Running pasted docker lines: fitted to this lab, sent in order, each as a step of its own. What they made is selected afterwards;
 * what was changed or refused is told. Text that is no docker lines is never run.
 */

import { fitted } from "../diagram/recipe/fit.js";
import { MOST_WAITING } from "../lib/outbox.js";
import { showProgress } from "../lib/progress.js";
import { reached } from "../lib/reached.js";
import { refusal } from "../lib/receipt.js";
import { undoing } from "../lib/steps.js";
import { LONGEST_LINE, commandsIn } from "../lib/words.js";

/** @import {Receipt} from "../types.js" */
/** @typedef {import("./types.js").Lab} Lab */

/** Lines of one paste. */
const MOST_LINES = 200;
/** Pastes whose lines are not all in the lab yet. @type {Set<{ lab: Lab, lines: string[] }>} */
const underWay = new Set();
const THINGS = new Set(["container", "network"]);
const HINT = "Only lines that begin with docker can be pasted here. To run other lines, paste them into the console.";

/**
 * @param {Lab} lab
 * @param {string} text
 * @returns {Promise<string>} why nothing was run, "" where it was
 */
export async function paste(lab, text) {
  const lines = commandsIn(text);
  const why = objection(lines, lab.socket.waiting().length) || (lab.timeline.at ? lab.timeline.note : "");
  if (why) {
    lab.toast(why, { kind: why === HINT || lab.timeline.at ? "info" : "bad" });
    return why;
  }
  const fit = fitted(lab.live, lines, asked(lab));
  const mine = { lab, lines: fit.lines };
  underWay.add(mine);
  const outcome = await run(lab, fit.lines).finally(() => underWay.delete(mine));
  tell(lab, fit, outcome);
  return "";
}

/** The lines of this tab that the store may not show yet: an answer can come before what it tells of. @param {Lab} lab */
function asked(lab) {
  const waiting = lab.socket.waiting().flatMap(({ text }) => (typeof text === "string" ? commandsIn(text) : []));
  return [...waiting, ...[...underWay].filter((other) => other.lab === lab).flatMap(({ lines }) => lines)];
}

/** @param {string[]} lines @param {number} waiting requests without an answer */
function objection(lines, waiting) {
  if (!lines.length || !lines.every((line) => /^docker\s/.test(line))) return HINT;
  if (lines.length > MOST_LINES) return `${lines.length} lines are too many at once: at most ${MOST_LINES}.`;
  if (waiting + lines.length > MOST_WAITING) return `${waiting} commands are still waiting for an answer: paste again when they are done.`;
  const long = lines.findIndex((line) => [...line].length > LONGEST_LINE);
  return long < 0 ? "" : `Line ${long + 1} is too long: at most ${LONGEST_LINE} characters.`;
}

/** @param {Lab} lab @param {string[]} lines */
async function run({ commands, live, selection, people }, lines) {
  /** @type {number[]} */
  const steps = [];
  /** @type {string[]} */
  const made = [];
  const stop = live.subscribe((changes, frame) => {
    if (frame?.by !== people.me.id || frame.source !== "form") return;
    steps.push(frame.seq);
    made.push(...(changes ?? []).filter(({ kind, before }) => !before && THINGS.has(kind)).map(({ kind, id }) => `${kind}:${id}`));
  });
  const progress = showProgress("Running pasted lines", lines.length);
  const receipts = await Promise.all(lines.map(async (line) => {
    const receipt = await commands.line(line, { quiet: true, source: "form" });
    progress.step();
    return receipt;
  }));
  await reached(live, Math.max(0, ...receipts.map(({ seq }) => seq ?? 0)));
  stop();
  progress.close();
  const there = made.filter((key) => exists(live, key));
  if (there.length) selection.set(there);
  return { receipts, steps };
}

/** @param {import("../types.js").Store} store @param {string} key */
function exists(store, key) {
  const [kind = "", id = ""] = key.split(":");
  return store.get(/** @type {"container" | "network"} */ (kind), id) !== undefined;
}

/**
 * @param {Lab} lab
 * @param {{ lines: string[], names: string[], notes: string[] }} fit
 * @param {{ receipts: Receipt[], steps: number[] }} outcome
 */
function tell(lab, { lines, names, notes }, { receipts, steps }) {
  const refused = receipts.flatMap((receipt, at) => (receipt.ok ? [] : [{ line: receipt.line || lines[at] || "", why: refusal(receipt) }]));
  const done = lines.length - refused.length;
  const changes = [...(names.length ? [`New names, because theirs are taken: ${listed(names)}`] : []), ...notes];
  const words = [`${done} of ${lines.length} docker ${lines.length === 1 ? "line" : "lines"} done`, ...changes.slice(0, 4)].join(". ");
  const more = changes.length > 4 ? ` And ${changes.length - 4} more changes.` : "";
  if (done) lab.toast(`${words}.${more}`, { kind: "ok", action: undoing(lab, steps) });
  const [first, ...others] = refused;
  if (first) lab.toast(`${first.why}${others.length ? `\n${others.length} more refused.` : ""}`, { kind: "bad", about: first.line });
}

/** @param {string[]} names */
function listed(names) {
  return names.length > 6 ? `${names.slice(0, 6).join(", ")} and ${names.length - 6} more` : names.join(", ");
}
