/**
 * What a person can do with a thing in the picture, or with many: each gesture as the command that it is. A gesture knows its docker
 * line, so that the picture can show it before it happens.
 */

import { idOf, split } from "../lib/keys.js";
import { inLines } from "../lib/lines.js";
import { dockerLine, quote } from "../lib/quote.js";
import { isHidden, madeByEngine } from "./engine-network.js";

/** @import {Container, Endpoint, Entity, Network, Store} from "../types.js" */
/**
 * @typedef {object} Gesture
 * @property {string} name the command's path, such as `network connect`
 * @property {Record<string, unknown>} args its fields
 * @property {string} host the name of the host where it runs, "" for the first
 * @property {string} line the same as a docker command line
 * @property {string} brief the same as it is shown: of many things the first few, and how many more
 * @property {string} at the thing beside which a refusal is shown, as "kind:id"
 */

/** What docker accepts in each state of a container. @type {Record<string, string[]>} */
export const LIFE = {
  created: ["start"],
  running: ["stop", "restart", "pause"],
  paused: ["unpause", "stop"],
  exited: ["start"],
};

/** Things that a line names where it is only shown. */
const NAMED = 3;

/** @param {Store} store @param {string} key "kind:id" @returns {Entity | undefined} */
export function entityOf(store, key) {
  return store.get(...split(key));
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
  const line = dockerLine(store, hostId, [...name.split(" "), ...words]);
  return { name, args, host, line, brief: line, at };
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
    const [of, id] = split(key);
    const known = /** @type {import("../types.js").Position | undefined} */ (store.get("position", id));
    return /** @type {import("../types.js").Position} */ ({ rank: 0, group: 0, number: 0, ...known, kind: "position", id, of, placed: true, x, y });
  });
  return { ...own("place", { spots: words }, words, spots.map(({ key }) => key)), positions };
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
  return own("arrange", args, things, keys);
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
  return own(name, { things }, things, keys);
}

/** A command of the lab's own. @param {string} name @param {Record<string, unknown>} args @param {string[]} words @param {string[]} keys @returns {Gesture} */
function own(name, args, words, keys) {
  return { name, args, host: "", line: [name, ...words].join(" "), brief: shortened(name, words), at: keys[0] ?? "" };
}

/** A thing and where it is put, as the command says it. @param {Store} store @param {{key: string, x: number, y: number}} spot */
export function spotWord(store, { key, x, y }) {
  return `${thingName(store, key)}=${x},${y}`;
}

/** How the lab's own commands call a thing of the picture, also one that is gone. @param {Store} store @param {string} key */
export function thingName(store, key) {
  const entity = entityOf(store, key);
  if (!entity || !("name" in entity)) return /^(network|host):/.test(key) ? key : idOf(key);
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
 * What Delete does with several things: as few commands as there can be, the containers of a host before its networks. Each is one
 * step to undo. What goes with something else, or was made by the engine, is left out.
 *
 * @param {Store} store
 * @param {string[]} keys
 * @returns {Gesture[]}
 */
export function removals(store, keys) {
  if (keys.length === 1) return keys.flatMap((key) => removal(store, key) ?? []);
  const chosen = keys.flatMap((key) => entityOf(store, key) ?? []);
  const containers = chosen.filter((entity) => entity.kind === "container");
  const networks = chosen.filter((entity) => entity.kind === "network" && !madeByEngine(entity));
  const gone = new Set([...containers, ...networks].map(({ id }) => id));
  const loose = chosen.filter((entity) => entity.kind === "endpoint" && !gone.has(entity.container) && !gone.has(entity.network) && !hidden(store, entity));
  return [
    ...together(store, containers, (names) => ["rm", { containers: names, force: true }, ["-f", ...names]]),
    ...loose.flatMap((entity) => removal(store, `endpoint:${entity.id}`) ?? []),
    ...together(store, networks, (names) => ["network rm", { networks: names }, names]),
  ];
}

/** @param {Store} store @param {Endpoint} endpoint */
function hidden(store, endpoint) {
  const network = store.get("network", endpoint.network);
  return network?.kind === "network" && isHidden(endpoint, network);
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
 * One gesture for the things of each host, or as many as it takes for lines that the server takes.
 *
 * @param {Store} store
 * @param {Entity[]} entities containers or networks
 * @param {(names: string[]) => [name: string, args: Record<string, unknown>, words: string[]]} command
 * @returns {Gesture[]}
 */
function together(store, entities, command) {
  /** @type {Map<string, (Container | Network)[]>} */
  const hosts = new Map();
  for (const thing of /** @type {(Container | Network)[]} */ (entities)) {
    const here = hosts.get(thing.host);
    if (here) here.push(thing);
    else hosts.set(thing.host, [thing]);
  }
  return [...hosts].flatMap(([host, here]) => {
    // Before names that look like flags the server writes `--`.
    const { line: head } = gesture(store, host, "", command([]));
    return inLines(`${head} --`, here, ({ name }) => quote(name)).map((things) => {
      const names = things.map(({ name }) => name);
      const whole = gesture(store, host, `${things[0]?.kind}:${things[0]?.id}`, command(names));
      return { ...whole, brief: shortened(head, names.map(quote)) };
    });
  });
}

/** A line that names a few things, and counts the others. @param {string} head @param {string[]} words */
function shortened(head, words) {
  const more = words.length - NAMED;
  return [head, ...words.slice(0, NAMED)].join(" ") + (more > 0 ? ` and ${more} more` : "");
}

/**
 * What can be done with the lives of containers: for each verb that one of them takes, as few gestures as there can be.
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
