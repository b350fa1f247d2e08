/**
 * The Linux facts of a lab, worked out once for whoever asks: the view, the inspector, what can be selected. Entities never change
 * once they are in a store, so the same entities are the same Linux, wherever people move them in the picture.
 */

import { linuxOf } from "./facts.js";

/** @import {DriverCard, Sandbox, Store} from "../types.js" */
/** @import {Entities, Linux} from "./types.js" */

/** @type {(keyof Entities)[]} */
const KINDS = ["hosts", "networks", "sandboxes", "containers", "endpoints"];
/** @type {WeakMap<Store, {seq: number, linux: Linux}>} */
const known = new WeakMap();
/** @type {WeakSet<Store>} */
const watched = new WeakSet();
/** What was asked last. @type {{lab: Entities, cards: DriverCard[], linux: Linux} | null} */
let latest = null;

/** @param {Store} store @param {DriverCard[]} drivers @returns {Linux} */
export function kernelOf(store, drivers) {
  if (!watched.has(store)) {
    watched.add(store);
    store.subscribe(() => void known.delete(store));
  }
  const before = known.get(store);
  if (before?.seq === store.seq) return before.linux;
  const lab = {
    hosts: store.hosts(),
    networks: store.networks(),
    containers: store.containers(),
    endpoints: store.endpoints(),
    sandboxes: /** @type {Sandbox[]} */ (store.all("sandbox")),
  };
  const linux = kernelOfLab(lab, drivers);
  known.set(store, { seq: store.seq, linux });
  return linux;
}

/** @param {Entities} lab @param {Iterable<DriverCard>} drivers @returns {Linux} */
export function kernelOfLab(lab, drivers) {
  const cards = [...drivers];
  const before = latest;
  if (before && same(before.cards, cards) && KINDS.every((kind) => same(before.lab[kind], lab[kind]))) return before.linux;
  const linux = linuxOf(lab, new Map(cards.map((card) => [card.name, card])));
  latest = { lab, cards, linux };
  return linux;
}

/** Whether two lists are of the very same things. @param {unknown[]} before @param {unknown[]} after */
function same(before, after) {
  return before.length === after.length && before.every((one, at) => one === after[at]);
}
