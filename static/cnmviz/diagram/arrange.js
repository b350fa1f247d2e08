/**
 * Arranging on request: the order of containers in which the fewest lines cross, found by trying. Without it containers stand in the
 * order of their making, so that nothing moves unasked.
 *
 * A container with one network crosses nothing by itself, so only those with several are tried at other places of their network's
 * row. It takes at most `BUDGET` milliseconds, in slices between which the page lives on; what was found by then is the answer.
 */

import { crossingsOf } from "./crossings.js";
import { layoutOf } from "./layout.js";
import { modelOf } from "./model.js";

/** @import {Container, Position} from "../types.js" */
/** @import {Lab, Setting} from "./types.js" */

const BUDGET = 1_500;
const SLICE = 20;

/**
 * @param {Lab} lab
 * @param {Setting} setting with `dice`, the search starts from an order drawn at random
 * @param {number} [budget] milliseconds
 * @returns {Promise<string[]>} ids of containers in their order; empty where the order of their making is as good
 */
export async function arrangement(lab, setting, budget = BUDGET) {
  const deadline = performance.now() + budget;
  const orders = [];
  for (const host of lab.hosts) orders.push(await new Search(partOf(lab, host.id), setting, deadline).best());
  return orders.flat();
}

/** What a host's picture depends on. @param {Lab} lab @param {string} host @returns {Lab} */
function partOf(lab, host) {
  const containers = lab.containers.filter((container) => container.host === host);
  const ids = new Set(containers.map(({ id }) => id));
  return {
    hosts: lab.hosts.filter(({ id }) => id === host),
    networks: lab.networks.filter((network) => !network.host || network.host === host),
    sandboxes: lab.sandboxes.filter((sandbox) => sandbox.host === host),
    containers,
    endpoints: lab.endpoints.filter((endpoint) => ids.has(endpoint.container)),
    positions: [],
  };
}

class Search {
  #paused = performance.now();

  /** @param {Lab} lab of one host @param {Setting} setting @param {number} deadline */
  constructor(lab, setting, deadline) {
    this.lab = lab;
    this.setting = { ...setting, dice: undefined };
    this.deadline = deadline;
    const sorted = [...lab.containers].sort((a, b) => a.number - b.number || (a.id < b.id ? -1 : 1));
    this.made = sorted.map(({ id }) => id);
    this.order = setting.dice ? shuffled(this.made, setting.dice) : this.made;
    this.sections = Map.groupBy(lab.containers, (container) => container.network_mode);
  }

  async best() {
    const plain = this.#cost(this.made);
    let least = this.#cost(this.order);
    for (let gained = true; gained && least; ) {
      const before = least;
      for (const id of this.#movable()) least = await this.#place(id, least);
      gained = least < before && performance.now() < this.deadline;
    }
    return least < plain ? this.order : [];
  }

  /** Those whose place makes a difference: on several networks, with others beside them. */
  #movable() {
    const beside = (/** @type {Container} */ { network_mode: mode }) => (this.sections.get(mode)?.length ?? 0) > 1;
    return this.lab.containers.filter((container) => container.attachments.length > 1 && beside(container)).map(({ id }) => id);
  }

  /** Try a container before each of its neighbours, and last; it stays where the fewest lines cross. @param {string} id @param {number} least */
  async #place(id, least) {
    const mode = this.lab.containers.find((container) => container.id === id)?.network_mode ?? "";
    const others = new Set((this.sections.get(mode) ?? []).map((container) => container.id));
    const rest = this.order.filter((other) => other !== id);
    const places = [...rest.flatMap((other, at) => (others.has(other) ? [at] : [])), rest.length];
    for (const at of places) {
      if (performance.now() > this.deadline) return least;
      await this.#breathe();
      const order = [...rest.slice(0, at), id, ...rest.slice(at)];
      const cost = this.#cost(order);
      if (cost < least) [this.order, least] = [order, cost];
    }
    return least;
  }

  /** @param {string[]} order */
  #cost(order) {
    const positions = order.map((id, at) => /** @type {Position} */ ({ kind: "position", id, of: "container", placed: false, x: 0, y: 0, rank: at + 1, group: 0, number: 0 }));
    return crossingsOf(layoutOf(modelOf({ ...this.lab, positions }, this.setting.cards), this.setting));
  }

  /** Let the page live. */
  async #breathe() {
    if (performance.now() - this.#paused < SLICE) return;
    await new Promise((resolve) => setTimeout(resolve));
    this.#paused = performance.now();
  }
}

/** @param {string[]} ids @param {() => number} dice */
function shuffled(ids, dice) {
  return ids
    .map((id) => ({ id, by: dice() }))
    .sort((a, b) => a.by - b.by)
    .map(({ id }) => id);
}
