/** The Linux facts of the lab that a store holds, worked out once for each of its states, whoever asks. */

import { linuxOf } from "./facts.js";

/** @import {DriverCard, Sandbox, Store} from "../types.js" */
/** @import {Linux} from "./types.js" */

/** @type {WeakMap<Store, Linux>} */
const known = new WeakMap();
/** @type {WeakSet<Store>} */
const watched = new WeakSet();
/** @type {WeakMap<Store, number>} */
const asOf = new WeakMap();

/** @param {Store} store @param {DriverCard[]} drivers @returns {Linux} */
export function kernelOf(store, drivers) {
  if (!watched.has(store)) {
    watched.add(store);
    store.subscribe(() => void known.delete(store));
  }
  const before = known.get(store);
  if (before && asOf.get(store) === store.seq) return before;
  const lab = {
    hosts: store.hosts(),
    networks: store.networks(),
    containers: store.containers(),
    endpoints: store.endpoints(),
    sandboxes: /** @type {Sandbox[]} */ (store.all("sandbox")),
  };
  const linux = linuxOf(lab, new Map(drivers.map((card) => [card.name, card])));
  known.set(store, linux);
  asOf.set(store, store.seq);
  return linux;
}
