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
  const words = spots.map((spot) => spotWord(store, spot));
  const positions = spots.map(({ key, x, y }) => {
    const [of, id] = [key.slice(0, key.indexOf(":")), key.slice(key.indexOf(":") + 1)];
    const known = /** @type {import("../types.js").Position | undefined} */ (store.get("position", id));
    return /** @type {import("../types.js").Position} */ ({ rank: 0, group: 0, number: 0, ...known, kind: "position", id, of, placed: true, x, y });
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

/**
 * Selecting and moving things together from now on, or no longer.
 *
 * @param {Store} store
 * @param {"group" | "ungroup"} name
 * @param {string[]} keys
 * @returns {Gesture}
 */
export function grouping(store, name, keys) {
  const things = keys.map((key) => thingName(store, key));
  return { name, args: { things }, host: "", line: [name, ...things].join(" "), at: keys[0] ?? "" };
}

/** A thing and where it is put, as the command says it. @param {Store} store @param {{key: string, x: number, y: number}} spot */
export function spotWord(store, { key, x, y }) {
  return `${thingName(store, key)}=${x},${y}`;
}

/** How the lab's own commands call a thing of the picture, also one that is gone. @param {Store} store @param {string} key */
export function thingName(store, key) {
  const entity = entityOf(store, key);
  if (!entity || !("name" in entity)) return /^(network|host):/.test(key) ? key : key.slice(key.indexOf(":") + 1);
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
 * What Delete does at a thing: all that is selected where the thing is among it or cannot be removed itself, otherwise it alone.
 *
 * @param {Store} store
 * @param {string[]} selected
 * @param {string} key "" for what is selected
 */
export function deletions(store, selected, key) {
  const all = !key || selected.includes(key) || !removal(store, key);
  return removals(store, all ? selected : [key]);
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
 * What can be done with the lives of containers: for each verb that one of them takes, one gesture per host.
 *
 * @param {Store} store
 * @param {Container[]} containers
 * @returns {{ verb: string, count: number, gestures: Gesture[] }[]}
 */
export function lives(store, containers) {
  const verbs = [...new Set(Object.values(LIFE).flat())];
  return verbs.flatMap((verb) => {
    const able = containers.filter(({ status }) => LIFE[status]?.includes(verb));
    const gestures = together(store, able, (names) => [verb, { containers: names }, names]);
    return able.length ? [{ verb, count: able.length, gestures }] : [];
  });
}

/**
 * @typedef {object} Hand what the menu calls
 * @property {(gesture: Gesture) => void} perform
 * @property {(key: string) => void} open
 * @property {(key: string) => void} rename
 * @property {(key: string) => void} connect
 * @property {(key: string) => void} reach
 * @property {(keys: string[]) => void} ask whether the first of two reaches the second
 * @property {(keys: string[]) => void} copy
 * @property {(keys: string[]) => void} duplicate
 */

/**
 * What can be done with a thing, or with several at once. Entries that are a command carry its docker line.
 *
 * @param {Store} store
 * @param {string[]} keys
 * @param {Hand} hand
 * @returns {(MenuItem | "---")[]}
 */
export function menuOf(store, keys, hand) {
  const [key = "", ...more] = keys;
  const sections = more.length ? [asking(store, keys, hand)] : [looking(store, key, hand)];
  const containers = keys.flatMap((one) => entityOf(store, one) ?? []).filter((entity) => entity.kind === "container");
  sections.push(living(store, containers, hand), copying(store, keys, hand), removing(store, keys, hand));
  return sections.filter((items) => items.length).flatMap((items, at) => [...(at ? [/** @type {const} */ ("---")] : []), ...items]);
}

/** @param {Store} store @param {string} key @param {Hand} hand @returns {MenuItem[]} */
function looking(store, key, hand) {
  const kind = entityOf(store, key)?.kind;
  const details = { label: "Details", keys: "Enter", act: () => hand.open(key) };
  const reach = { label: "Can it reach…", keys: "R", act: () => hand.reach(key) };
  if (kind === "host" || key.startsWith("outside:")) return [details, reach];
  if (kind !== "container") return [details];
  return [
    details, reach,
    { label: "Connect to a network…", keys: "C", act: () => hand.connect(key) },
    { label: "Rename", keys: "F2", act: () => hand.rename(key) },
  ];
}

/** @param {Store} store @param {string[]} keys @param {Hand} hand @returns {MenuItem[]} */
function asking(store, keys, hand) {
  const names = keys.flatMap((key) => {
    const entity = entityOf(store, key);
    return key.startsWith("outside:") ? "the world outside" : entity?.kind === "container" || entity?.kind === "host" ? entity.name : [];
  });
  const [a, b] = names;
  if (names.length !== 2 || keys.length !== 2) return [];
  return [{ label: `Can ${a} reach ${b}?`, keys: "R", act: () => hand.ask(keys) }];
}

/** @param {Store} store @param {Container[]} containers @param {Hand} hand @returns {MenuItem[]} */
function living(store, containers, hand) {
  return lives(store, containers).map(({ verb, count, gestures }) => {
    const word = verb.charAt(0).toUpperCase() + verb.slice(1);
    return command(containers.length > 1 ? `${word} ${several(count, "container")}` : word, gestures, hand);
  });
}

/** @param {Store} store @param {string[]} keys @param {Hand} hand @returns {MenuItem[]} */
function copying(store, keys, hand) {
  const able = keys.some((key) => {
    const entity = entityOf(store, key);
    return entity?.kind === "container" || (entity?.kind === "network" && !entity.predefined);
  });
  if (!able) return [];
  return [
    { label: "Copy as docker lines", keys: "Ctrl+C", act: () => hand.copy(keys) },
    { label: "Duplicate", keys: "Ctrl+D", act: () => hand.duplicate(keys) },
  ];
}

/** @param {Store} store @param {string[]} keys @param {Hand} hand @returns {MenuItem[]} */
function removing(store, keys, hand) {
  const gestures = removals(store, keys);
  if (!gestures.length) return [];
  const alone = entityOf(store, keys[0] ?? "")?.kind === "endpoint" ? "Disconnect" : "Remove";
  return [{ ...command(keys.length > 1 ? "Remove or disconnect them" : alone, gestures, hand), keys: "Delete", danger: true }];
}

/** @param {string} label @param {Gesture[]} gestures @param {Hand} hand @returns {MenuItem} */
function command(label, gestures, hand) {
  return { label, line: gestures.map(({ line }) => line).join("\n"), act: () => gestures.forEach((one) => hand.perform(one)) };
}

/** @param {number} count @param {string} thing */
function several(count, thing) {
  return count === 1 ? `1 ${thing}` : `${count} ${thing}s`;
}
