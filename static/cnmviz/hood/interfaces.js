/**
 * The interfaces of namespaces: a container's, and the host's own. Pure. They agree with `ip addr` in the console
 * (cnmviz/cnm/interfaces.py); what that leaves out on a host, and this adds, are veths, VLAN interfaces and dummies.
 */

import { isHidden } from "../diagram/engine-network.js";
import { bridgeName, hostSubnets, makingOf, mtuOf, parentOf, sharesMac } from "./network.js";

/** @import {DriverCard, Endpoint, Host, Network} from "../types.js" */
/** @import {Iface, Making} from "./types.js" */

const LOOPBACK = { name: "lo", link: /** @type {const} */ ("loopback"), addresses: ["127.0.0.1/8", "::1/128"], mtu: 65536 };
const PLAIN = { up: true, mtu: 1500, mac: "", number: 1, peer: 0, on: "", network: "", endpoint: "" };

/** @returns {Iface} */
function loopback() {
  return { ...PLAIN, ...LOOPBACK };
}

/**
 * The host's end of a veth pair. Docker draws seven random hexadecimal digits; here they are the first of the endpoint's id, so that
 * everybody in a lab sees the same.
 *
 * @param {Endpoint} endpoint
 */
export function vethName(endpoint) {
  return `veth${endpoint.id.slice(0, 7)}`;
}

/**
 * What is in a container's namespace, in the order of `ip addr`: interfaces of bridges are made in the sandbox itself and come before
 * those that are moved in.
 *
 * @param {Endpoint[]} endpoints of one sandbox, oldest first
 * @param {Map<string, Network>} networks
 * @param {Map<string, DriverCard>} cards
 * @returns {Iface[]}
 */
export function insideOf(endpoints, networks, cards) {
  const plugged = endpoints.flatMap((endpoint) => {
    const network = networks.get(endpoint.network);
    return network && endpoint.interface ? [{ endpoint, network, making: makingOf(network, cards) }] : [];
  });
  const late = (/** @type {typeof plugged[0]} */ one) => Number(one.making !== "bridge" || isHidden(one.endpoint, one.network));
  plugged.sort((a, b) => late(a) - late(b));
  return [loopback(), ...plugged.map((one, i) => inside(one, sharesMac(one.network, cards) ? "ipvlan" : "macvlan", i + 2))];
}

/**
 * @param {{endpoint: Endpoint, network: Network, making: Making}} one
 * @param {"macvlan" | "ipvlan"} standing what it is where it stands on a parent
 * @param {number} number
 * @returns {Iface}
 */
function inside({ endpoint, network, making }, standing, number) {
  const addresses = [
    [endpoint.address, endpoint.prefix],
    [endpoint.address6, endpoint.prefix6],
  ].flatMap(([address, length]) => (address ? [`${address}/${length}`] : []));
  return {
    ...PLAIN,
    name: endpoint.interface,
    link: making === "parent" ? standing : "veth",
    addresses,
    mtu: mtuOf(network, making),
    mac: endpoint.mac,
    number,
    peer: number + 1,
    on: making === "parent" ? parentOf(network).name : making === "overlay" ? "br0" : bridgeName(network),
    network: network.id,
    endpoint: endpoint.id,
  };
}

/**
 * What is in the host's own namespace: loopback, the outer interface, the bridges; then VLAN interfaces and dummies that are parents,
 * and the host's ends of veth pairs.
 *
 * @param {Host} host
 * @param {{network: Network, making: Making}[]} devices
 * @param {Endpoint[]} endpoints of this host
 * @param {Map<string, number>} plugged how many endpoints a network has
 * @returns {Iface[]}
 */
export function outsideOf(host, devices, endpoints, plugged) {
  const bridges = devices.filter(({ making }) => making === "bridge").map(({ network }) => network);
  const names = new Map(bridges.map((network) => [network.id, bridgeName(network)]));
  const found = [
    loopback(),
    { ...PLAIN, name: host.interface, link: /** @type {const} */ ("outer"), addresses: [host.address] },
    ...bridges.map((network) => bridge(network, (plugged.get(network.id) ?? 0) > 0)),
    ...parents(devices),
    ...endpoints.flatMap((endpoint) => outerEnd(endpoint, names.get(endpoint.network))),
  ];
  return found.map((one, i) => ({ ...one, number: i + 1 }));
}

/** A bridge is up while something is plugged in. @param {Network} network @param {boolean} up @returns {Iface} */
function bridge(network, up) {
  const addresses = hostSubnets(network).map(({ address, length }) => `${address}/${length}`);
  return { ...PLAIN, name: bridgeName(network), link: "bridge", addresses, up, mtu: mtuOf(network, "bridge"), network: network.id };
}

/** VLAN interfaces and dummies that the networks on them made, each once. @param {{network: Network, making: Making}[]} devices */
function parents(devices) {
  /** @type {Map<string, Iface>} */
  const found = new Map();
  for (const { network, making } of devices) {
    const { name, link, on } = parentOf(network);
    if (making === "parent" && link !== "outer" && !found.has(name))
      found.set(name, { ...PLAIN, name, link, addresses: [], on, network: network.id });
  }
  return [...found.values()];
}

/** @param {Endpoint} endpoint @param {string | undefined} on the bridge @returns {Iface[]} */
function outerEnd(endpoint, on) {
  if (!on || !endpoint.interface) return [];
  return [{ ...PLAIN, name: vethName(endpoint), link: "veth", addresses: [], on, network: endpoint.network, endpoint: endpoint.id }];
}
