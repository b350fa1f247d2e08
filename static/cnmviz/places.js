/** The ends a question can have: containers by name, `@host` (or `@` and a host's name), `@outside`. */

import { split } from "./lib/keys.js";

/** @typedef {import("./types.js").Store} Store */
/** @typedef {import("./types.js").Trace} Trace */

/**
 * @param {Store} store
 * @returns {[value: string, label: string][]}
 */
export function places(store) {
  const hosts = store.hosts();
  const containers = store.containers();
  const bearers = Map.groupBy(containers, ({ name }) => name);
  return [
    ...containers.map((container) => /** @type {[string, string]} */ (named(store, container, bearers.get(container.name)))),
    ...hosts.map(({ name }) => /** @type {[string, string]} */ (hosts.length > 1 ? [`@${name}`, `host ${name}`] : ["@host", "the host"])),
    ["@outside", "the world outside"],
  ];
}

/**
 * A place of a trace or of the matrix, as a question takes it: where several hosts have a container of that name, by its id.
 * @param {Store} store
 * @param {{ kind: string, name: string, id?: string }} place
 */
export function endOf(store, { kind, name, id = "" }) {
  if (kind === "outside") return "@outside";
  if (kind === "host") return store.hosts().length > 1 ? `@${name}` : "@host";
  const container = store.get("container", id);
  return container?.kind === "container" ? named(store, container)[0] : name;
}

/**
 * A container as a question takes it, and as people read it.
 * @param {Store} store
 * @param {import("./types.js").Container} container
 * @param {unknown[]} [bearers] of its name
 * @returns {[value: string, label: string]}
 */
function named(store, { id, name, host }, bearers = store.containers().filter((other) => other.name === name)) {
  if (bearers.length < 2) return [name, name];
  const where = store.get("host", host);
  return [id, `${name} on ${where?.kind === "host" ? where.name : host}`];
}

/**
 * @param {Store} store
 * @param {string} key as `kind:id`
 * @returns {string} "" where it is no end of a question
 */
export function endOfKey(store, key) {
  const [kind, id] = split(key);
  if (kind === "outside") return "@outside";
  const entity = store.get(kind, id);
  return entity?.kind === "container" || entity?.kind === "host" ? endOf(store, entity) : "";
}

/**
 * The question that a trace answers, wherever it was asked.
 * @param {Store} store
 * @param {Trace} trace
 */
export function questionOf(store, { packet }) {
  const { origin, target, protocol, port, aim } = packet;
  const host = store.hosts().find(({ id, neighbour }) => id === aim || neighbour === target);
  const kind = host ? (host.id === aim ? "host" : "outside") : "container";
  return { source: endOf(store, origin), target: endOf(store, { kind, name: target, id: aim }), protocol, port };
}

/**
 * @param {Store} store
 * @param {string} value
 * @returns {string} as people say it
 */
export function placeWords(store, value) {
  const container = store.get("container", value);
  if (container?.kind === "container") return named(store, container)[1];
  if (value === "@host") return "the host";
  if (value === "@outside") return "the world outside";
  return value.startsWith("@") ? `host ${value.slice(1)}` : value;
}
