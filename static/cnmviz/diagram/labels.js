/** What screen readers say of each thing in the picture: everything that is drawn, in words. Pure. */

/** @import {Container, Endpoint, Host, Network} from "../types.js" */
/** @import {Column} from "./types.js" */

const LONGEST = 80;

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
export function containerSays({ name, status, exit_code, image }, columns, ports, note) {
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
  return `host ${brief(host.name)}, interface ${host.interface} ${host.address}, ${containers} container${containers === 1 ? "" : "s"}`;
}
