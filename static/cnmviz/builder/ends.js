/** What a thing of the picture is called in a goal, and what the lab offers for the other places of it. Draws nothing. */

import { split } from "../lib/keys.js";

/** @import {Store, PageData} from "../types.js" */
/** @import {End, Values, Verb} from "./types.js" */

/** @param {Store} store @param {End} kind @param {string} key as "kind:id" @returns {string} "" where it cannot stand there */
export function nameOf(store, kind, key) {
  const [what, id] = split(key);
  if (what === "outside") return kind === "place" ? "outside" : "";
  const entity = store.get(/** @type {import("../types.js").Kind} */ (what), id);
  if (entity?.kind === "endpoint") return nameOf(store, kind, kind === "network" ? `network:${entity.network}` : `container:${entity.container}`);
  if (entity?.kind === "sandbox") return nameOf(store, kind, `container:${entity.container}`);
  if (entity?.kind === "network") return kind === "network" ? entity.name : "";
  if (entity?.kind === "container") return kind === "network" ? "" : entity.name;
  return entity?.kind === "host" && kind === "place" ? entity.name : "";
}

/** All that can stand there, in the order of the lab. @param {Store} store @param {End} kind */
export function namesFor(store, kind) {
  if (kind === "network") return [...new Set(store.networks().map(({ name }) => name))];
  const containers = [...new Set(store.containers().map(({ name }) => name))];
  return kind === "container" ? containers : [...containers, ...store.hosts().map(({ name }) => name), "outside"];
}

/**
 * What could stand in the further place of a goal, the likeliest first: as it is in the lab now.
 * @param {Store} store
 * @param {Pick<PageData, "drivers" | "images">} page
 * @param {Verb} verb
 * @param {Values["ends"]} ends
 * @returns {string[]}
 */
export function offersFor(store, page, verb, ends) {
  const [first = "", second = ""] = ends;
  /** @type {Record<string, () => string[]>} */
  const offers = {
    port: () => portsOf(store, second),
    address: () => addressesOf(store, first, second),
    count: () => containers(store, first).map(({ sandbox }) => String(store.endpointsOf(sandbox).length)),
    driver: () => [...networks(store, first).map(({ driver }) => driver), ...page.drivers.map(({ name }) => name)],
    subnet: () => networks(store, first).flatMap(({ pools }) => pools.map(({ subnet }) => subnet)),
    image: () => [...containers(store, first).map(({ image }) => image), ...page.images.map(({ name }) => name)],
    binding: () => containers(store, first).flatMap(({ publish }) => publish.map(({ port, proto, host_port: at }) => `${at ? `${at}:` : ""}${port}${proto === "udp" ? "/udp" : ""}`)),
  };
  return [...new Set(offers[verb.extra?.kind ?? ""]?.() ?? [])].filter(Boolean);
}

/** What listens there: a container's ports, or those that are published on a host. @param {Store} store @param {string} name */
function portsOf(store, name) {
  const listening = containers(store, name).flatMap(({ listens }) => listens.map((port) => port.replace(/\/tcp$/, "")));
  const host = store.hosts().find((one) => one.name === name);
  if (listening.length || !host) return listening;
  const here = new Set(store.containers().filter((container) => container.host === host.id).map(({ id }) => id));
  const bindings = store.endpoints().filter(({ container }) => here.has(container)).flatMap((endpoint) => endpoint.bindings);
  return bindings.map(({ host_port: port, proto }) => `${port}${proto === "udp" ? "/udp" : ""}`);
}

/** @param {Store} store @param {string} container @param {string} network */
function addressesOf(store, container, network) {
  const here = new Set(networks(store, network).map(({ id }) => id));
  const endpoints = containers(store, container).flatMap(({ sandbox }) => store.endpointsOf(sandbox));
  return endpoints.filter((endpoint) => here.has(endpoint.network)).flatMap(({ address, address6 }) => [address, address6]);
}

/** @param {Store} store @param {string} name */
function containers(store, name) {
  return store.containers().filter((one) => one.name === name);
}

/** @param {Store} store @param {string} name */
function networks(store, name) {
  return store.networks().filter((one) => one.name === name);
}
