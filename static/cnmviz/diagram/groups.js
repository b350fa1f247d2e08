/** Things that are selected and moved together, because somebody grouped them. */

import { grouping } from "./actions.js";

/** @import {Position, Store} from "../types.js" */
/** @import {Canvas} from "./canvas.js" */

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
export function groupOf(store, key) {
  const position = store.get("position", key.slice(key.indexOf(":") + 1));
  return position?.kind === "position" ? position.group : 0;
}

/** Group what is selected, or take its groups apart. @param {Canvas} canvas @param {"group" | "ungroup"} what */
export async function regroup(canvas, what) {
  const { selection, store, announce } = canvas.options;
  const keys = selection.ids.filter((key) => KINDS.test(key));
  const grouped = keys.filter((key) => groupOf(store, key));
  if (what === "group" && keys.length < 2) return announce("Select several things to group them");
  if (what === "ungroup" && !grouped.length) return announce("Nothing that is selected is in a group");
  const done = await canvas.perform(grouping(store, what, what === "group" ? keys : grouped));
  if (done) announce(what === "group" ? `${keys.length} things are one group now` : "Taken apart");
}
