/** Whether all the places that a trace leads over still are in the lab. */

/** @import {Kind, Store, Trace} from "../types.js" */

/**
 * @param {Pick<Store, "get">} store
 * @param {Trace} trace
 * @returns {string} the name of a place that is gone, or ""
 */
export function missing(store, trace) {
  const gone = trace.hops.find(({ place: { kind, id } }) => kind !== "outside" && !store.get(/** @type {Kind} */ (kind), id));
  return gone?.place.name ?? "";
}
