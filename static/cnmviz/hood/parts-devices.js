/** Parts that are devices: bridges, veth pairs, interfaces on a parent, overlays with their VXLAN interface. Pure. */

import { overlayKey } from "./facts.js";
import { vethName } from "./interfaces.js";
import { bridgeName, mtuOf, parentMode, parentOf, VXLAN_PORT } from "./network.js";

/** @import {HostFacts, Iface, Linux, Namespace, Overlay, Part} from "./types.js" */
/** @import {Network} from "../types.js" */

export const deviceParts = { link: linkPart, endpoint: linkPart, network: networkPart, overlay: overlayPart, vxlan: vxlanPart, iface: ifacePart };

/** @param {Linux} linux @param {string} id of an endpoint @returns {Part | null} */
function linkPart(linux, id) {
  for (const namespace of linux.namespaces.values()) {
    const iface = namespace.interfaces.find(({ endpoint }) => endpoint === id);
    if (iface) return iface.link === "veth" ? vethPart(namespace, iface) : standingPart(namespace, iface);
  }
  return null;
}

/** @param {Namespace} namespace @param {Iface} iface @returns {Part} */
function vethPart(namespace, iface) {
  const outer = vethName(/** @type {any} */ ({ id: iface.endpoint }));
  const inOverlay = iface.on === "br0";
  return {
    kind: "veth pair",
    title: `${iface.name} and ${outer}`,
    teaching: "A veth pair is a cable with two ends: what goes in at one comes out at the other. One end is in the container's namespace, the other is plugged into a bridge.",
    facts: [
      ["Inside", `${iface.name}@if${iface.peer} ${iface.addresses.join(" ")}`],
      ["MAC", iface.mac],
      ["Outside", inOverlay ? "in the overlay's own namespace, as a veth with a number" : outer],
      ["Plugged into", iface.on],
      ["MTU", String(iface.mtu)],
    ],
    lines: [],
    commands: [`sudo nsenter --net=${namespace.path} ip addr show dev ${iface.name}`, ...(inOverlay ? [] : [`bridge link show dev ${outer}`])],
    of: [`endpoint:${iface.endpoint}`, `network:${iface.network}`],
  };
}

/** @param {Namespace} namespace @param {Iface} iface @returns {Part} */
function standingPart(namespace, iface) {
  return {
    kind: iface.link,
    title: iface.name,
    teaching: `A ${iface.link} interface stands on an interface of the host, without a veth pair and without a bridge: its frames go straight onto the wire behind it. The kernel keeps it and its own host apart.`,
    facts: [
      ["Interface", `${iface.name} ${iface.addresses.join(" ")}`],
      ["MAC", iface.mac],
      ["Stands on", iface.on],
      ["MTU", String(iface.mtu)],
    ],
    lines: [],
    commands: [`sudo nsenter --net=${namespace.path} ip -d link show dev ${iface.name}`],
    of: [`endpoint:${iface.endpoint}`, `network:${iface.network}`],
  };
}

/** @param {Linux} linux @param {string} id @returns {Part | null} */
function networkPart(linux, id) {
  for (const facts of linux.hosts) {
    const device = facts.devices.find(({ network }) => network.id === id);
    if (device?.making === "bridge") return bridgePart(facts, device.network);
    if (device?.making === "parent") return parentPart(device.network, linux);
    const overlay = facts.overlays.find(({ network }) => network.id === id);
    if (overlay) return tunnelPart(linux, overlay);
  }
  return null;
}

/** @param {HostFacts} facts @param {Network} network @returns {Part} */
function bridgePart(facts, network) {
  const name = bridgeName(network);
  const iface = facts.interfaces.find(({ link, name: other }) => link === "bridge" && other === name);
  const ports = facts.interfaces.filter(({ link, on }) => link === "veth" && on === name).map((port) => port.name);
  return {
    kind: "Linux bridge",
    title: name,
    teaching: "A switch in the kernel: it learns which hardware address is behind which of its ports. Its own address makes the host reachable for what is plugged in, as their gateway.",
    facts: [
      ["Device", name],
      ["Address of the host", iface?.addresses.length ? iface.addresses : "none"],
      ["State", iface?.up ? "up" : "down, as long as nothing is plugged in"],
      ["Plugged in", ports],
      ["MTU", String(iface?.mtu ?? mtuOf(network, "bridge"))],
    ],
    lines: facts.rules.filter((rule) => rule.network === network.id && rule.hook !== "local").map(({ text, table }) => `${table}: ${text}`),
    commands: [`ip -d addr show dev ${name}`, `bridge link | grep ${name}`, `sudo iptables-save | grep ${name}`],
    of: [],
  };
}

/** @param {Network} network @param {Linux} linux @returns {Part} */
function parentPart(network, linux) {
  const { name, link, on, vlan } = parentOf(network);
  const what = { outer: "the host's own interface", vlan: `a VLAN interface on ${on}, tag ${vlan}`, dummy: "a dummy that leads nowhere" }[link];
  return {
    kind: "Parent interface",
    title: name,
    teaching: "The network has no device of its own: each container's interface stands on this one. Packets pass neither the host's routing nor its firewall.",
    facts: [
      ["Parent", `${name}, ${what}`],
      ["Mode", parentMode(network, linux.cards)],
    ],
    lines: [],
    commands: [`ip -d link show dev ${name}`],
    of: [],
  };
}

/** @param {Linux} linux @param {Overlay} overlay @returns {Part} */
function tunnelPart(linux, { network, path, vni, addresses }) {
  const where = linux.hosts.filter(({ overlays }) => overlays.some((one) => one.network.id === network.id)).map(({ host }) => `${host.name} ${host.address}`);
  return {
    kind: "Overlay",
    title: network.name,
    teaching: "On each host where it is used, an overlay is a namespace with a bridge and a VXLAN interface. Frames for other hosts are wrapped into UDP and go out by the host's interface.",
    facts: [
      ["Namespace", path],
      ["Bridge", `br0 ${addresses.join(" ")}`],
      ["VXLAN", vni ? `vxlan0, identifier ${vni}, UDP port ${VXLAN_PORT}` : "none: it has no subnet"],
      ["On hosts", where],
      ["MTU", String(mtuOf(network, "overlay"))],
    ],
    lines: [],
    commands: [`sudo nsenter --net=${path} ip -d link`, `sudo nsenter --net=${path} bridge fdb show dev vxlan0`],
    of: [],
  };
}

/** @param {Linux} linux @param {string} id @returns {{facts: HostFacts, overlay: Overlay} | null} */
function overlayAt(linux, id) {
  for (const facts of linux.hosts) {
    const overlay = facts.overlays.find(({ network }) => overlayKey(network, facts.host) === `overlay:${id}`);
    if (overlay) return { facts, overlay };
  }
  return null;
}

/** @param {Linux} linux @param {string} id @returns {Part | null} */
function overlayPart(linux, id) {
  const found = overlayAt(linux, id);
  if (!found) return null;
  const part = tunnelPart(linux, found.overlay);
  return { ...part, kind: `Overlay on ${found.facts.host.name}`, facts: [...part.facts, ["Plugged in here", `${found.overlay.veths} veths, and vxlan0`]], of: [`network:${found.overlay.network.id}`] };
}

/** @param {Linux} linux @param {string} id @returns {Part | null} */
function vxlanPart(linux, id) {
  const found = overlayAt(linux, id);
  if (!found) return null;
  const { facts, overlay } = found;
  return {
    kind: "VXLAN interface",
    title: "vxlan0",
    teaching: "What goes in here is wrapped into a UDP packet for the host behind which its destination is, and comes out of the VXLAN interface there. The engines tell each other who is where.",
    facts: [
      ["Identifier", overlay.vni],
      ["Namespace", overlay.path],
      ["Sends from", `${facts.host.address.split("/")[0]}, UDP port ${VXLAN_PORT}`],
      ["To", overlay.peers.map(({ name, address }) => `${name} ${address.split("/")[0]}`)],
    ],
    lines: [],
    commands: [`sudo nsenter --net=${overlay.path} ip -d link show dev vxlan0`, `sudo tcpdump -ni ${facts.host.interface} udp port ${VXLAN_PORT}`],
    of: [`network:${overlay.network.id}`],
  };
}

/** @param {Linux} linux @param {string} id `host/name` @returns {Part | null} */
function ifacePart(linux, id) {
  const [start, name] = [id.slice(0, id.indexOf("/")), id.slice(id.indexOf("/") + 1)];
  const facts = linux.hosts.find(({ host }) => host.id.slice(0, 12) === start);
  const iface = facts?.interfaces.find((one) => one.name.slice(0, 60) === name);
  if (!facts || !iface) return null;
  return {
    kind: "Interface of the host",
    title: iface.name,
    teaching: WORDS[iface.link] ?? "",
    facts: [
      ["Addresses", iface.addresses.length ? iface.addresses : "none"],
      ["Stands on", iface.on],
      ["State", iface.up ? "up" : "down"],
      ["MTU", String(iface.mtu)],
    ],
    lines: [],
    commands: [`ip -d addr show dev ${iface.name}`],
    of: [`host:${facts.host.id}`],
  };
}

/** @type {Record<string, string>} */
const WORDS = {
  loopback: "By this interface the host talks to itself. Every namespace has one of its own.",
  outer: "The way out: what leaves the host, and what comes in from other hosts and from outside, passes here.",
  vlan: "A VLAN interface tags what it sends with its number: on the same wire, a network of its own.",
  dummy: "A dummy leads nowhere. Docker makes one for a network on a parent where none is named.",
};
