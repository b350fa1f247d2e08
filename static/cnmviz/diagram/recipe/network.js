/** `docker network create` for a network that there is. */

/** @import {Network, Pool, Store} from "../../types.js" */

/** Options that the engine writes into a network itself. */
const WRITTEN = new Set(["com.docker.network.driver.overlay.vxlanid_list"]);

/**
 * @param {Store} store
 * @param {Network} network
 * @returns {string[]} the words behind `docker`
 */
export function creating(store, network) {
  const settings = network.config_from ? borrowed(store, network) : own(network);
  return [
    "network", "create",
    ...(network.driver === "bridge" || network.config_only ? [] : ["--driver", network.driver]),
    ...(network.internal ? ["--internal"] : []),
    ...(network.attachable ? ["--attachable"] : []),
    ...(network.config_only ? ["--config-only"] : []),
    ...settings,
    network.name,
  ];
}

/** @param {Network} network */
function own({ ipv4, ipv6, pools, ipam_options, options, labels }) {
  return [
    ...(ipv4 ? [] : ["--ipv4=false"]),
    ...(ipv6 ? ["--ipv6"] : []),
    ...pools.filter(({ chosen }) => !chosen).flatMap(poolFlags),
    ...pairs("--ipam-opt", ipam_options),
    ...pairs("--opt", Object.fromEntries(Object.entries(options).filter(([key]) => !WRITTEN.has(key)))),
    ...pairs("--label", labels),
  ];
}

/** What comes from a configuration network is not said twice: docker refuses that. @param {Store} store @param {Network} network */
function borrowed(store, { config_from, host, labels }) {
  const source = store.networks().find((other) => other.name === config_from && other.host === host);
  const more = Object.entries(labels).filter(([key, value]) => source?.labels[key] !== value);
  return ["--config-from", config_from, ...pairs("--label", Object.fromEntries(more))];
}

/** @param {Pool} pool */
function poolFlags({ subnet, ip_range, gateway, gateway_asked, aux }) {
  return [
    "--subnet", subnet,
    ...(ip_range ? ["--ip-range", ip_range] : []),
    ...(gateway && gateway_asked ? ["--gateway", gateway] : []),
    ...pairs("--aux-address", aux),
  ];
}

/** @param {string} flag @param {Record<string, string>} mapping */
export function pairs(flag, mapping) {
  return Object.entries(mapping).flatMap(([key, value]) => [flag, `${key}=${value}`]);
}
