/** Which places of the table the selected things mean: a network its members, an endpoint its container. Pure. */

/** @import {Store} from "../types.js" */

/**
 * @param {Store} store
 * @param {string[]} keys as "kind:id"
 * @returns {string[]}
 */
export function chosenPlaces(store, keys) {
  return [...new Set(keys.flatMap((key) => placesOf(store, key)))];
}

/** @param {Store} store @param {string} key */
function placesOf(store, key) {
  const cut = key.indexOf(":");
  const [kind, id] = [key.slice(0, cut), key.slice(cut + 1)];
  const inside = (/** @type {string} */ sandbox) => store.containers().filter((one) => one.sandbox === sandbox).map((one) => `container:${one.id}`);
  if (kind === "network") return store.endpointsOn(id).flatMap(({ sandbox }) => inside(sandbox));
  if (kind === "sandbox") return inside(id);
  const endpoint = kind === "endpoint" ? store.get("endpoint", id) : undefined;
  if (kind === "endpoint") return endpoint?.kind === "endpoint" ? inside(endpoint.sandbox) : [];
  return [key];
}
