/**
 * What a person can do with a thing in the picture: each gesture as the command that it is, and the entries of the thing's menu.
 * A gesture knows its docker line, so that the picture can show it before it happens.
 */

import { dockerLine } from "../lib/quote.js";

/** @import {Container, Endpoint, Entity, Network, Store} from "../types.js" */
/** @import {MenuItem} from "./types.js" */
/**
 * @typedef {object} Gesture
 * @property {string} name the command's path, such as `network connect`
 * @property {Record<string, unknown>} args its fields
 * @property {string} host the name of the host where it runs, "" for the first
 * @property {string} line the same as a docker command line
 * @property {string} at the thing beside which a refusal is shown, as "kind:id"
 */

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

/**
 * @param {Store} store
 * @param {string} hostId
 * @param {string} at
 * @param {[name: string, args: Record<string, unknown>, words: string[]]} command
 * @returns {Gesture}
 */
function gesture(store, hostId, at, [name, args, words]) {
  const hosts = store.hosts();
  const host = hostId && hosts[0]?.id !== hostId ? (hosts.find((other) => other.id === hostId)?.name ?? "") : "";
  return { name, args, host, line: dockerLine(store, hostId, [...name.split(" "), ...words]), at };
}

/** @param {Store} store @param {Container} container @param {Network} network */
export function connecting(store, container, network) {
  const args = { network: network.name, container: container.name };
  return gesture(store, container.host, `network:${network.id}`, ["network connect", args, [network.name, container.name]]);
}

/** @param {Store} store @param {Endpoint} endpoint */
export function disconnecting(store, endpoint) {
  const container = /** @type {Container | undefined} */ (store.get("container", endpoint.container));
  const network = /** @type {Network | undefined} */ (store.get("network", endpoint.network));
  const args = { network: network?.name ?? endpoint.network, container: container?.name ?? endpoint.container };
  const at = `container:${endpoint.container}`;
  return gesture(store, container?.host ?? "", at, ["network disconnect", args, [args.network, args.container]]);
}

/** @param {Store} store @param {Container} container @param {string} name */
export function renaming(store, container, name) {
  const args = { container: container.name, name };
  return gesture(store, container.host, `container:${container.id}`, ["rename", args, [container.name, name]]);
}

/**
 * Putting things at places of the picture. Docker knows nothing of it, so it is a command of the lab's own.
 *
 * @param {Store} store
 * @param {{key: string, x: number, y: number}[]} spots
 * @returns {Gesture & {positions: import("../types.js").Position[]}}
 */
export function placing(store, spots) {
  const words = spots.map(({ key, x, y }) => `${thingName(store, key)}=${x},${y}`);
  const positions = spots.map(({ key, x, y }) => {
    const [of, id] = [key.slice(0, key.indexOf(":")), key.slice(key.indexOf(":") + 1)];
    const known = /** @type {import("../types.js").Position | undefined} */ (store.get("position", id));
    return /** @type {import("../types.js").Position} */ ({ rank: 0, number: 0, ...known, kind: "position", id, of, placed: true, x, y });
  });
  return { name: "place", args: { spots: words }, host: "", line: ["place", ...words].join(" "), at: spots[0]?.key ?? "", positions };
}

/**
 * Forgetting where things were put: the given ones, or all.
 *
 * @param {Store} store
 * @param {string[]} keys
 * @param {string[]} [order] names of containers that then stand first
 * @returns {Gesture}
 */
export function arranging(store, keys, order = []) {
  const things = keys.map((key) => thingName(store, key));
  const args = { ...(things.length ? { things } : {}), ...(order.length ? { order: order.join(",") } : {}) };
  return { name: "arrange", args, host: "", line: ["arrange", ...things].join(" "), at: keys[0] ?? "" };
}

/** How the lab's own commands call a thing of the picture. @param {Store} store @param {string} key */
export function thingName(store, key) {
  const entity = entityOf(store, key);
  if (!entity || !("name" in entity)) return key.slice(key.indexOf(":") + 1);
  const kind = entity.kind === "container" ? "" : `${entity.kind}:`;
  const several = store.hosts().length > 1 && entity.kind !== "host";
  const host = several && "host" in entity ? store.hosts().find(({ id }) => id === entity.host)?.name : undefined;
  const plain = /^[\w.-]+$/.test(entity.name);
  return `${kind}${plain ? `${host ? `${host}/` : ""}${entity.name}` : entity.id}`;
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
  if (entity?.kind === "container") {
    return gesture(store, entity.host, key, ["rm", { containers: [entity.name], force: true }, ["-f", entity.name]]);
  }
  if (entity?.kind === "network")
    return gesture(store, entity.host, key, ["network rm", { networks: [entity.name] }, [entity.name]]);
  return entity?.kind === "endpoint" ? disconnecting(store, entity) : null;
}

/**
 * What Delete does with several things: one command for all containers of a host and one for its networks, so that each is one
 * step to undo. What goes with something else, or belongs to docker, is left out.
 *
 * @param {Store} store
 * @param {string[]} keys
 * @returns {Gesture[]}
 */
export function removals(store, keys) {
  if (keys.length === 1) return keys.flatMap((key) => removal(store, key) ?? []);
  const chosen = keys.flatMap((key) => entityOf(store, key) ?? []);
  const containers = chosen.filter((entity) => entity.kind === "container");
  const networks = chosen.filter((entity) => entity.kind === "network" && !entity.predefined);
  const gone = new Set([...containers, ...networks].map(({ id }) => id));
  const loose = chosen.filter((entity) => entity.kind === "endpoint" && !gone.has(entity.container) && !gone.has(entity.network));
  return [
    ...together(store, containers, (names) => ["rm", { containers: names, force: true }, ["-f", ...names]]),
    ...loose.flatMap((entity) => removal(store, `endpoint:${entity.id}`) ?? []),
    ...together(store, networks, (names) => ["network rm", { networks: names }, names]),
  ];
}

/**
 * One gesture for the things of each host.
 *
 * @param {Store} store
 * @param {Entity[]} entities containers or networks
 * @param {(names: string[]) => [name: string, args: Record<string, unknown>, words: string[]]} command
 * @returns {Gesture[]}
 */
function together(store, entities, command) {
  const things = /** @type {(Container | Network)[]} */ (entities);
  return [...new Set(things.map(({ host }) => host))].map((host) => {
    const here = things.filter((thing) => thing.host === host);
    return gesture(store, host, `${here[0].kind}:${here[0].id}`, command(here.map(({ name }) => name)));
  });
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
    const done = gesture(store, container.host, key, [verb, { containers: [container.name] }, [container.name]]);
    return { label: verb[0].toUpperCase() + verb.slice(1), why: done.line, act: () => hand.perform(done) };
  });
  return [
    { label: "Can it reach…", keys: "R", act: () => hand.reach(key) },
    { label: "Connect to a network…", keys: "C", act: () => hand.connect(key) },
    { label: "Rename", keys: "F2", act: () => hand.rename(key) },
    "---",
    ...life,
  ];
}
