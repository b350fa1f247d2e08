/** The help sheet: what the words mean, what the keys do. The keys are listed from where they are declared. */

import { el } from "../lib/dom.js";
import { openDialog } from "../lib/dialog.js";
import { shown } from "../lib/shortcuts.js";

/** @type {[string, string][]} */
const WORDS = [
  ["Sandbox", "one container's own network configuration: interfaces, routes, DNS. On Linux a network namespace."],
  ["Endpoint", "the plug that joins a sandbox to exactly one network. It has an address, and lives only while the container runs."],
  ["Network", "a group of endpoints that can talk to each other. Its driver decides how."],
  ["Driver", "the code behind a network: it gives endpoints their addresses and decides which way packets go, through a bridge, as a host's own, or across hosts."],
];

/** @param {import("./types.js").Lab} lab */
export function openHelp(lab) {
  const groups = grouped(lab.shortcuts.list);
  openDialog(
    "Help",
    [
      el("section", { class: "help-words" }, el("h3", {}, "The Container Network Model"), el("dl", {}, ...WORDS.flatMap(([word, meaning]) => [el("dt", {}, word), el("dd", {}, meaning)]))),
      el("div", { class: "help-keys" }, ...[...groups].map(([group, list]) => keyTable(group, list))),
    ],
    { kind: "help" },
  );
}

/**
 * @param {string} group
 * @param {import("../lib/shortcuts.js").Shortcut[]} list
 */
function keyTable(group, list) {
  const rows = list.map(({ keys, words }) => el("tr", {}, el("th", { scope: "row" }, words), el("td", {}, ...keys.flatMap((key, at) => [at ? " or " : "", el("kbd", {}, shown(key))]))));
  return el("section", {}, el("h3", {}, group), el("table", {}, el("tbody", {}, ...rows)));
}

/** @param {import("../lib/shortcuts.js").Shortcut[]} list */
function grouped(list) {
  /** @type {Map<string, import("../lib/shortcuts.js").Shortcut[]>} */
  const groups = new Map();
  for (const one of list) groups.set(one.group, [...(groups.get(one.group) ?? []), one]);
  return groups;
}
