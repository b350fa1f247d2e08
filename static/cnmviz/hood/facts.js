/**
 * The lab as Linux has it: on each host its own namespace and those of containers and overlays, with interfaces, routing tables and
 * firewall rules. Pure: from the entities of the lab alone, so that everybody sees the same.
 *
 * What is known and what is derived, and by which rule, stands in docs/hood.md.
 */

import { insideOf, outsideOf } from "./interfaces.js";
import { span } from "./ip.js";
import { makingOf, overlayNamespace, vniOf } from "./network.js";
import { routesInside, routesOutside } from "./routes.js";
import { rulesOf } from "./rules.js";

/** @import {DriverCard, Endpoint, Host, Network, Sandbox} from "../types.js" */
/** @import {Entities, HostFacts, Linux, Making, Namespace, Overlay} from "./types.js" */

/**
 * @param {Entities} lab
 * @param {Map<string, DriverCard>} cards
 * @returns {Linux}
 */
export function linuxOf(lab, cards) {
  const index = new Index(lab, cards);
  const hosts = byNumber(lab.hosts).map((host) => hostFacts(host, index));
  const namespaces = new Map(hosts.flatMap((host) => host.namespaces).map((namespace) => [namespace.id, namespace]));
  return { hosts, namespaces, cards };
}

/** @template {{number: number, id: string}} T @param {T[]} things @returns {T[]} */
function byNumber(things) {
  return [...things].sort((a, b) => a.number - b.number || (a.id < b.id ? -1 : 1));
}

/** Look-ups over one lab. */
class Index {
  /** @param {Entities} lab @param {Map<string, DriverCard>} cards */
  constructor(lab, cards) {
    const endpoints = byNumber(lab.endpoints);
    this.cards = cards;
    this.hosts = byNumber(lab.hosts);
    this.ordered = byNumber(lab.networks);
    this.networks = new Map(lab.networks.map((network) => [network.id, network]));
    this.sandboxes = new Map(lab.sandboxes.map((sandbox) => [sandbox.id, sandbox]));
    this.sandboxesOn = Map.groupBy(byNumber(lab.sandboxes), ({ host }) => host);
    this.containers = new Map(lab.containers.map((container) => [container.id, container]));
    this.inSandbox = Map.groupBy(endpoints, (endpoint) => endpoint.sandbox);
    this.onHost = Map.groupBy(endpoints, (endpoint) => this.sandboxes.get(endpoint.sandbox)?.host ?? "");
    this.living = Map.groupBy(byNumber(lab.containers), (container) => container.sandbox);
    this.plugged = counted(endpoints, ({ network }) => network);
    this.pluggedOn = counted(endpoints, ({ network, sandbox }) => `${network}@${this.sandboxes.get(sandbox)?.host ?? ""}`);
  }

  /** @param {Network} network @returns {Making} */
  making(network) {
    return makingOf(network, this.cards);
  }

  /** Whether a sandbox is the host's own namespace. @param {Sandbox} sandbox */
  isRoot(sandbox) {
    const networks = (this.inSandbox.get(sandbox.id) ?? []).map(({ network }) => this.networks.get(network));
    return networks.some((network) => network && this.making(network) === "host");
  }

  /** Whether an overlay has something on a host. @param {Network} network @param {string} host */
  present(network, host) {
    return this.veths(network, host) > 0 || network.engines.some((place) => place.host === host);
  }

  /** How many endpoints a network has on a host. @param {Network} network @param {string} host */
  veths(network, host) {
    return this.pluggedOn.get(`${network.id}@${host}`) ?? 0;
  }
}

/** How many things there are of each key. @template T @param {T[]} things @param {(thing: T) => string} keyOf */
function counted(things, keyOf) {
  return new Map([...Map.groupBy(things, keyOf)].map(([key, group]) => [key, group.length]));
}

/** @param {Host} host @param {Index} index @returns {HostFacts} */
function hostFacts(host, index) {
  const devices = index.ordered.flatMap((network) => {
    const making = index.making(network);
    const here = making === "overlay" ? index.present(network, host.id) : network.host === host.id;
    return here && ["bridge", "overlay", "parent"].includes(making) ? [{ network, making }] : [];
  });
  const endpoints = index.onHost.get(host.id) ?? [];
  const mine = index.sandboxesOn.get(host.id) ?? [];
  const root = mine.filter((sandbox) => index.isRoot(sandbox));
  const bridges = devices.filter(({ making }) => making === "bridge").map(({ network }) => network);
  return {
    host,
    devices,
    interfaces: outsideOf(host, devices, endpoints, index.plugged),
    routes: routesOutside(host, devices, 4),
    routes6: routesOutside(host, devices, 6),
    namespaces: mine.filter((sandbox) => !root.includes(sandbox)).map((sandbox) => namespaceOf(sandbox, index)),
    residents: root.flatMap((sandbox) => index.living.get(sandbox.id) ?? []),
    overlays: devices.flatMap(({ network, making }) => (making === "overlay" ? [overlayOf(network, host, index)] : [])),
    rules: rulesOf(host.id, bridges, endpoints, (endpoint) => nameOf(endpoint, index)),
  };
}

/** @param {Endpoint} endpoint @param {Index} index */
function nameOf(endpoint, index) {
  return (index.containers.get(endpoint.container)?.name ?? endpoint.name).slice(0, 60);
}

/** @param {Sandbox} sandbox @param {Index} index @returns {Namespace} */
function namespaceOf(sandbox, index) {
  const endpoints = index.inSandbox.get(sandbox.id) ?? [];
  return {
    id: sandbox.id,
    path: `/run/docker/netns/${sandbox.namespace || sandbox.id.slice(0, 12)}`,
    sandbox,
    containers: index.living.get(sandbox.id) ?? [],
    interfaces: insideOf(endpoints, index.networks, index.cards),
    routes: routesInside(endpoints, index.networks, index.cards, 4),
    routes6: routesInside(endpoints, index.networks, index.cards, 6),
    embedded: sandbox.embedded_dns,
  };
}

/** @param {Network} network @param {Host} host @param {Index} index @returns {Overlay} */
function overlayOf(network, host, index) {
  return {
    key: overlayKey(network, host),
    network,
    path: overlayNamespace(network),
    addresses: network.pools.flatMap(({ gateway, subnet }) => (gateway ? [`${gateway}/${span(subnet).length}`] : [])),
    vni: vniOf(network),
    veths: index.veths(network, host.id),
    peers: index.hosts.filter((other) => other.id !== host.id && index.present(network, other.id)),
  };
}

/** @param {{id: string}} network @param {Host} host */
export function overlayKey(network, host) {
  return `overlay:${host.id.slice(0, 12)}/${network.id}`;
}
