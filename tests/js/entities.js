/** Entities as the server sends them, with the fields that the cases look at. */

/** @import {Container, Endpoint, Host, Network, Snapshot} from "../../static/cnmviz/types.js" */

/**
 * @param {Partial<Snapshot["entities"]>} [entities]
 * @param {number} [seq]
 * @returns {Snapshot}
 */
export function snapshot(entities = {}, seq = 0) {
  return {
    seq,
    lab: { code: "ABCD", title: "A lab" },
    people: [],
    log: [],
    entities: { host: [], network: [], sandbox: [], container: [], endpoint: [], position: [], ...entities },
  };
}

/**
 * @param {string} id
 * @param {string} name
 * @param {number} number
 * @returns {Host}
 */
export function host(id, name, number) {
  return /** @type {Host} */ ({ kind: "host", id, name, number, interface: "eth0", address: "203.0.113.1/24", neighbour: "203.0.113.2", resolver: "192.0.2.53", ula: "", role: "", unsupported: [] });
}

/**
 * @param {string} id
 * @param {number} number
 * @returns {Container}
 */
export function container(id, number) {
  return /** @type {Container} */ ({
    kind: "container", id, host: "h1", name: id, image: "nginx", command: [], entrypoint: [], status: "running", exit_code: 0, error: "", hostname: id, domainname: "",
    network_mode: "bridge", sandbox: "", attachments: [], publish: [], publish_all: false, exposed: [], listens: [],
    links: [], extra_hosts: [], dns: [], dns_search: [], dns_options: [], labels: {}, env: [], capabilities: [], auto_remove: false, tty: false, interactive: false,
    logs: "", created: 0, started: 0, finished: 0, number,
  });
}

/**
 * @param {string} id
 * @param {number} number
 * @returns {Network}
 */
export function network(id, number) {
  return /** @type {Network} */ ({
    kind: "network", id, host: "h1", name: id, driver: "bridge", scope: "local", internal: false, attachable: false, ingress: false,
    ipv4: true, ipv6: false, pools: [], ipam_options: {}, options: {}, labels: {}, config_only: false, config_from: "", predefined: false, engines: [], cursor: 0, created: 0, number,
  });
}

/**
 * @param {string} id
 * @param {string} sandbox
 * @param {string} on the network's id
 * @param {number} number
 * @returns {Endpoint}
 */
export function endpoint(id, sandbox, on, number) {
  return /** @type {Endpoint} */ ({
    kind: "endpoint", id, network: on, sandbox, container: "", name: id, interface: "eth0", address: "", prefix: 0, address6: "",
    prefix6: 0, gateway: "", gateway6: "", mac: "", aliases: [], dns_names: [], links: [], gw_priority: 0, bindings: [], options: {}, listed: true, number,
  });
}
