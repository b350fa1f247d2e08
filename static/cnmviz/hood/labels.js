/** What screen readers say of each thing of this view: everything that is drawn, in words. Pure. */

import { brief } from "../diagram/labels.js";
import { counted } from "../lib/count.js";

/** @import {Container, Host, Network} from "../types.js" */
/** @import {HookId, HostFacts, Iface, Namespace, Overlay, Rule} from "./types.js" */

/** @param {HostFacts} facts */
export function hostSays({ host, interfaces, namespaces, residents }) {
  const bridges = interfaces.filter(({ link }) => link === "bridge").length;
  const living = residents.length ? `, ${counted(residents.length, "container")} in its own namespace` : "";
  return `host ${brief(host.name)}, interface ${host.interface} ${host.address}, ${counted(namespaces.length, "namespace")} of containers, ${counted(bridges, "bridge")}${living}, forwarding is on`;
}

/** @param {Container} container @param {string} where */
export function plateSays({ name, status, exit_code: code, image }, where) {
  const state = status === "exited" ? `exited with ${code}` : status;
  return `container ${brief(name)}, ${state}, image ${brief(image)}, ${where}`;
}

/** @param {Namespace} namespace @param {string} route */
export function namespaceSays(namespace, route) {
  const who = namespace.containers.map(({ name }) => brief(name)).join(" and ");
  const inside = namespace.interfaces.map(({ name, addresses }) => `${name} ${addresses[0] ?? "without an address"}`).join(", ");
  const dns = namespace.embedded ? ", resolver 127.0.0.11" : "";
  return `network namespace of ${who}, ${inside}, ${route}${dns}`;
}

/** @param {Iface} iface @param {Container | undefined} container @param {Network} network */
export function socketSays({ name, peer, addresses, on, link }, container, network) {
  const standing = link === "veth" ? `one end of a veth pair, the other is plugged into ${on}` : `${link} on ${on}, without a veth`;
  const of = container ? `, of container ${brief(container.name)}` : "";
  return `interface ${name}@if${peer} ${addresses.join(" and ") || "without an address"}${of}, ${standing}, network ${brief(network.name)}`;
}

/** @param {string} veth @param {string} on @param {string} inner @param {string} who */
export function linkSays(veth, on, inner, who) {
  if (veth) return `${veth}, the host's end of a veth pair, plugged into ${on}; the other end is ${inner} of ${brief(who)}`;
  return `${inner} of ${brief(who)} stands on ${on}, without a veth`;
}

/** @param {Network} network @param {Iface} iface @param {number} veths */
export function bridgeSays(network, { name, addresses, up }, veths) {
  const state = up ? "up" : "down, nothing is plugged in";
  return `bridge ${name}, ${addresses.join(" and ") || "no address of the host"}, ${state}, ${counted(veths, "veth")} plugged in, of network ${brief(network.name)}${network.internal ? ", internal" : ""}`;
}

/** @param {Network} network @param {string} parent @param {string} mode @param {number} count */
export function parentSays(network, parent, mode, count) {
  return `${network.driver} in mode ${mode} on ${parent}, ${counted(count, "interface")}, of network ${brief(network.name)}, past routing and rules of the host`;
}

/** @param {Overlay} overlay @param {Host} host */
export function switchSays({ network, path, addresses, vni, veths, peers }, host) {
  const others = peers.map(({ name }) => brief(name)).join(", ") || "no other host";
  return `overlay ${brief(network.name)} on ${brief(host.name)}: namespace ${path}, bridge br0 ${addresses.join(" ")}, ${counted(veths, "veth")} plugged in, vxlan0 with identifier ${vni} to ${others}`;
}

/** @param {Network} network @param {string[]} hosts */
export function tunnelSays(network, hosts) {
  const where = hosts.length ? `on ${hosts.map(brief).join(" and ")}` : "on no host yet";
  return `network ${brief(network.name)}, ${network.driver}, a VXLAN tunnel by UDP port 4789, ${where}`;
}

/** @param {Iface} iface @param {Host} host */
export function ifaceSays({ name, link, addresses, on, up }, host) {
  const standing = on ? ` on ${on}` : "";
  return `interface ${name}, ${WORDS[link] ?? link}${standing}, ${addresses.join(" and ") || "no address"}, ${up ? "up" : "down"}, of host ${brief(host.name)}`;
}

/** @type {Record<string, string>} */
const WORDS = { loopback: "loopback", outer: "the way out", vlan: "a VLAN interface", dummy: "a dummy that leads nowhere" };

/** @type {Record<HookId, {title: string, words: string}>} */
export const HOOKS = {
  raw: { title: "raw · PREROUTING", words: "dropped before routing" },
  dnat: { title: "nat · PREROUTING", words: "published ports" },
  route: { title: "routing table", words: "where to" },
  local: { title: "for the host itself", words: "programs at its ports" },
  filter: { title: "filter · FORWARD", words: "may it pass" },
  masq: { title: "nat · POSTROUTING", words: "new source on the way out" },
};

/** @param {HookId} hook @param {Host} host @param {string[]} lines */
export function hookSays(hook, host, lines) {
  const what = hook === "route" ? counted(lines.length, "route") : counted(lines.length, "rule");
  return `${HOOKS[hook].title.replace(" · ", " ")} of ${brief(host.name)}, ${HOOKS[hook].words}: ${what}`;
}

/** @param {Rule} rule */
export function ruleSays(rule) {
  return `rule: ${rule.says}`;
}
