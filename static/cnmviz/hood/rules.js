/**
 * The firewall rules and proxies that Docker makes on a host, as `iptables-save` writes them. Pure. IPv4; ip6tables has the like.
 *
 * They are those of Engine 28.5 with iptables (moby libnetwork/drivers/bridge/internal/iptabler; docs/hood.md). The order within a
 * chain can differ on a real machine, where it follows the order in which things were made.
 */

import { GATEWAY_BRIDGE } from "../diagram/engine-network.js";
import { span } from "./ip.js";
import { bridgeName, gatewayMode, masquerades, sourceAddress, talks } from "./network.js";

/** @import {Binding, Endpoint, Network} from "../types.js" */
/** @import {HookId, Rule} from "./types.js" */

/** @type {Pick<Rule, "endpoint" | "matters">} */
const PLAIN = { endpoint: "", matters: 1 };

/**
 * @param {string} host its id
 * @param {Network[]} bridges the networks that are bridges on the host, oldest first
 * @param {Endpoint[]} endpoints on this host, oldest first
 * @param {(endpoint: Endpoint) => string} nameOf the container's name
 * @returns {Rule[]}
 */
export function rulesOf(host, bridges, endpoints, nameOf) {
  const byNetwork = Map.groupBy(endpoints, (endpoint) => endpoint.network);
  return bridges.flatMap((network) => {
    const plugged = byNetwork.get(network.id) ?? [];
    return new Bridge(host, network, nameOf).rules(plugged);
  });
}

/** The rules of one bridge. */
class Bridge {
  /** @param {string} host @param {Network} network @param {(endpoint: Endpoint) => string} nameOf */
  constructor(host, network, nameOf) {
    this.prefix = `rule:${host.slice(0, 12)}/`;
    this.network = network;
    this.nameOf = nameOf;
    this.name = bridgeName(network);
    this.mode = gatewayMode(network);
    this.subnets = network.pools.map(({ subnet }) => subnet).filter((subnet) => span(subnet).version === 4);
  }

  /** @param {Endpoint[]} endpoints */
  rules(endpoints) {
    if (this.network.internal) return this.#internal();
    return [
      ...endpoints.flatMap((endpoint) => this.#directAccess(endpoint)),
      ...endpoints.flatMap((endpoint) => endpoint.bindings.flatMap((binding, at) => this.#port(endpoint, binding, at))),
      ...this.#isolation(),
      ...this.#forward(),
      ...this.#masquerade(),
      ...this.#passages(),
    ];
  }

  /**
   * @param {string} id
   * @param {HookId} hook
   * @param {string} text
   * @param {Pick<Rule, "short" | "says" | "effect"> & Partial<Rule>} more
   * @returns {Rule}
   */
  #rule(id, hook, text, more) {
    const table = hook === "raw" ? "raw" : hook === "filter" ? "filter" : "nat";
    return { ...PLAIN, key: `${this.prefix}${id}/${this.network.id.slice(0, 12)}`, hook, table, text, network: this.network.id, ...more };
  }

  /** What is sent to a container's own address and does not come in by its bridge. @param {Endpoint} endpoint */
  #directAccess(endpoint) {
    if (this.mode !== "nat" || !endpoint.address) return [];
    return [
      this.#rule(`raw-${endpoint.id.slice(0, 12)}`, "raw", `-A PREROUTING -d ${endpoint.address}/32 ! -i ${this.name} -j DROP`, {
        short: `DROP to ${endpoint.address} not by ${this.name}`,
        says: `Drops what is sent straight to ${endpoint.address} of ${this.nameOf(endpoint)} and does not come in by ${this.name}.`,
        effect: "drop",
        endpoint: endpoint.id,
      }),
    ];
  }

  /** @param {Endpoint} endpoint @param {Binding} binding @param {number} at its place among the endpoint's bindings */
  #port(endpoint, binding, at) {
    const { host_ip: ip, host_port: port } = binding;
    const id = `${endpoint.id.slice(0, 12)}-${at}`;
    const four = !ip.includes(":") && endpoint.address !== "";
    const mapped = four && port > 0;
    return [
      ...(mapped ? this.#translated(id, endpoint, binding) : []),
      ...(mapped && ip.startsWith("127.") ? [this.#loopbackOnly(id, endpoint, binding)] : []),
      ...(four && this.mode !== "nat-unprotected" ? [this.#open(id, endpoint, binding)] : []),
      ...(port > 0 ? [this.#proxy(id, endpoint, binding)] : []),
    ];
  }

  /** @param {string} id @param {Endpoint} endpoint @param {Binding} binding */
  #translated(id, endpoint, { host_ip: ip, host_port: port, port: inner, proto }) {
    const at = ip && ip !== "0.0.0.0" ? `-d ${ip}/32 ` : "";
    const text = `-A DOCKER ${at}! -i ${this.name} -p ${proto} -m ${proto} --dport ${port} -j DNAT --to-destination ${endpoint.address}:${inner}`;
    return [
      this.#rule(`dnat-${id}`, "dnat", text, {
        short: `DNAT ${at ? ip : ""}:${port}${proto === "tcp" ? "" : `/${proto}`} to ${endpoint.address}:${inner}`,
        says: `Port ${port}/${proto} of ${at ? ip : "every address of the host"} becomes port ${inner} of ${this.nameOf(endpoint)} at ${endpoint.address}.`,
        effect: "translate",
        endpoint: endpoint.id,
        matters: 0,
      }),
    ];
  }

  /** @param {string} id @param {Endpoint} endpoint @param {Binding} binding */
  #loopbackOnly(id, endpoint, { host_ip: ip, host_port: port, proto }) {
    const text = `-A PREROUTING -d ${ip}/32 ! -i lo -p ${proto} -m ${proto} --dport ${port} -j DROP`;
    return this.#rule(`lo-${id}`, "raw", text, {
      short: `DROP to ${ip}:${port} not by lo`,
      says: `Port ${port} is published on ${ip} alone: what claims that address and comes from elsewhere is dropped.`,
      effect: "drop",
      endpoint: endpoint.id,
      matters: 0,
    });
  }

  /** @param {string} id @param {Endpoint} endpoint @param {Binding} binding */
  #open(id, endpoint, { port, proto }) {
    const text = `-A DOCKER -d ${endpoint.address}/32 ! -i ${this.name} -o ${this.name} -p ${proto} -m ${proto} --dport ${port} -j ACCEPT`;
    return this.#rule(`open-${id}`, "filter", text, {
      short: `ACCEPT to ${endpoint.address}:${port}/${proto}`,
      says: `Port ${port}/${proto} of ${this.nameOf(endpoint)} is published: packets for it are let in.`,
      effect: "accept",
      endpoint: endpoint.id,
      matters: 0,
    });
  }

  /** @param {string} id @param {Endpoint} endpoint @param {Binding} binding */
  #proxy(id, endpoint, { host_ip: ip, host_port: port, port: inner, proto }) {
    const target = endpoint.address || endpoint.address6;
    const text = `docker-proxy -proto ${proto} -host-ip ${ip || "0.0.0.0"} -host-port ${port} -container-ip ${target} -container-port ${inner}`;
    const where = ip.includes(":") ? `[${ip}]` : ip || "0.0.0.0";
    return this.#rule(`proxy-${id}`, "local", text, {
      short: `docker-proxy ${where}:${port}`,
      says: `A program that listens on port ${port} beside the rule, for what the rule does not catch: connections from bridges, from 127.0.0.1, and by IPv6.`,
      effect: "listen",
      endpoint: endpoint.id,
    });
  }

  /** Bridges are kept apart in two steps: comes from a bridge, goes into another one. */
  #isolation() {
    const { name } = this;
    const routed = [
      this.#rule("answers", "filter", `-A DOCKER-ISOLATION-STAGE-1 -i ${name} -m conntrack --ctstate RELATED,ESTABLISHED -j ACCEPT`, {
        short: `ACCEPT answers from ${name}`,
        says: `${this.network.name} is routed: answers from it are let into every other network.`,
        effect: "accept",
      }),
      this.#rule("routed", "filter", `-A DOCKER-ISOLATION-STAGE-1 -o ${name} -j RETURN`, {
        short: `RETURN into ${name}`,
        says: `${this.network.name} is routed: other networks may send into it, as far as its ports are open.`,
        effect: "pass",
      }),
    ];
    return [
      ...(this.mode === "routed" ? routed : []),
      this.#rule("from", "filter", `-A DOCKER-ISOLATION-STAGE-1 -i ${name} ! -o ${name} -j DOCKER-ISOLATION-STAGE-2`, {
        short: `STAGE-2 from ${name} elsewhere`,
        says: `What comes from ${name} and leaves by another interface is looked at a second time.`,
        effect: "pass",
        matters: 3,
      }),
      this.#rule("into", "filter", `-A DOCKER-ISOLATION-STAGE-2 -o ${name} -j DROP`, {
        short: `DROP into ${name} from other bridges`,
        says: `What comes from another of Docker's bridges and would enter ${name} is dropped: networks are kept apart.`,
        effect: "drop",
        matters: 0,
      }),
    ];
  }

  /** What is let through once it was not stopped: answers, what is sent out, and nothing else into the bridge. */
  #forward() {
    const { name } = this;
    const open = this.mode === "nat-unprotected";
    const ping = this.#rule("ping", "filter", `-A DOCKER -o ${name} -p icmp -j ACCEPT`, {
      short: `ACCEPT ping into ${name}`,
      says: `${this.network.name} is routed: pings are let in.`,
      effect: "accept",
    });
    return [
      ...this.#within(`-A DOCKER-FORWARD -i ${name} ! -o ${name} -j ACCEPT`),
      ...(this.mode === "routed" ? [ping] : []),
      this.#rule("default", "filter", `-A DOCKER ! -i ${name} -o ${name} -j ${open ? "ACCEPT" : "DROP"}`, {
        short: `${open ? "ACCEPT" : "DROP"} all else into ${name}`,
        says: open
          ? `${this.network.name} is unprotected: whatever comes from elsewhere is let in.`
          : `Whatever else comes from elsewhere and would enter ${name} is dropped.`,
        effect: open ? "accept" : "drop",
        matters: 2,
      }),
    ];
  }

  /** Containers of one bridge among themselves, and out of it. @param {string} out the rule where they may not talk */
  #within(out) {
    const { name } = this;
    if (talks(this.network)) {
      return [
        this.#rule("out", "filter", `-A DOCKER-FORWARD -i ${name} -j ACCEPT`, {
          short: `ACCEPT from ${name}`,
          says: `What comes from ${name} may go out, and from one of its containers to another.`,
          effect: "accept",
          matters: 2,
        }),
      ];
    }
    return [
      this.#rule("icc", "filter", `-A DOCKER-FORWARD -i ${name} -o ${name} -j DROP`, {
        short: `DROP within ${name}`,
        says: `Containers of ${this.network.name} may not talk to each other (enable_icc=false${this.name === GATEWAY_BRIDGE ? ", as always on this bridge" : ""}).`,
        effect: "drop",
        matters: 0,
      }),
      this.#rule("out", "filter", out, {
        short: `ACCEPT from ${name} elsewhere`,
        says: `What comes from ${name} may go out by other interfaces.`,
        effect: "accept",
        matters: 2,
      }),
    ];
  }

  #masquerade() {
    if (!masquerades(this.network)) return [];
    const source = sourceAddress(this.network);
    const target = source ? `SNAT --to-source ${source}` : "MASQUERADE";
    return this.subnets.map((subnet) =>
      this.#rule("masq", "masq", `-A POSTROUTING -s ${subnet} ! -o ${this.name} -j ${target}`, {
        short: `${source ? "SNAT" : "MASQUERADE"} ${subnet}`,
        says: `What comes from ${subnet} and leaves by another interface than ${this.name} gets ${source || "the address of the interface by which it leaves"} as its source.`,
        effect: "translate",
        matters: 0,
      }),
    );
  }

  /** The rules by which packets find the others. */
  #passages() {
    const { name } = this;
    const found = [
      this.#rule("ct", "filter", `-A DOCKER-CT -o ${name} -m conntrack --ctstate RELATED,ESTABLISHED -j ACCEPT`, {
        short: `ACCEPT answers into ${name}`,
        says: `Answers to what went out of ${name} are let back in.`,
        effect: "accept",
        matters: 3,
      }),
      this.#rule("jump", "filter", `-A DOCKER-BRIDGE -o ${name} -j DOCKER`, {
        short: `DOCKER into ${name}`,
        says: `What would enter ${name} is looked up in the chain of published ports.`,
        effect: "pass",
        matters: 4,
      }),
    ];
    if (masquerades(this.network)) {
      found.push(
        this.#rule("skip", "dnat", `-A DOCKER -i ${name} -j RETURN`, {
          short: `RETURN from ${name}`,
          says: `What comes from ${name} is not translated to a published port: docker-proxy takes it.`,
          effect: "pass",
          matters: 2,
        }),
      );
    }
    return found;
  }

  /** An internal network: only its own subnet, both ways. */
  #internal() {
    const { name } = this;
    const apart = this.subnets.flatMap((subnet) => [
      this.#rule("internal-in", "filter", `-A DOCKER-ISOLATION-STAGE-1 ! -s ${subnet} -o ${name} -j DROP`, {
        short: `DROP into ${name} from elsewhere`,
        says: `${this.network.name} is internal: nothing from elsewhere enters ${name}.`,
        effect: "drop",
        matters: 0,
      }),
      this.#rule("internal-out", "filter", `-A DOCKER-ISOLATION-STAGE-1 ! -d ${subnet} -i ${name} -j DROP`, {
        short: `DROP from ${name} to elsewhere`,
        says: `${this.network.name} is internal: nothing leaves ${name} for elsewhere.`,
        effect: "drop",
        matters: 0,
      }),
    ]);
    const verb = talks(this.network) ? "ACCEPT" : "DROP";
    const within = this.#rule("icc", "filter", `-A DOCKER-FORWARD -i ${name} -o ${name} -j ${verb}`, {
      short: `${verb} within ${name}`,
      says: `Containers of ${this.network.name} may ${verb === "DROP" ? "not " : ""}talk to each other.`,
      effect: verb === "DROP" ? "drop" : "accept",
      matters: verb === "DROP" ? 0 : 3,
    });
    return [...apart, within];
  }
}
