/** What screen readers say of each thing in the picture: everything that is drawn, in words. Pure. */

import { counted } from "../lib/count.js";

/** @import {Container, Endpoint, Host, Network} from "../types.js" */
/** @import {Column, Member} from "./types.js" */

const LONGEST = 80;
const LIVE = new Set(["running", "paused"]);

/** @param {string} name */
export function brief(name) {
  return name.length > LONGEST ? `${name.slice(0, LONGEST)}…` : name;
}

/** @param {Endpoint} endpoint */
function addresses({ address, address6 }) {
  return [address, address6].filter(Boolean).join(" and ") || "without an address";
}

/** @param {Column} column */
function attachment({ network, endpoint }) {
  if (!endpoint) return `remembers network ${brief(network.name)}`;
  return `${endpoint.interface} ${addresses(endpoint)} on network ${brief(network.name)}`.trim();
}

/**
 * @param {Container} container
 * @param {Column[]} columns
 * @param {string[]} ports
 * @param {string} note
 */
function containerSays({ name, status, exit_code, image }, columns, ports, note) {
  const state = status === "exited" ? `exited with ${exit_code}` : status;
  const parts = [`container ${brief(name)}`, state, `image ${brief(image)}`, note, ...columns.map(attachment)];
  if (ports.length) parts.push(`publishes ${ports.join(" and ").replaceAll("→", " to ")}`);
  return parts.filter(Boolean).join(", ");
}

/** @param {Endpoint} endpoint @param {Network} network @param {Container} container */
export function endpointSays(endpoint, network, container) {
  return `endpoint ${endpoint.interface} ${addresses(endpoint)}, of container ${brief(container.name)}, on network ${brief(network.name)}`;
}

/** @param {Network} network @param {string[]} names of the containers that have an endpoint on it */
export function networkSays(network, names) {
  const pools = network.pools.flatMap(({ subnet, gateway }) => [`subnet ${subnet}`, gateway && `gateway ${gateway}`]);
  const who = names.length
    ? `${names.length} endpoint${names.length > 1 ? "s" : ""}: ${names.slice(0, 20).map(brief).join(", ")}`
    : "no endpoints";
  return [`network ${brief(network.name)}`, `driver ${network.driver}`, network.internal && "internal", ...pools, who]
    .filter(Boolean)
    .join(", ");
}

/** @param {Host} host @param {number} containers */
export function hostSays(host, containers) {
  return `host ${brief(host.name)}, interface ${host.interface} ${host.address}, ${counted(containers, "container")}`;
}

/** A container with all that is drawn of it. @param {Member} member @param {boolean} resident */
export function memberSays(member, resident) {
  return containerSays(member.container, member.columns, portsOf(member), noteOf(member, resident));
}

/** What stands where the sandbox would be. @param {Member} member @param {boolean} resident whether it lives in the host's own namespace */
export function noteOf(member, resident) {
  const live = isLive(member);
  const missing = live ? [] : member.missing;
  if (missing.length) return `network${missing.length > 1 ? "s" : ""} ${missing.map(brief).join(", ")} removed`;
  if (resident && live) return "no sandbox of its own";
  return live ? "" : "no sandbox while stopped";
}

/** @param {Member} member */
export function isLive(member) {
  return LIVE.has(member.container.status);
}

/**
 * What is bound where the container runs, and what is asked for where it does not.
 *
 * @param {Member} member
 * @returns {string[]} such as `8080→80/tcp`
 */
export function portsOf({ container, columns }) {
  const bound = columns.flatMap(({ endpoint }) => endpoint?.bindings ?? []);
  const texts = bound.length
    ? bound.map((port) => arrow(port.host_ip, String(port.host_port), port))
    : container.publish.map((port) => arrow(port.host_ip, port.host_port || "any", port));
  return [...new Set(texts)];
}

/** @param {string} ip @param {string} host @param {{port: number, proto: string}} port */
function arrow(ip, host, { port, proto }) {
  const everywhere = ip === "" || ip === "0.0.0.0" || ip === "::";
  return `${everywhere ? "" : `${ip}:`}${host}→${port}/${proto}`;
}

/** @param {number} containers that live in it */
export function sandboxSays(containers) {
  return containers > 1 ? `one sandbox, ${containers} containers` : "sandbox";
}

/** @param {string} neighbour of the first host */
export function outsideSays(neighbour) {
  return `outside, neighbour ${neighbour}`;
}
