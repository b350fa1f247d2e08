/** A container in the outline: its sandbox with the endpoints on it, or why it has none and what it remembers. Pure. */

import { endpointSays, isLive, memberSays, noteOf, portsOf, sandboxSays } from "../diagram/labels.js";
import { facts, note, thing } from "./branch.js";

/** @import {Binding, Container, Endpoint, Network} from "../types.js" */
/** @import {Column, Member} from "../diagram/types.js" */
/** @import {Ground} from "./tree.js" */
/** @import {Branch} from "./types.js" */

/**
 * @param {string} path
 * @param {Member} member
 * @param {boolean} resident whether it lives in the host's own namespace
 * @param {Ground} ground
 * @returns {Branch}
 */
export function containerBranch(path, member, resident, ground) {
  const { container, columns } = member;
  const key = `container:${container.id}`;
  const id = `${path}/${key}`;
  const addresses = columns.flatMap(({ endpoint }) => endpoint?.address || endpoint?.address6 || []);
  return thing("container", id, key, {
    name: container.name,
    says: memberSays(member, resident),
    detail: addresses.join("  "),
    badges: [container.image, ...portsOf(member)],
    status: container.status,
    open: ground.few,
    children: () => [
      ...sandboxOf(id, member, resident, ground),
      ...columns.filter(({ endpoint }) => !endpoint).map((column) => remembered(id, column)),
      ...member.missing.map((name) => note(`${id}/missing ${name}`, `network ${name} was removed`)),
      ...(isLive(member) ? [] : facts(id, portsOf(member).map((port) => ["Publishes when it runs", port]))),
    ],
  });
}

/** @param {string} path @param {Member} member @param {boolean} resident @param {Ground} ground @returns {Branch[]} */
function sandboxOf(path, member, resident, ground) {
  const { container } = member;
  if (!isLive(member)) return member.missing.length ? [] : [note(`${path}/none`, noteOf(member, resident))];
  if (resident) return [note(`${path}/host`, "no sandbox of its own: it lives in the host's own network namespace")];
  const key = `sandbox:${container.sandbox}`;
  const inside = ground.inside.get(container.sandbox) ?? [];
  const maker = ground.containers.get(ground.makers.get(container.sandbox) ?? "");
  if (member.guest) {
    const name = maker ? `in the sandbox of ${maker.name}` : sandboxSays(inside.length);
    return [thing("sandbox", `${path}/${key}`, key, { name, says: name, ref: true })];
  }
  const others = inside.filter(({ id }) => id !== container.id).map(({ name }) => name);
  const says = [sandboxSays(inside.length), others.length ? `shared with ${others.join(", ")}` : "", endpointsOf(member)].filter(Boolean).join(", ");
  return [
    thing("sandbox", `${path}/${key}`, key, {
      name: sandboxSays(inside.length),
      says,
      detail: container.sandbox.slice(0, 12),
      badges: others.map((name) => `with ${name}`),
      open: true,
      children: () => member.columns.flatMap((column) => endpointBranch(`${path}/${key}`, column, container)),
    }),
  ];
}

/** @param {Member} member */
function endpointsOf({ columns }) {
  const count = columns.filter(({ endpoint }) => endpoint).length;
  return count === 1 ? "1 endpoint" : `${count} endpoints`;
}

/** @param {string} path @param {Column} column @returns {Branch} */
function remembered(path, { network }) {
  const key = `network:${network.id}`;
  return thing("network", `${path}/remembers ${key}`, key, { name: `remembers network ${network.name}`, says: `remembers network ${network.name}`, network, ref: true });
}

/** @param {string} path @param {Column} column @param {Container} container @returns {Branch[]} */
function endpointBranch(path, { endpoint, network }, container) {
  if (!endpoint) return [];
  const key = `endpoint:${endpoint.id}`;
  const id = `${path}/${key}`;
  return [
    thing("endpoint", id, key, {
      name: endpoint.interface || "no interface",
      says: endpointSays(endpoint, network, container),
      detail: [endpoint.address, endpoint.address6].filter(Boolean).join("  "),
      badges: [`on ${network.name}`],
      network,
      children: () => [onNetwork(id, network), ...endpointFacts(id, endpoint)],
    }),
  ];
}

/** @param {string} path @param {Network} network */
function onNetwork(path, network) {
  const key = `network:${network.id}`;
  return thing("network", `${path}/on ${key}`, key, { name: `network ${network.name}`, says: `on network ${network.name}`, network, ref: true });
}

/** @param {string} path @param {Endpoint} endpoint */
function endpointFacts(path, endpoint) {
  const { address, prefix, address6, prefix6, gateway, gateway6, mac, dns_names: names, aliases, bindings } = endpoint;
  return facts(path, [
    ["Address", address && `${address}/${prefix}`],
    ["IPv6 address", address6 && `${address6}/${prefix6}`],
    ["Gateway", gateway],
    ["IPv6 gateway", gateway6],
    ["MAC", mac],
    ["DNS names", names.join(", ")],
    ["Aliases", aliases.join(", ")],
    ...bindings.map((binding) => /** @type {[string, string]} */ (["Published", published(binding)])),
  ]);
}

/** @param {Binding} binding */
function published({ host_ip, host_port, port, proto }) {
  return `${host_ip || "0.0.0.0"}:${host_port} → ${port}/${proto}`;
}
