/**
 * What one network is on Linux: its device, the address that the host has there, its switches. Pure.
 *
 * Rules are those of cnmviz/cnm/drivers; docs/hood.md names the source of each. No driver is known by its name: the shape on its
 * card tells what it makes.
 */

import { contains, parse, span } from "./ip.js";

/** @import {DriverCard, Network} from "../types.js" */

const BRIDGE = "com.docker.network.bridge.";
const TRUE = new Set(["1", "t", "T", "TRUE", "true", "True"]);
/** Bytes that the outer headers of VXLAN take. */
const HEADERS = 50;
export const VXLAN_PORT = 4789;
const VNI = "com.docker.network.driver.overlay.vxlanid_list";

/**
 * What a driver of a shape makes: a bridge with veth pairs, a bridge in a namespace of its own behind VXLAN, interfaces that stand on
 * a parent, nothing but the host's own namespace, or nothing at all.
 *
 * @typedef {"bridge" | "overlay" | "parent" | "host" | "none"} Making
 */
/** @type {Record<string, Making>} */
const MAKES = { bar: "bridge", tunnel: "overlay", tap: "parent", fan: "parent", slab: "host", dashed: "none" };

/** @param {Network} network @param {Map<string, DriverCard>} cards @returns {Making} */
export function makingOf(network, cards) {
  return MAKES[cards.get(network.driver)?.shape ?? ""] ?? "none";
}

/** @param {Network} network */
export function bridgeName(network) {
  return network.options[`${BRIDGE}name`] || `br-${network.id.slice(0, 12)}`;
}

/** @param {Network} network @param {4 | 6} [version] */
export function gatewayMode(network, version = 4) {
  return network.options[`${BRIDGE}gateway_mode_ipv${version}`] || "nat";
}

/** @param {Network} network @param {string} option @param {boolean} otherwise */
function switchedOn(network, option, otherwise) {
  const text = network.options[BRIDGE + option] ?? "";
  return text ? TRUE.has(text) : otherwise;
}

/** @param {Network} network */
export function talks(network) {
  return switchedOn(network, "enable_icc", true);
}

/** Whether what leaves the network gets an address of the host. @param {Network} network @param {4 | 6} [version] */
export function masquerades(network, version = 4) {
  return ["nat", "nat-unprotected"].includes(gatewayMode(network, version)) && switchedOn(network, "enable_ip_masquerade", true);
}

/** The address that replaces the source, where a person chose one. @param {Network} network */
export function sourceAddress(network) {
  return network.options["com.docker.network.host_ipv4"] ?? "";
}

/** The host's own address on a bridge: the gateway, unless the bridge was made without one. @param {Network} network @param {4 | 6} version */
function hostAddress(network, version) {
  if (version === 4 && switchedOn(network, "inhibit_ipv4", false)) return "";
  if (gatewayMode(network, version) === "isolated") return "";
  return network.pools.map(({ gateway }) => gateway).find((gateway) => gateway && parse(gateway).version === version) ?? "";
}

/** The host's addresses on a bridge with the subnet of each. @param {Network} network */
export function hostSubnets(network) {
  return /** @type {const} */ ([4, 6]).flatMap((version) => {
    const address = hostAddress(network, version);
    const pools = address ? network.pools.filter(({ subnet }) => contains(subnet, address)) : [];
    return pools.map(({ subnet }) => ({ address, subnet, length: span(subnet).length }));
  });
}

/** @param {Network} network @param {Making} making */
export function mtuOf(network, making) {
  const chosen = Number(network.options["com.docker.network.driver.mtu"]) || 1500;
  return making === "overlay" ? chosen - HEADERS : chosen;
}

/** The VXLAN network identifier of an overlay, "" where it has none. @param {Network} network */
export function vniOf(network) {
  return network.options[VNI] ?? "";
}

/** The path of the namespace in which an overlay's switch lives on each host. @param {Network} network */
export function overlayNamespace(network) {
  return `/run/docker/netns/1-${network.id.slice(0, 10)}`;
}

/**
 * The interface on which a network's containers stand, and what that interface itself stands on: a VLAN interface on its base, or a
 * dummy that the driver makes where no parent is named.
 *
 * @param {Network} network
 * @returns {{name: string, link: "outer" | "vlan" | "dummy", on: string, vlan: string}}
 */
export function parentOf(network) {
  const parent = network.options.parent ?? "";
  const [on, vlan = ""] = parent.split(".");
  if (!parent) return { name: `dm-${network.id.slice(0, 12)}`, link: "dummy", on: "", vlan: "" };
  return vlan ? { name: parent, link: "vlan", on, vlan } : { name: parent, link: "outer", on: "", vlan: "" };
}

/** Whether interfaces on a parent are told apart by address alone, and share its MAC address. @param {Network} network @param {Map<string, DriverCard>} cards */
export function sharesMac(network, cards) {
  return cards.get(network.driver)?.shape === "fan";
}

/** The mode of the interfaces that stand on a parent. @param {Network} network @param {Map<string, DriverCard>} cards */
export function parentMode(network, cards) {
  return sharesMac(network, cards) ? network.options.ipvlan_mode || "l2" : network.options.macvlan_mode || "bridge";
}

/** Whether a sandbox sends what has no other route straight out of this network's interface. @param {Network} network @param {Map<string, DriverCard>} cards */
export function leadsOut(network, cards) {
  return sharesMac(network, cards) && parentMode(network, cards) !== "l2" && !network.internal && Boolean(network.options.parent);
}
