/** What the palette offers: what fits the selection, everything that has a key, and what has none. */

import { connecting, entityOf } from "../diagram/actions.js";
import { ALIGNMENTS } from "../diagram/align.js";
import { groupItems } from "../diagram/groups.js";
import { menuOf } from "../diagram/menu.js";
import { dockerLine } from "../lib/quote.js";
import { inTurn, offerUndo } from "../lib/steps.js";
import { THEMES, setTheme } from "../lib/theme.js";
import { askAboutSelection } from "./keys.js";

/** @typedef {import("./types.js").Lab} Lab */
/** @typedef {import("../lib/picker.js").Choice} Choice */

/**
 * The menu of what is selected, and each network that a selected container could join or leave.
 * @param {Lab} lab
 * @returns {Choice[]}
 */
export function forSelection(lab) {
  const { store, selection } = lab;
  const keys = selection.ids;
  if (!keys.length) return [];
  const first = entityOf(store, keys[0] ?? "");
  const name = keys.length > 1 ? `${keys.length} selected things` : first && "name" in first ? first.name : "what is selected";
  const items = [...menuOf(store, keys, hand(lab)).filter((item) => item !== "---"), ...groupItems(store, keys, lab.diagram)];
  const choices = items.map(({ label, keys: shortcut, line, act }) => ({ key: `selected-${label}`, name: label, keys: shortcut, line, run: act }));
  const lines = ALIGNMENTS.map(([how, label]) => ({ key: `align-${how}`, name: label, run: () => lab.diagram.align(how) }));
  return [...choices, ...(keys.length > 1 ? lines : connections(lab, keys[0] ?? ""))].map((choice) => ({ ...choice, group: `With ${name}` }));
}

/** @param {Lab} lab @param {string} key @returns {Choice[]} */
function connections(lab, key) {
  const container = entityOf(lab.store, key);
  if (container?.kind !== "container") return [];
  const joined = new Set(container.attachments.map(({ network }) => network));
  const free = lab.store.networks().filter(({ host, name, driver }) => (!host || host === container.host) && !joined.has(name) && driver !== "host" && driver !== "null");
  const joins = free.map((network) => {
    const gesture = connecting(lab.store, container, network);
    return { key: `connect-${network.name}`, name: `Connect to ${network.name}`, line: gesture.line, run: () => hand(lab).perform([gesture]) };
  });
  const leaves = [...joined].map((name) => {
    const line = dockerLine(lab.store, container.host, ["network", "disconnect", name, container.name]);
    return { key: `disconnect-${name}`, name: `Disconnect from ${name}`, line, run: () => void lab.commands.line(line, { source: "form" }) };
  });
  return [...leaves, ...joins];
}

/** What the menu calls, done from outside of the picture. @param {Lab} lab @returns {import("../diagram/menu.js").Hand} */
function hand(lab) {
  const { signals, commands, selection, diagram } = lab;
  return {
    perform: async (gestures) => offerUndo(lab, await inTurn(gestures, ({ name, args, host }) => commands.send(name, args, host))),
    open: (key) => {
      selection.set([key]);
      signals.emit("show", "inspector");
    },
    rename: (key) => signals.emit("dialog", { key: "rename", about: key }),
    connect: (key) => signals.emit("dialog", { key: "connect", about: key }),
    reach: (key) => diagram.startReach(key),
    ask: () => askAboutSelection(lab),
    copy: (keys) => signals.emit("copy", keys),
    duplicate: (keys) => signals.emit("duplicate", keys),
  };
}

/**
 * @param {Lab} lab
 * @returns {Choice[]}
 */
export function ofPage({ shortcuts, signals, panels }) {
  const withKeys = shortcuts.list.flatMap(({ keys, words, group, run }) => {
    if (!run) return [];
    return { key: `key-${keys[0]}`, name: words, keys: keys[0], group, run: () => run(new KeyboardEvent("keydown")) };
  });
  const tabs = panels.list.map(({ key, label }) => ({ key: `tab-${key}`, name: `Show the panel ${label}`, group: "View", run: () => signals.emit("show", key) }));
  const themes = THEMES.map(({ key, words }) => ({ key: `theme-${key}`, name: `Theme: ${words}`, also: "colours", group: "View", run: () => setTheme(key) }));
  const paste = { key: "paste", name: "Paste docker lines…", group: "Build", run: () => signals.emit("paste", undefined) };
  const build = { key: "build-lesson", name: "Make a lesson of this lab", also: "teach goals builder", group: "Share", run: () => signals.emit("build", undefined) };
  return [...withKeys.filter(({ keys }) => keys !== "Ctrl+Shift+P"), paste, build, ...tabs, ...themes];
}
