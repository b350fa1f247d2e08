/** The entries of a thing's menu, or of several things' at once: of many lines it shows the first few, and does them all. */

import { counted } from "../lib/count.js";
import { entityOf, lives, removals } from "./actions.js";
import { madeByEngine } from "./engine-network.js";

/** @import {Container, Store} from "../types.js" */
/** @import {Gesture} from "./actions.js" */
/** @import {MenuItem} from "./types.js" */

/** Lines that an entry shows; the others it counts. */
const MOST_ROWS = 3;

/**
 * @typedef {object} Hand what the menu calls
 * @property {(gestures: Gesture[]) => void} perform one after the other, up to the first that is refused
 * @property {(key: string) => void} open
 * @property {(key: string) => void} rename
 * @property {(key: string) => void} connect
 * @property {(key: string) => void} reach
 * @property {(keys: string[]) => void} ask whether the first of two reaches the second
 * @property {(keys: string[]) => void} copy
 * @property {(keys: string[]) => void} duplicate
 */

/**
 * What can be done with a thing, or with several at once. Entries that are a command carry its docker line.
 *
 * @param {Store} store
 * @param {string[]} keys
 * @param {Hand} hand
 * @returns {(MenuItem | "---")[]}
 */
export function menuOf(store, keys, hand) {
  const [key = "", ...more] = keys;
  const sections = more.length ? [asking(store, keys, hand)] : [looking(store, key, hand)];
  const containers = keys.flatMap((one) => entityOf(store, one) ?? []).filter((entity) => entity.kind === "container");
  sections.push(living(store, containers, hand), copying(store, keys, hand), removing(store, keys, hand));
  return sections.filter((items) => items.length).flatMap((items, at) => [...(at ? [/** @type {const} */ ("---")] : []), ...items]);
}

/** @param {Store} store @param {string} key @param {Hand} hand @returns {MenuItem[]} */
function looking(store, key, hand) {
  const kind = entityOf(store, key)?.kind;
  const details = { label: "Details", keys: "Enter", act: () => hand.open(key) };
  const reach = { label: "Can it reach…", keys: "R", act: () => hand.reach(key) };
  if (kind === "host" || key.startsWith("outside:")) return [details, reach];
  if (kind !== "container") return [details];
  return [
    details, reach,
    { label: "Connect to a network…", keys: "C", act: () => hand.connect(key) },
    { label: "Rename", keys: "F2", act: () => hand.rename(key) },
  ];
}

/** @param {Store} store @param {string[]} keys @param {Hand} hand @returns {MenuItem[]} */
function asking(store, keys, hand) {
  const names = keys.flatMap((key) => {
    const entity = entityOf(store, key);
    return key.startsWith("outside:") ? "the world outside" : entity?.kind === "container" || entity?.kind === "host" ? entity.name : [];
  });
  const [a, b] = names;
  if (names.length !== 2 || keys.length !== 2) return [];
  return [{ label: `Can ${a} reach ${b}?`, keys: "R", act: () => hand.ask(keys) }];
}

/** @param {Store} store @param {Container[]} containers @param {Hand} hand @returns {MenuItem[]} */
function living(store, containers, hand) {
  return lives(store, containers).map(({ verb, count, gestures }) => {
    const word = verb.charAt(0).toUpperCase() + verb.slice(1);
    return command(containers.length > 1 ? `${word} ${counted(count, "container")}` : word, gestures, hand);
  });
}

/** @param {Store} store @param {string[]} keys @param {Hand} hand @returns {MenuItem[]} */
function copying(store, keys, hand) {
  const able = keys.some((key) => {
    const entity = entityOf(store, key);
    return entity?.kind === "container" || (entity?.kind === "network" && !madeByEngine(entity));
  });
  if (!able) return [];
  return [
    { label: "Copy as docker lines", keys: "Ctrl+C", act: () => hand.copy(keys) },
    { label: "Duplicate", keys: "Ctrl+D", act: () => hand.duplicate(keys) },
  ];
}

/** @param {Store} store @param {string[]} keys @param {Hand} hand @returns {MenuItem[]} */
function removing(store, keys, hand) {
  const gestures = removals(store, keys);
  if (!gestures.length) return [];
  const alone = entityOf(store, keys[0] ?? "")?.kind === "endpoint" ? "Disconnect" : "Remove";
  return [{ ...command(keys.length > 1 ? "Remove or disconnect them" : alone, gestures, hand), keys: "Delete", danger: true }];
}

/** @param {string} label @param {Gesture[]} gestures @param {Hand} hand @returns {MenuItem} */
function command(label, gestures, hand) {
  return { label, line: inShort(gestures), act: () => hand.perform(gestures) };
}

/** The lines of gestures, one a row, as far as they are shown. @param {Gesture[]} gestures */
function inShort(gestures) {
  const more = gestures.length - MOST_ROWS;
  const rows = gestures.slice(0, MOST_ROWS).map(({ brief }) => brief);
  return [...rows, ...(more > 0 ? [`and ${counted(more, "more line")}`] : [])].join("\n");
}
