/** The page's keys: each with its words for the help sheet. Those without a deed are heard by the picture or the console. */

import { turnTheme } from "../lib/theme.js";
import { endOfKey } from "../places.js";
import { VIEWS } from "../views/stage.js";

const PHONE = matchMedia("(max-width: 760px)");

/** @typedef {import("./types.js").Lab} Lab */
/** @typedef {[keys: string | string[], words: string, run?: () => unknown, options?: { everywhere?: boolean, repeats?: boolean }]} Key */

/**
 * @param {Lab} lab
 * @param {import("../console/console.js").Console} console
 */
export function createKeys(lab, console) {
  const groups = { Build: building(lab), Ask: asking(lab), "A packet": leading(lab), View: viewing(lab), "In the picture": PICTURE, "In the matrix": MATRIX, "In the outline": OUTLINE, Console: typing(console), Help: help(lab) };
  for (const [group, list] of Object.entries(groups)) {
    for (const [keys, words, run, options] of list) lab.shortcuts.add(group, keys, words, run, options);
  }
}

/**
 * @param {Lab} lab
 * @returns {Key[]}
 */
function building({ signals, diagram, selection, commands }) {
  return [
    ["A", "Add a container", () => signals.emit("dialog", { key: "add-container" })],
    ["N", "Add a network", () => signals.emit("dialog", { key: "add-network" })],
    ["C", "Connect a container to a network", () => diagram.startConnect()],
    ["F2", "Rename the selected container", () => signals.emit("dialog", { key: "rename", about: selection.ids[0] })],
    ["Ctrl+D", "Duplicate what is selected", () => signals.emit("duplicate", selection.ids)],
    [["Ctrl+C", "Ctrl+X"], "Copy, or cut, what is selected as docker lines"],
    ["Ctrl+V", "Paste docker lines: run them here"],
    [["Delete", "Backspace"], "Remove or disconnect all that is selected", () => diagram.removeSelection()],
    ["L", "Arrange the picture again", () => void diagram.arrange()],
    ["Ctrl+G", "Select and move together what is selected", () => diagram.group()],
    ["Ctrl+Shift+G", "Take the group apart", () => diagram.ungroup()],
    ["Ctrl+Z", "Undo what I did last", () => void commands.undo()],
    [["Ctrl+Shift+Z", "Ctrl+Y"], "Redo", () => void commands.redo()],
  ];
}

/**
 * @param {Lab} lab
 * @returns {Key[]}
 */
function asking(lab) {
  return [
    ["R", "Can A reach B?", () => askAboutSelection(lab)],
    ["/", "Find by name, id or address", () => lab.signals.emit("dialog", { key: "search" })],
  ];
}

/**
 * While a packet is shown; otherwise these keys are free.
 * @param {Lab} lab
 * @returns {Key[]}
 */
function leading({ diagram }) {
  const led = (/** @type {(run: import("../trace/run.js").TraceRun) => void} */ act) => () => {
    if (!diagram.run) return false;
    act(diagram.run);
    return true;
  };
  return [
    [["P", "Space"], "Play or pause the packet", led(({ clock }) => (clock.playing ? clock.pause() : clock.play()))],
    [",", "Back one stop", led(({ clock }) => clock.back()), { repeats: true }],
    [".", "Forward one stop", led(({ clock }) => clock.next()), { repeats: true }],
    ["Escape", "Clear the packet", led((run) => run.end())],
  ];
}

/**
 * @param {Lab} lab
 * @returns {Key[]}
 */
function viewing({ diagram, selection, store }) {
  return [
    ...VIEWS.map(({ key, label, words }, at) => /** @type {Key} */ ([String(at + 1), `${label}: ${words.charAt(0).toLowerCase()}${words.slice(1)}`, () => diagram.show(key)])),
    ["Shift+1", "Show everything", () => diagram.fit()],
    ["Shift+2", "Show what is selected", () => diagram.fitSelection()],
    [["Ctrl++", "Ctrl+="], "Zoom in", () => diagram.zoomIn(), { repeats: true }],
    ["Ctrl+-", "Zoom out", () => diagram.zoomOut(), { repeats: true }],
    ["Ctrl+0", "Original size", () => diagram.zoomReset()],
    ["Alt+Shift+D", "Light or dark", turnTheme],
    ["Ctrl+A", "Select everything", () => selection.set([...store.containers(), ...store.networks()].map(({ kind, id }) => `${kind}:${id}`))],
  ];
}

/** @type {Key[]} */
const PICTURE = [
  [["←", "↑", "→", "↓"], "Go to the next thing"],
  ["Enter", "Show its details"],
  ["Space", "Select it too; held down, move the picture"],
  [["Alt+←", "Alt+↑", "Alt+→", "Alt+↓"], "Move it, with Shift farther"],
  ["Shift + drag", "Select what lies in a rectangle"],
  ["Shift+F10", "Open its menu"],
  ["Escape", "Leave what was begun"],
];

/** @type {Key[]} */
const MATRIX = [
  [["←", "↑", "→", "↓"], "Go to the next cell or heading"],
  [["Home", "End", "Ctrl+Home", "Ctrl+End"], "To the ends of the row, of the table"],
  ["Enter", "Explain the way of a cell; select a heading"],
];

/** @type {Key[]} */
const OUTLINE = [
  [["→", "←"], "Open and go in; shut and go out"],
  ["*", "Open everything beside it"],
  [["Shift+↑", "Shift+↓"], "Select as far as here"],
  ["B", "Any letter without a meaning: go to the next name that begins so"],
];

/**
 * @param {import("../console/console.js").Console} console
 * @returns {Key[]}
 */
function typing(console) {
  return [
    [["T", "Ctrl+`"], "Go to the console", () => console.focus()],
    [["↑", "↓"], "Earlier and later lines"],
    [["Tab", "Ctrl+Space"], "Complete the word"],
    ["Ctrl+D", "Leave the shell in a container"],
  ];
}

/**
 * @param {Lab} lab
 * @returns {Key[]}
 */
function help({ signals }) {
  return [
    [["Ctrl+Shift+P", "Ctrl+K", "Ctrl+/"], "Do anything: all actions, names and lines in one list", () => signals.emit("dialog", { key: "palette" }), { everywhere: true }],
    ["?", "This sheet", () => signals.emit("dialog", { key: "help" })],
  ];
}

/**
 * Two selected things are the two ends; otherwise both are asked for, so that nothing is taken for an end unseen.
 * @param {Lab} lab
 */
export function askAboutSelection({ selection, store, signals, diagram }) {
  const ends = selection.ids.flatMap((key) => endOfKey(store, key) || []);
  const [source, target] = ends;
  if (ends.length === 2 && selection.ids.length === 2) return signals.emit("ask", { source, target });
  // On a phone the form would cover the picture in which the ends are picked.
  if (!PHONE.matches) signals.emit("ask", {});
  diagram.startReach("");
}
