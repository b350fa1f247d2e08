/** Which places of the table the selected things mean: a network its members, an endpoint its container. Pure. */

/** @import {Container, Store} from "../types.js" */

/**
 * @param {Store} store
 * @param {string[]} keys as "kind:id"
 * @returns {string[]}
 */
export function chosenPlaces(store, keys) {
  const bySandbox = Map.groupBy(store.containers(), ({ sandbox }) => sandbox);
  return [...new Set(keys.flatMap((key) => placesOf(store, bySandbox, key)))];
}

/** @param {Store} store @param {Map<string, Container[]>} bySandbox @param {string} key */
function placesOf(store, bySandbox, key) {
  const cut = key.indexOf(":");
  const [kind, id] = [key.slice(0, cut), key.slice(cut + 1)];
  const inside = (/** @type {string} */ sandbox) => (bySandbox.get(sandbox) ?? []).map(({ id: one }) => `container:${one}`);
  if (kind === "network") return store.endpointsOn(id).flatMap(({ sandbox }) => inside(sandbox));
  if (kind === "sandbox") return inside(id);
  const endpoint = kind === "endpoint" ? store.get("endpoint", id) : undefined;
  if (kind === "endpoint") return endpoint?.kind === "endpoint" ? inside(endpoint.sandbox) : [];
  return [key];
}
