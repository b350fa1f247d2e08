/**
 * The recipe of things in the lab: the docker commands that would make them again, in an order in which each finds what it needs.
 *
 * Networks come first, then each container with its connections and, where it does not run, what ends it; at last those are ended
 * which others need to start: the owner of a shared sandbox, the target of a link. What Docker chose itself (a subnet, an address, a host port) is left to its choice
 * again. Pure: reads the store, sends nothing.
 */

import { exactLine } from "../lib/quote.js";
import { entityOf } from "./actions.js";
import { madeByEngine } from "./engine-network.js";
import { ending, making } from "./recipe/container.js";
import { creating } from "./recipe/network.js";

/** @import {Container, ImageCard, Network, Store} from "../types.js" */

/**
 * @param {Store} store
 * @param {ImageCard[]} images
 * @param {string[]} keys what is copied, as "kind:id"; what cannot be made by a command is passed over
 * @returns {string[]} docker command lines
 */
export function recipeOf(store, images, keys) {
  const chosen = [...new Set(keys)].flatMap((key) => entityOf(store, key) ?? []);
  const networks = /** @type {Network[]} */ (chosen.filter((entity) => entity.kind === "network" && !madeByEngine(entity)));
  const containers = /** @type {Container[]} */ (chosen.filter((entity) => entity.kind === "container"));
  const older = (/** @type {{ number: number }} */ a, /** @type {{ number: number }} */ b) => a.number - b.number;
  networks.sort(older);
  containers.sort(older);
  const on = (/** @type {string} */ host) => (/** @type {string[]} */ words) => exactLine(store, host, words);
  const needed = new Set(containers.flatMap(needs));
  const [late, soon] = [true, false].map((wanted) => containers.filter(({ id }) => needed.has(id) === wanted));
  return [
    ...networks.map((network) => on(network.host)(creating(store, network))),
    ...containers.flatMap((container) =>
      [...making(store, images, container), ...(soon?.includes(container) ? ending(container) : [])].map(on(container.host))),
    ...(late ?? []).flatMap((container) => ending(container).map(on(container.host))),
  ];
}

/** The ids of the containers that must run for this one to start. @param {Container} container */
function needs({ network_mode, links }) {
  return [...(network_mode.startsWith("container:") ? [network_mode.slice(10)] : []), ...links.map((link) => link.split(":")[0] ?? "")];
}
