/**
 * The lab as a tree: hosts, their containers with sandboxes and endpoints, their networks with members; networks of the swarm; outside.
 * From the same model as the picture and in its words, so that neither knows what the other does not. Pure.
 */

import { hostSays, outsideSays } from "../diagram/labels.js";
import { containerBranch } from "./container.js";
import { fact, group, note, thing } from "./branch.js";
import { networkBranch } from "./network.js";

/** @import {DriverCard} from "../types.js" */
/** @import {HostModel, Lab, Member, Model} from "../diagram/types.js" */
/** @import {Branch} from "./types.js" */

/** Up to so many children are shown from the beginning; with so few containers their insides are, too. */
const MANY = 60;
const FEW = 12;

/** What the branches look up. */
export class Ground {
  /** @param {Lab} lab @param {Model} model @param {Map<string, DriverCard>} cards */
  constructor(lab, model, cards) {
    this.model = model;
    this.cards = cards;
    this.several = lab.hosts.length > 1;
    this.few = lab.containers.length <= FEW;
    this.containers = new Map(lab.containers.map((container) => [container.id, container]));
    this.on = Map.groupBy(lab.endpoints, ({ network }) => network);
    this.inside = Map.groupBy(lab.containers, ({ sandbox }) => sandbox);
    this.makers = new Map(lab.sandboxes.map(({ id, container }) => [id, container]));
    /** Who remembers a network without being plugged in, by network. @type {Map<string, Member[]>} */
    this.remembered = new Map();
    for (const member of model.hosts.flatMap(membersOf)) {
      for (const { network, endpoint } of member.columns) {
        if (!endpoint) this.remembered.set(network.id, [...(this.remembered.get(network.id) ?? []), member]);
      }
    }
  }
}

/** @param {Ground} ground @returns {Branch[]} */
export function treeOf(ground) {
  const { hosts, shared } = ground.model;
  const swarm = shared.length
    ? [group("swarm", "Networks of the swarm", shared.length, true, () => shared.map((network) => networkBranch("swarm", network, ground)))]
    : [];
  const neighbour = hosts[0]?.host.neighbour ?? "";
  const outside = thing("outside", "outside", "outside:outside", { name: "outside", says: outsideSays(neighbour), detail: neighbour });
  return [...hosts.map((model) => hostBranch(model, ground)), ...swarm, ...(hosts.length ? [outside] : [])];
}

/** @param {HostModel} model @param {Ground} ground @returns {Branch} */
function hostBranch(model, ground) {
  const { host, networks, idle } = model;
  const id = `host:${host.id}`;
  const members = membersOf(model);
  return thing("host", id, id, {
    name: host.name,
    says: hostSays(host, members.length),
    detail: `${host.interface} ${host.address}`,
    badges: [host.role],
    open: true,
    children: () => [
      containersGroup(id, model, members.length, ground),
      ...(networks.length ? [networksGroup(`${id}/networks`, "Networks", networks, true, ground)] : []),
      ...(idle.length ? [networksGroup(`${id}/idle`, "Predefined networks, not in use", idle, false, ground)] : []),
      fact(id, "Neighbour", host.neighbour),
      fact(id, "Resolver", host.resolver),
    ],
  });
}

/** @param {string} path @param {HostModel} model @param {number} count @param {Ground} ground */
function containersGroup(path, { rows, residents, host }, count, ground) {
  const id = `${path}/containers`;
  if (!count) return note(id, "No containers yet");
  const branches = (/** @type {HostModel["rows"]} */ of, /** @type {boolean} */ resident) =>
    of.flat().flatMap(({ members }) => members).map((member) => containerBranch(id, member, resident, ground));
  return group(id, "Containers", count, count <= MANY, () => [...branches(rows, false), ...branches(residents, true)], ground.several ? `of ${host.name}` : "");
}

/** @param {string} id @param {string} name @param {HostModel["networks"]} networks @param {boolean} open @param {Ground} ground */
function networksGroup(id, name, networks, open, ground) {
  return group(id, name, networks.length, open && networks.length <= MANY, () => networks.map((network) => networkBranch(id, network, ground)));
}

/** @param {HostModel} model @returns {Member[]} */
function membersOf({ rows, residents }) {
  return [...rows, ...residents].flat().flatMap(({ members }) => members);
}

