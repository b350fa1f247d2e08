/**
 * From a lab's entities to what the layout draws: per host its networks, and its containers in rows.
 *
 * Pure: no DOM, no store. The order depends on nothing but the entities, so that everybody in a lab sees the same picture.
 */

import { rowsOf } from "./order.js";
import { byAge, tintsOf } from "./tints.js";

/** @import {Container, DriverCard, Network} from "../types.js" */
/** @import {Cluster, Column, HostModel, Lab, Member, Model} from "./types.js" */

/** The shape a driver gives to a network that is the host's own namespace: nothing is plugged in there. */
const OWN_NAMESPACE = "slab";

/**
 * @param {Lab} lab
 * @param {Map<string, DriverCard>} cards
 * @returns {Model}
 */
export function modelOf(lab, cards) {
  const index = new Index(lab, cards);
  const hosts = [...lab.hosts].sort((a, b) => a.number - b.number || (a.id < b.id ? -1 : 1));
  return {
    hosts: hosts.map((host) => hostModel(host, index)),
    shared: lab.networks.filter((network) => !network.host).sort(byAge),
    tints: tintsOf(lab.networks),
    plugged: index.names(),
    spots: new Map(lab.positions.filter((position) => position.placed).map(({ id, x, y }) => [id, { x, y }])),
  };
}

/** Look-ups over one lab. */
class Index {
  /** @param {Lab} lab @param {Map<string, DriverCard>} cards */
  constructor(lab, cards) {
    this.lab = lab;
    this.cards = cards;
    /** @type {Map<string, Network>} */
    this.networks = new Map(lab.networks.map((network) => [network.id, network]));
    /** @type {Map<string, Network>} */
    this.named = new Map(lab.networks.map((network) => [`${network.host} ${network.name}`, network]));
    this.owners = new Map(lab.sandboxes.map((sandbox) => [sandbox.id, sandbox.container]));
    this.byHost = Map.groupBy(lab.containers, (container) => container.host);
    this.networksOf = Map.groupBy(lab.networks, (network) => network.host);
    this.plugged = Map.groupBy(lab.endpoints, (endpoint) => endpoint.sandbox);
    this.ranks = new Map(lab.positions.filter(({ rank }) => rank).map(({ id, rank }) => [id, rank]));
  }

  /** @param {Container} container @param {string} name @param {string} [id] */
  network(container, name, id = "") {
    return this.networks.get(id) ?? this.named.get(`${container.host} ${name}`) ?? this.named.get(` ${name}`);
  }

  /** The containers with an endpoint, by network. @returns {Map<string, string[]>} */
  names() {
    const names = new Map(this.lab.containers.map((container) => [container.id, container.name]));
    const groups = Map.groupBy(this.lab.endpoints, (endpoint) => endpoint.network);
    return new Map(
      [...groups].map(([id, group]) => [id, group.map((endpoint) => names.get(endpoint.container) ?? endpoint.name).sort()]),
    );
  }

  /** @param {Network} network */
  isNamespace(network) {
    return this.cards.get(network.driver)?.shape === OWN_NAMESPACE;
  }
}

/**
 * @param {import("../types.js").Host} host
 * @param {Index} index
 * @returns {HostModel}
 */
function hostModel(host, index) {
  const networks = [...(index.networksOf.get(host.id) ?? [])].sort(byAge);
  const members = (index.byHost.get(host.id) ?? []).map((container) => memberOf(container, index));
  const clusters = clustersOf(members, index);
  const reached = new Set(members.flatMap((member) => member.columns.map((column) => column.network.id)));
  const idle = networks.filter((network) => network.predefined && !reached.has(network.id));
  return {
    host,
    idle,
    networks: networks.filter((network) => !idle.includes(network)),
    rows: rowsOf(clusters.filter((cluster) => !cluster.resident)),
    residents: rowsOf(clusters.filter((cluster) => cluster.resident)),
  };
}

/**
 * @param {Container} container
 * @param {Index} index
 * @returns {Member}
 */
function memberOf(container, index) {
  const guest = container.network_mode.startsWith("container:");
  const missing = container.attachments.filter(({ network, network_id: id }) => !index.network(container, network, id));
  return { container, guest, columns: guest ? [] : columnsOf(container, index), missing: missing.map(({ network }) => network) };
}

/**
 * Remembered attachments in their order, each with its live endpoint where there is one; then endpoints nobody remembers.
 *
 * @param {Container} container
 * @param {Index} index
 * @returns {Column[]}
 */
function columnsOf(container, index) {
  const live = (container.sandbox && index.plugged.get(container.sandbox)) || [];
  const own = new Map(
    [...live]
      .sort((a, b) => a.number - b.number)
      .filter((endpoint) => endpoint.container === container.id)
      .map((endpoint) => [endpoint.network, endpoint]),
  );
  /** @type {Map<string, Column>} */
  const columns = new Map();
  for (const { network: name, network_id: id } of container.attachments) {
    const network = index.network(container, name, id);
    if (network) columns.set(network.id, { network, endpoint: own.get(network.id) ?? null });
  }
  for (const [id, endpoint] of own) {
    const network = index.networks.get(id);
    if (network && !columns.has(id)) columns.set(id, { network, endpoint });
  }
  return [...columns.values()].filter((column) => !index.isNamespace(column.network));
}

/**
 * Containers that share a sandbox stand together, its maker first.
 *
 * @param {Member[]} members
 * @param {Index} index
 * @returns {Cluster[]}
 */
function clustersOf(members, index) {
  const byId = new Map(members.map((member) => [member.container.id, member]));
  const groups = Map.groupBy(members, (member) => rootOf(member, byId, index).container.id);
  return [...groups].map(([id, group]) => {
    const root = /** @type {Member} */ (byId.get(id));
    const rest = group.filter((member) => member !== root).sort((a, b) => byNumber(a.container, b.container));
    const rank = index.ranks.get(id) ?? Infinity;
    return { members: [root, ...rest], rank, ...sectionOf(root.container, index) };
  });
}

/**
 * @param {Member} member
 * @param {Map<string, Member>} byId
 * @param {Index} index
 */
function rootOf(member, byId, index) {
  let root = member;
  const seen = new Set([member]);
  while (root.guest) {
    const maker = index.owners.get(root.container.sandbox) ?? "";
    const next = byId.get(maker) ?? byId.get(root.container.network_mode.slice("container:".length));
    if (!next || seen.has(next)) break;
    seen.add(next);
    root = next;
  }
  return root;
}

/**
 * A cluster belongs to the network its container was made on, whatever it was connected to later: a connect moves nothing.
 *
 * @param {Container} container
 * @param {Index} index
 */
function sectionOf(container, index) {
  const mode = container.network_mode;
  const network = index.network(container, mode === "default" ? "bridge" : mode);
  const resident = network !== undefined && index.isNamespace(network);
  return { section: network?.id ?? mode, order: network?.number ?? Infinity, resident };
}

/** @param {Container} a @param {Container} b */
function byNumber(a, b) {
  return a.number - b.number || (a.id < b.id ? -1 : 1);
}
