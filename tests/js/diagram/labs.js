/** Random labs for the laws of the picture: the same seed gives the same lab. */

import * as entities from "../entities.js";

/** @import {Attachment, Container, DriverCard, Network} from "../../../static/cnmviz/types.js" */
/** @import {Lab, Setting} from "../../../static/cnmviz/diagram/types.js" */

/** @type {DriverCard[]} */
export const CARDS = [
  { name: "bridge", title: "Bridge", summary: "", internal: "", shape: "bar", colour: "blue", publishes: true },
  { name: "host", title: "Host", summary: "", internal: "", shape: "slab", colour: "amber", publishes: false },
  { name: "overlay", title: "Overlay", summary: "", internal: "", shape: "tunnel", colour: "violet", publishes: true },
  { name: "macvlan", title: "Macvlan", summary: "", internal: "", shape: "tap", colour: "green", publishes: false },
  { name: "null", title: "None", summary: "", internal: "", shape: "dashed", colour: "slate", publishes: false },
];
/** Every letter is equally wide: enough for a law, and no canvas. @type {Setting} */
export const SETTING = { measure: (text) => 7 * text.length, cards: new Map(CARDS.map((card) => [card.name, card])) };

/** Park and Miller's generator. @param {number} seed @returns {() => number} from 0 up to 1 */
export function dice(seed) {
  let state = (seed * 7919 + 17) % 2147483647 || 1;
  return () => (state = (state * 48271) % 2147483647) / 2147483647;
}

/** A lab being built: one host more, one network more, one container more. */
export class Builder {
  #number = 0;
  /** @type {Lab} */
  lab = { hosts: [], networks: [], sandboxes: [], containers: [], endpoints: [], positions: [] };

  /** @param {string} [name] @returns {string} its id */
  host(name = "node1") {
    const number = this.#number++;
    this.lab.hosts.push(entities.host(`h${number}`, name, number));
    for (const [predefined, driver] of [
      ["bridge", "bridge"],
      ["host", "host"],
      ["none", "null"],
    ])
      this.network(`h${number}`, predefined, { driver, predefined: true });
    return `h${number}`;
  }

  /** @param {string} host @param {string} name @param {Partial<Network>} [more] */
  network(host, name, more = {}) {
    const number = this.#number++;
    const pools =
      !["host", "null"].includes(more.driver ?? "bridge")
        ? [
            {
              subnet: `10.${number % 250}.0.0/16`,
              ip_range: "",
              gateway: `10.${number % 250}.0.1`,
              aux: {},
              chosen: true,
              gateway_asked: false,
            },
          ]
        : [];
    const network = { ...entities.network(`n${number}`, number), host, name, pools, ...more };
    this.lab.networks.push(network);
    return network;
  }

  /**
   * @param {Network[]} on the first is where it was made
   * @param {Partial<Container>} [more] a sandbox that is given is shared
   */
  container(on, more = {}) {
    const number = this.#number++;
    const live = (more.status ?? "running") === "running";
    const sandbox = live ? `s${number}` : "";
    const own = { host: on[0].host, network_mode: on[0].name, sandbox, attachments: on.map(attachment) };
    const container = { ...entities.container(`c${number}`, number), ...own, ...more };
    this.lab.containers.push(container);
    if (!container.sandbox || container.sandbox !== sandbox) return container;
    this.lab.sandboxes.push({
      kind: "sandbox",
      id: sandbox,
      host: container.host,
      container: container.id,
      namespace: "",
      embedded_dns: true,
      number: this.#number++,
    });
    on.forEach((network, i) => this.endpoint(container, network, i));
    return container;
  }

  /** @param {Container} container @param {Network} network @param {number} i */
  endpoint(container, network, i) {
    const number = this.#number++;
    const address = network.pools.length ? network.pools[0].subnet.replace("0.0/16", `0.${number % 250}`) : "";
    const own = { container: container.id, name: container.name, interface: `eth${i}`, address, prefix: 16 };
    const endpoint = { ...entities.endpoint(`e${number}`, container.sandbox, network.id, number), ...own };
    this.lab.endpoints.push(endpoint);
    return endpoint;
  }
}

/** @param {Network} network @returns {Attachment} */
export function attachment({ name, id }) {
  return /** @type {any} */ ({
    network: name,
    network_id: id,
    ip: "",
    ip6: "",
    mac: "",
    aliases: [],
    links: [],
    driver_opts: {},
    gw_priority: 0,
  });
}

/**
 * Hosts of a swarm: overlays over all, and on each a network behind the host's interface.
 *
 * @param {number} seed
 * @param {number} [count] of hosts
 */
export function swarmLab(seed, count = 2) {
  const roll = dice(seed);
  const builder = new Builder();
  const hosts = Array.from({ length: count }, (_, at) => builder.host(`node${at + 1}`));
  const shared = ["ingress", "backnet", "other"].map((name) => builder.network("", name, { driver: "overlay" }));
  for (const host of hosts) {
    const own = [
      builder.network(host, "front"),
      builder.network(host, "lan", { driver: "macvlan", options: { parent: "eth0" } }),
    ];
    const all = [...shared, ...own];
    for (let i = 0; i < 2 + roll() * 16; i++) {
      const on = all.filter(() => roll() < 0.4);
      const first = all[Math.floor(roll() * all.length)];
      const status = roll() < 0.8 ? "running" : "exited";
      builder.container([first, ...on.filter((network) => network !== first)], { host, status });
    }
  }
  return builder;
}

/**
 * A lab with stopped containers, shared sandboxes, containers in the host's namespace, long names and published ports.
 *
 * @param {number} seed
 * @param {{containers?: number, networks?: number, hosts?: number}} [size]
 */
export function randomLab(seed, { containers, networks, hosts } = {}) {
  const roll = dice(seed);
  const builder = new Builder();
  for (let h = 0; h < (hosts ?? 1 + Math.floor(roll() * 2)); h++)
    randomHost(builder, roll, containers ?? Math.floor(roll() * 30), networks ?? Math.floor(roll() * 9), h);
  return builder;
}

/**
 * @param {Builder} builder
 * @param {() => number} roll
 * @param {number} containers
 * @param {number} networks
 * @param {number} h
 */
function randomHost(builder, roll, containers, networks, h) {
  const host = builder.host(`node${h + 1}`);
  for (let i = 0; i < networks; i++)
    builder.network(host, roll() < 0.1 ? "n".repeat(300) + i : `net-${h}-${i}`, { internal: roll() < 0.2 });
  const all = builder.lab.networks.filter((network) => network.host === host);
  const bridges = all.filter((network) => network.driver === "bridge");
  for (let i = 0; i < containers; i++) {
    const chance = roll();
    const others = builder.lab.containers.filter(
      (other) => other.host === host && other.sandbox && !other.network_mode.startsWith("container:"),
    );
    if (chance < 0.06) builder.container([all[1 + Math.floor(roll() * 2)]]);
    else if (chance < 0.12 && others.length) {
      const maker = others[Math.floor(roll() * others.length)];
      builder.container([all[0]], { network_mode: `container:${maker.id}`, sandbox: maker.sandbox, attachments: [] });
    } else randomContainer(builder, roll, bridges, i);
  }
}

/** @param {Builder} builder @param {() => number} roll @param {Network[]} bridges @param {number} i */
function randomContainer(builder, roll, bridges, i) {
  const on = [bridges[Math.floor(roll() * bridges.length)]];
  while (roll() < 0.4) {
    const more = bridges[Math.floor(roll() * bridges.length)];
    if (!on.includes(more)) on.push(more);
  }
  const status = ["running", "running", "running", "paused", "exited", "created"][Math.floor(roll() * 6)];
  const publish = roll() < 0.3 ? [{ port: 80, proto: "tcp", host_ip: "", host_port: `${8000 + i}` }] : [];
  builder.container(on, { status, publish, ...(roll() < 0.05 ? { name: "x".repeat(10_000) } : {}) });
}
