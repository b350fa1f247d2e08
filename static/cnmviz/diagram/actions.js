/**
 * What a person can do with a thing in the picture: the docker command line of each gesture, and the entries of its menu.
 * A gesture is a line, so that the picture can show it before it happens and the log afterwards.
 */

import { dockerLine } from "../lib/quote.js";

/** @import {Container, Endpoint, Entity, Network, Store} from "../types.js" */
/** @import {MenuItem} from "./types.js" */
/** @typedef {{line: string, at: string}} Gesture a docker command line, and the thing beside which its refusal is shown */

/** What docker accepts in each state of a container. @type {Record<string, string[]>} */
export const LIFE = {
  created: ["start"],
  running: ["stop", "restart", "pause"],
  paused: ["unpause", "stop"],
  exited: ["start"],
};

/** @param {Store} store @param {string} key "kind:id" @returns {Entity | undefined} */
export function entityOf(store, key) {
  const cut = key.indexOf(":");
  return store.get(/** @type {any} */ (key.slice(0, cut)), key.slice(cut + 1));
}

/** @param {Store} store @param {Container} container @param {Network} network */
export function connectLine(store, container, network) {
  return dockerLine(store, container.host, ["network", "connect", network.name, container.name]);
}

/** @param {Store} store @param {Endpoint} endpoint */
export function disconnectLine(store, endpoint) {
  const container = /** @type {Container | undefined} */ (store.get("container", endpoint.container));
  const network = /** @type {Network | undefined} */ (store.get("network", endpoint.network));
  return dockerLine(store, container?.host ?? "", [
    "network",
    "disconnect",
    network?.name ?? endpoint.network,
    container?.name ?? endpoint.container,
  ]);
}

/** @param {Store} store @param {Container} container @param {string} name */
export function renameLine(store, container, name) {
  return dockerLine(store, container.host, ["rename", container.name, name]);
}

/**
 * What Delete does with a thing.
 *
 * @param {Store} store
 * @param {string} key
 * @returns {Gesture | null}
 */
export function removal(store, key) {
  const entity = entityOf(store, key);
  if (entity?.kind === "container") return { line: dockerLine(store, entity.host, ["rm", "-f", entity.name]), at: key };
  if (entity?.kind === "network") return { line: dockerLine(store, entity.host, ["network", "rm", entity.name]), at: key };
  if (entity?.kind === "endpoint") return { line: disconnectLine(store, entity), at: key };
  return null;
}

/**
 * @typedef {object} Hand what the menu calls
 * @property {(gesture: Gesture) => void} perform
 * @property {(key: string) => void} open
 * @property {(key: string) => void} rename
 * @property {(key: string) => void} connect
 * @property {(key: string) => void} reach
 */

/**
 * @param {Store} store
 * @param {string} key
 * @param {Hand} hand
 * @returns {(MenuItem | "---")[]}
 */
export function menuOf(store, key, hand) {
  const entity = entityOf(store, key);
  const remove = removal(store, key);
  /** @type {(MenuItem | "---")[]} */
  const items = [{ label: "Details", keys: "Enter", act: () => hand.open(key) }];
  if (entity?.kind === "container") items.push(...containerItems(store, entity, key, hand));
  if (entity?.kind === "host" || key.startsWith("outside:"))
    items.push({ label: "Can it reach…", keys: "R", act: () => hand.reach(key) });
  if (remove) {
    const label = entity?.kind === "endpoint" ? "Disconnect" : "Remove";
    items.push("---", { label, keys: "Delete", danger: true, why: remove.line, act: () => hand.perform(remove) });
  }
  return items;
}

/**
 * @param {Store} store
 * @param {Container} container
 * @param {string} key
 * @param {Hand} hand
 * @returns {(MenuItem | "---")[]}
 */
function containerItems(store, container, key, hand) {
  const life = (LIFE[container.status] ?? []).map((verb) => {
    const line = dockerLine(store, container.host, [verb, container.name]);
    return { label: verb[0].toUpperCase() + verb.slice(1), why: line, act: () => hand.perform({ line, at: key }) };
  });
  return [
    { label: "Can it reach…", keys: "R", act: () => hand.reach(key) },
    { label: "Connect to a network…", keys: "C", act: () => hand.connect(key) },
    { label: "Rename", keys: "F2", act: () => hand.rename(key) },
    "---",
    ...life,
  ];
}
