/** Labs for the cases of this folder: those of the CNM picture, with every driver. */

import { linuxOf } from "../../../static/cnmviz/hood/facts.js";
import { layoutOf } from "../../../static/cnmviz/hood/layout.js";
import { Builder, CARDS, randomLab, SETTING, swarmLab } from "../diagram/labs.js";

/** @import {Container, Network} from "../../../static/cnmviz/types.js" */
/** @import {Lab, Setting} from "../../../static/cnmviz/diagram/types.js" */

/** @type {Setting} */
export const ALL = {
  ...SETTING,
  cards: new Map([...CARDS, { name: "ipvlan", title: "Ipvlan", summary: "", internal: "", shape: "fan", colour: "teal", publishes: false }].map((card) => [card.name, card])),
};

export class Stage extends Builder {
  linux() {
    return linuxOf(this.lab, ALL.cards);
  }

  picture() {
    return layoutOf(this.lab, ALL);
  }

  /** A bridge with a subnet of a person's choice. @param {string} host @param {string} name @param {string} subnet @param {Partial<Network>} [more] */
  bridge(host, name, subnet, more = {}) {
    const gateway = subnet.replace(/0\/\d+$/, "1");
    return this.network(host, name, { pools: [pool(subnet, gateway)], ...more });
  }

  /** A container on one network, with its endpoint's address and what else there is of it. @param {Network} network @param {string} address @param {Partial<import("../../../static/cnmviz/types.js").Endpoint>} [more] @param {Partial<Container>} [own] */
  plugged(network, address, more = {}, own = {}) {
    const container = this.container([network], own);
    const endpoint = /** @type {import("../../../static/cnmviz/types.js").Endpoint} */ (this.lab.endpoints[this.lab.endpoints.length - 1]);
    Object.assign(endpoint, { address, prefix: 16, gateway: network.internal ? "" : (network.pools[0]?.gateway ?? ""), ...more });
    return { container, endpoint };
  }
}

/** @param {string} subnet @param {string} gateway */
export function pool(subnet, gateway) {
  return { subnet, ip_range: "", gateway, aux: {}, chosen: true, gateway_asked: false };
}

/** Sixty labs of chance, a large one, and swarms. @returns {{name: string, lab: Lab}[]} */
export function manyLabs() {
  const chance = Array.from({ length: 60 }, (_, i) => ({ name: `lab ${i + 1}`, lab: randomLab(i + 1).lab }));
  const large = { name: "60 containers on 2 hosts", lab: randomLab(7, { containers: 30, networks: 6, hosts: 2 }).lab };
  const swarms = [1, 2, 3, 4].map((seed) => ({ name: `swarm ${seed}`, lab: swarmLab(seed).lab }));
  return [...chance, large, ...swarms];
}
