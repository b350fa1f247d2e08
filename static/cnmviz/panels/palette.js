/**
 * The command palette: everything that can be done, in one list with its keys and its docker lines; things by their names; and any
 * line of the console. What was used last stands first.
 */

import { keep, kept } from "../lib/kept.js";
import { ALIGNMENTS } from "../diagram/align.js";
import { answering, openPicker } from "../lib/picker.js";
import { forSelection, ofPage } from "./palette-actions.js";
import { things } from "./search.js";

/** @typedef {import("./types.js").Lab} Lab */
/** @typedef {import("../lib/picker.js").Choice} Choice */

const REMEMBERED = 5;
const LATEST = "palette-latest";
/** Words with which lines of the console begin, besides the lab's own commands. */
const PROGRAMS = ["docker", "curl", "ping", "ip", "help"];

/** @param {Lab} lab */
export function openPalette(lab) {
  const own = forSelection(lab);
  const used = new Set(own.flatMap(({ keys }) => keys ?? []));
  const actions = [...own, ...ofPage(lab).filter(({ keys }) => !keys || !used.has(keys))];
  const named = things(lab).map((choice) => ({ ...choice, group: "In the lab" }));
  openPicker({
    title: "Do anything",
    label: "An action, a name, or a line for the console",
    kind: "search palette",
    nothing: "Nothing is called so",
    find: (text) => (text ? found(lab, [...actions, ...named, ...waiting(lab)], text) : beginning(actions)),
    chosen: ({ key }) => remember(key),
  });
}

/** @param {Lab} lab @param {Choice[]} all @param {string} text */
function found(lab, all, text) {
  const run = { key: "line", name: "Run this line in the console", line: text, group: "Console", run: () => lab.signals.emit("line", text) };
  const answers = answering(all, text);
  return isLine(lab, text) ? [run, ...answers] : [...answers.slice(0, 30), run];
}

/** Whether a text cannot be meant for anything else: one word alone may be the name of an action. @param {Lab} lab @param {string} text */
function isLine({ page }, text) {
  const [first = "", ...rest] = text.trim().split(/\s+/);
  return rest.length > 0 && (PROGRAMS.includes(first) || page.commands.some(({ name }) => name === first));
}

/** What needs more selected than is: found with its reason, so that it is not thought to be missing. @param {Lab} lab @returns {Choice[]} */
function waiting({ selection }) {
  if (selection.ids.length > 1) return [];
  return ALIGNMENTS.map(([how, name]) => ({ key: `align-${how}`, name, off: "select two or more first", group: "In the picture", run: () => {} }));
}

/** Nothing was typed yet: what was used last, then all that can be done. @param {Choice[]} actions */
function beginning(actions) {
  const latest = kept(LATEST, /** @type {string[]} */ ([]));
  const again = latest.flatMap((key) => actions.find((action) => action.key === key) ?? []);
  return [...again.map((action) => ({ ...action, group: "Latest used" })), ...actions.filter(({ key }) => !latest.includes(key))];
}

/** @param {string} key */
function remember(key) {
  if (key.includes(":")) return;
  keep(LATEST, [key, ...kept(LATEST, /** @type {string[]} */ ([])).filter((other) => other !== key)].slice(0, REMEMBERED));
}
