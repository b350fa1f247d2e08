/**
 * What is known of one thing under the hood, for the inspector: in words, in facts, as a real machine would list it, and by which command.
 * Pure. Things that the CNM knows have a part too: what they are on Linux.
 */

import { deviceParts } from "./parts-devices.js";
import { kernelParts } from "./parts-kernel.js";
import { defaultRoute } from "./plan.js";
import { routeLine } from "./routes.js";

/** @import {HostFacts, Linux, Namespace, Part} from "./types.js" */
/** @typedef {(linux: Linux, id: string) => Part | null} Describe */

/** Kinds of things that only this view knows. */
export const PARTS = ["link", "overlay", "vxlan", "iface", "hook", "rule"];

/** @type {Record<string, Describe>} */
const DESCRIBE = { ...deviceParts, ...kernelParts, sandbox: namespacePart, container: containerPart, host: hostPart };

/** @param {Linux} linux @param {string} key "kind:id" @returns {Part | null} null where there is no such thing */
export function partOf(linux, key) {
  const cut = key.indexOf(":");
  return DESCRIBE[key.slice(0, cut)]?.(linux, key.slice(cut + 1)) ?? null;
}

/** @param {Linux} linux @param {string} id of a sandbox @returns {Part | null} */
function namespacePart(linux, id) {
  const namespace = linux.namespaces.get(id);
  if (namespace) return inNamespace(namespace);
  return null;
}

/** @param {Namespace} namespace @returns {Part} */
function inNamespace(namespace) {
  const enter = `sudo nsenter --net=${namespace.path}`;
  return {
    kind: "Network namespace",
    title: namespace.path.slice(namespace.path.lastIndexOf("/") + 1),
    teaching: "A network namespace has interfaces, addresses, routes and firewall rules of its own. What runs in it sees nothing else.",
    facts: [
      ["Path", namespace.path],
      ["Interfaces", namespace.interfaces.map(({ name, addresses }) => `${name} ${addresses.join(" ")}`)],
      ["Default route", defaultRoute(namespace)],
      ["Resolver", namespace.embedded ? "127.0.0.11, Docker's own" : "as on the host"],
    ],
    lines: [...namespace.routes, ...namespace.routes6].map(routeLine),
    commands: [`${enter} ip addr`, `${enter} ip route`],
    of: namespace.containers.map(({ id }) => `container:${id}`),
  };
}

/** @param {Linux} linux @param {string} id @returns {Part | null} */
function containerPart(linux, id) {
  for (const namespace of linux.namespaces.values()) {
    if (namespace.containers.some((container) => container.id === id)) return inNamespace(namespace);
  }
  const facts = linux.hosts.find(({ residents }) => residents.some((container) => container.id === id));
  return facts ? rootPart(facts) : null;
}

/** @param {Linux} linux @param {string} id @returns {Part | null} */
function hostPart(linux, id) {
  const facts = linux.hosts.find(({ host }) => host.id === id);
  return facts ? rootPart(facts) : null;
}

/** @param {HostFacts} facts @returns {Part} */
function rootPart({ host, interfaces, routes, routes6 }) {
  return {
    kind: "Root namespace",
    title: host.name,
    teaching: "The namespace in which the machine itself lives. Bridges and the host's ends of veth pairs are here, and it forwards between them.",
    facts: [
      ["Interfaces", interfaces.filter(({ link }) => link !== "veth").map(({ name, addresses }) => `${name} ${addresses.join(" ")}`)],
      ["Forwarding", "net.ipv4.ip_forward = 1, switched on by Docker"],
    ],
    lines: [...routes, ...routes6].map(routeLine),
    commands: ["ip addr", "ip route", "sysctl net.ipv4.ip_forward"],
    of: [],
  };
}
