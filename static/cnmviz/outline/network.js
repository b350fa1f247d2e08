/** A network in the outline: what it is, and who is on it or remembers it. Pure. */

import { endpointSays, networkSays } from "../diagram/labels.js";
import { facts, thing } from "./branch.js";

/** @import {Endpoint, Network} from "../types.js" */
/** @import {Ground} from "./tree.js" */
/** @import {Branch} from "./types.js" */

/** The shape of a driver that is the host's own namespace: nothing is plugged in there. */
const OWN_NAMESPACE = "slab";

/**
 * @param {string} path
 * @param {Network} network
 * @param {Ground} ground
 * @returns {Branch}
 */
export function networkBranch(path, network, ground) {
  const key = `network:${network.id}`;
  const id = `${path}/${key}`;
  const endpoints = ground.on.get(network.id) ?? [];
  const remembering = ground.remembered.get(network.id) ?? [];
  return thing("network", id, key, {
    name: network.name,
    says: networkSays(network, ground.model.plugged.get(network.id) ?? []),
    detail: network.pools.map(({ subnet }) => subnet).join("  "),
    badges: [network.driver, network.options.parent, network.internal ? "internal" : ""],
    network,
    shape: ground.cards.get(network.driver)?.shape ?? "bar",
    count: endpoints.length,
    children: () => [
      ...networkFacts(id, network),
      ...endpoints.toSorted((a, b) => a.number - b.number).map((endpoint) => memberBranch(id, endpoint, network, ground)),
      ...remembering.map(({ container }) => {
        const name = `remembered by ${container.name}`;
        return thing("container", `${id}/remembered ${container.id}`, `container:${container.id}`, { name, says: name, status: container.status, ref: true });
      }),
    ],
  });
}

/** @param {string} path @param {Endpoint} endpoint @param {Network} network @param {Ground} ground */
function memberBranch(path, endpoint, network, ground) {
  const container = ground.containers.get(endpoint.container);
  const id = `${path}/member ${endpoint.id}`;
  const name = container?.name ?? endpoint.name;
  const detail = [endpoint.address, endpoint.address6].filter(Boolean).join("  ");
  if (!container || ground.cards.get(network.driver)?.shape === OWN_NAMESPACE) {
    return thing("container", id, container ? `container:${container.id}` : "", { name, says: `container ${name} lives here`, status: container?.status ?? "", ref: true });
  }
  return thing("endpoint", id, `endpoint:${endpoint.id}`, { name, says: endpointSays(endpoint, network, container), detail, badges: [endpoint.interface], network, ref: true });
}

/** @param {string} path @param {Network} network */
function networkFacts(path, network) {
  const { pools, scope, options, internal, attachable, ingress, ipv6, predefined } = network;
  const yes = (/** @type {boolean} */ is) => (is ? "yes" : "");
  return facts(path, [
    ...pools.flatMap(({ subnet, gateway, ip_range: range }) => /** @type {[string, string][]} */ ([["Subnet", subnet], ["Gateway", gateway], ["IP range", range]])),
    ["Scope", scope],
    ["Internal", internal ? "yes: no way out, and none in" : ""],
    ["Attachable", yes(attachable)],
    ["Ingress", yes(ingress)],
    ["IPv6", ipv6 ? "enabled" : ""],
    ["Predefined", predefined ? "yes: made by the engine, cannot be removed" : ""],
    ...Object.entries(options).map(([name, value]) => /** @type {[string, string]} */ (["Option", value ? `${name}=${value}` : name])),
  ]);
}
