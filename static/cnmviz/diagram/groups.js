/** Things that are selected and moved together, because somebody grouped them. */

import { grouping } from "./actions.js";

/** @import {Position, Store} from "../types.js" */
/** @import {Gesture} from "./actions.js" */
/** @import {DiagramOptions, MenuItem} from "./types.js" */

/** What can be in a group. */
const KINDS = /^(container|network|host):/;

/**
 * All that is grouped with a thing, itself first; the thing alone where it is in no group.
 *
 * @param {Store} store
 * @param {string} key
 * @returns {string[]}
 */
export function together(store, key) {
  const group = groupOf(store, key);
  if (!group) return [key];
  const members = /** @type {Position[]} */ (store.all("position")).filter((position) => position.group === group && store.get(position.of, position.id));
  return [...new Set([key, ...members.map(({ of, id }) => `${of}:${id}`)])];
}

/** The number of a thing's group, 0 for none. @param {Store} store @param {string} key */
function groupOf(store, key) {
  const position = store.get("position", key.slice(key.indexOf(":") + 1));
  return position?.kind === "position" ? position.group : 0;
}

/**
 * What a menu offers for these things.
 *
 * @param {Store} store
 * @param {string[]} keys
 * @param {{ group(): void, ungroup(): void }} hand
 * @returns {MenuItem[]}
 */
export function groupItems(store, keys, hand) {
  const able = keys.filter((key) => KINDS.test(key));
  return [
    ...(able.length > 1 ? [{ label: "Group", keys: "Ctrl+G", act: () => hand.group() }] : []),
    ...(able.some((key) => groupOf(store, key)) ? [{ label: "Ungroup", keys: "Ctrl+Shift+G", act: () => hand.ungroup() }] : []),
  ];
}

/**
 * Group what is selected, or take its groups apart.
 *
 * @param {Pick<DiagramOptions, "selection" | "store" | "announce">} lab
 * @param {"group" | "ungroup"} what
 * @param {(gesture: Gesture) => Promise<boolean>} perform says itself what is refused
 */
export async function regroup({ selection, store, announce }, what, perform) {
  const keys = selection.ids.filter((key) => KINDS.test(key));
  const grouped = keys.filter((key) => groupOf(store, key));
  if (what === "group" && keys.length < 2) return announce("Select several things to group them");
  if (what === "ungroup" && !grouped.length) return announce("Nothing that is selected is in a group");
  const done = await perform(grouping(store, what, what === "group" ? keys : grouped));
  if (done) announce(what === "group" ? `${keys.length} things are one group now` : "Taken apart");
}
