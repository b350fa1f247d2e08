/**
 * Routing tables: a container's and the host's own. Pure. They agree with `ip route` in the console (cnmviz/cnm/routes.py,
 * gateway.py).
 */

import { isHidden } from "../diagram/engine-network.js";
import { bare, span, subnetOf } from "./ip.js";
import { bridgeName, hostSubnets, leadsOut } from "./network.js";

/** @import {DriverCard, Endpoint, Host, Network} from "../types.js" */
/** @import {Making, Route} from "./types.js" */

/** @param {Route} route as `ip route` prints it */
export function routeLine({ destination, via, device, source }) {
  if (destination === "default") return via ? `default via ${via} dev ${device}` : `default dev ${device} scope link`;
  return `${destination} dev ${device} scope link  src ${source}`;
}

/** The default first, then by destination, the longer prefix first. @param {Route[]} routes */
function inOrder(routes) {
  const rank = new Map(routes.map((route) => [route, route.destination === "default" ? null : span(route.destination)]));
  return [...routes].sort((a, b) => {
    const [left, right] = [rank.get(a), rank.get(b)];
    if (!left || !right) return Number(Boolean(left)) - Number(Boolean(right));
    return left.low < right.low ? -1 : left.low > right.low ? 1 : right.length - left.length;
  });
}

/**
 * @param {Endpoint[]} endpoints of one sandbox, oldest first
 * @param {Map<string, Network>} networks
 * @param {Map<string, DriverCard>} cards
 * @param {4 | 6} version
 * @returns {Route[]}
 */
export function routesInside(endpoints, networks, cards, version) {
  const addressOf = (/** @type {Endpoint} */ one) => (version === 4 ? one.address : one.address6);
  const connected = endpoints.flatMap((one) => {
    const address = addressOf(one);
    const length = version === 4 ? one.prefix : one.prefix6;
    return address ? [{ destination: subnetOf(address, length), via: "", device: one.interface, source: address }] : [];
  });
  const provider = gatewayEndpoint(endpoints, networks, version);
  const out = provider ?? endpoints.find((one) => leadsOut(/** @type {Network} */ (networks.get(one.network)), cards));
  if (!out) return inOrder(connected);
  const via = provider ? (version === 4 ? provider.gateway : provider.gateway6) : "";
  return inOrder([...connected, { destination: "default", via, device: out.interface, source: addressOf(out) }]);
}

/**
 * The endpoint that provides the default route of one family; the first that has gateways of both families provides both.
 *
 * @param {Endpoint[]} endpoints
 * @param {Map<string, Network>} networks
 * @param {4 | 6} version
 */
function gatewayEndpoint(endpoints, networks, version) {
  const ordered = endpoints
    .flatMap((endpoint) => {
      const network = networks.get(endpoint.network);
      return network ? [{ endpoint, network, rank: rankOf(endpoint, network) }] : [];
    })
    .sort((a, b) => compared(a.rank, b.rank) || byPoints(a.network.name, b.network.name))
    .map(({ endpoint }) => endpoint);
  const both = ordered.find((one) => one.gateway && one.gateway6);
  return both ?? ordered.find((one) => (version === 4 ? one.gateway : one.gateway6));
}

/** The lower, the earlier; the first difference decides. @param {Endpoint} endpoint @param {Network} network */
function rankOf(endpoint, network) {
  const families = Number(Boolean(endpoint.gateway)) + Number(Boolean(endpoint.gateway6));
  return [-endpoint.gw_priority, Number(isHidden(endpoint, network)), Number(network.internal), -families];
}

/** @param {number[]} a @param {number[]} b */
function compared(a, b) {
  const at = a.findIndex((number, i) => number !== b[i]);
  return at < 0 ? 0 : a[at] - b[at];
}

/** By code points, which is the order of the names' bytes. @param {string} a @param {string} b */
function byPoints(a, b) {
  const [left, right] = [[...a], [...b]].map((letters) => letters.map((letter) => letter.codePointAt(0) ?? 0));
  const at = left.findIndex((point, i) => point !== right[i]);
  if (at < 0) return left.length - right.length;
  return left[at] - (right[at] ?? -1);
}

/**
 * @param {Host} host
 * @param {{network: Network, making: Making}[]} devices
 * @param {4 | 6} version
 * @returns {Route[]}
 */
export function routesOutside(host, devices, version) {
  const address = bare(host.address);
  const outer = [
    { destination: "default", via: host.neighbour, device: host.interface, source: "" },
    { destination: subnetOf(address, span(host.address).length), via: "", device: host.interface, source: address },
  ];
  const inner = devices
    .filter(({ making }) => making === "bridge")
    .flatMap(({ network }) =>
      hostSubnets(network)
        .filter(({ subnet }) => span(subnet).version === version)
        .map(({ address: source, subnet }) => ({ destination: subnet, via: "", device: bridgeName(network), source })),
    );
  return inOrder([...(version === 4 ? outer : []), ...inner]);
}
