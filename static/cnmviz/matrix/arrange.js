/**
 * In which order places stand in the table: by host, on each host by the network a container is at home on, then the host itself;
 * what is outside comes last. Each network of a host is a block. Pure.
 */

import { byAge } from "../diagram/tints.js";

/** @import {Container, Host, Network, Store} from "../types.js" */
/** @import {Seat} from "./compare.js" */
/**
 * @typedef {object} Block
 * @property {string} label
 * @property {Network | null} network
 * @property {number[]} seats their positions
 */

/**
 * @param {Seat[]} seats
 * @param {Store} store
 * @returns {Block[]}
 */
export function arrange(seats, store) {
  const hosts = new Map(store.hosts().map((host, at) => [host.id, { host, at }]));
  const groups = Map.groupBy(
    seats.map((seat, at) => ({ at, ...standingOf(seat, store) })),
    ({ group }) => group,
  );
  const rank = (/** @type {string} */ id) => hosts.get(id)?.at ?? hosts.size;
  const blocks = [...groups.values()].sort((a, b) => a[0].last - b[0].last || rank(a[0].host) - rank(b[0].host) || a[0].part - b[0].part || between(a[0].network, b[0].network));
  return blocks.map((members) => ({
    label: labelOf(members[0], hosts.size > 1 ? hosts.get(members[0].host)?.host : undefined),
    network: members[0].network,
    seats: members.sort((a, b) => a.number - b.number || a.at - b.at).map(({ at }) => at),
  }));
}

/**
 * @typedef {object} Standing
 * @property {string} group
 * @property {number} last 1 for what is outside, 2 for what is gone
 * @property {string} host
 * @property {number} part 0 containers, 1 the host itself
 * @property {Network | null} network
 * @property {number} number
 */

/**
 * @param {Seat} seat
 * @param {Store} store
 * @returns {Standing}
 */
function standingOf({ place, state }, store) {
  const container = store.get("container", place.id);
  if (state === "gone") return { group: "gone", last: 2, host: "", part: 0, network: null, number: 0 };
  if (place.kind === "outside") return { group: "outside", last: 1, host: place.id, part: 0, network: null, number: 0 };
  if (container?.kind !== "container") return { group: `host ${place.id}`, last: 0, host: place.id, part: 1, network: null, number: 0 };
  const network = homeOf(container, store);
  return { group: `${container.host} ${network?.id ?? ""}`, last: 0, host: container.host, part: 0, network, number: container.number };
}

/** @param {Standing} standing @param {Host | undefined} host named where there are several */
function labelOf({ last, part, network }, host) {
  if (last) return last === 1 ? "outside" : "gone";
  const what = part ? "host" : (network?.name ?? "no network");
  return host && !part ? `${what} on ${host.name}` : what;
}

/** @param {Network | null} a @param {Network | null} b those without come last */
function between(a, b) {
  if (!a || !b) return Number(!a) - Number(!b);
  return byAge(a, b);
}

/**
 * The networks that a container is on, its home first: plugged in now (also through a sandbox that it shares), or remembered.
 * @param {Container} container
 * @param {Store} store
 * @returns {Network[]}
 */
export function networksOf(container, store) {
  const plugged = container.sandbox ? store.endpointsOf(container.sandbox).map(({ network }) => network) : [];
  const ids = plugged.length ? plugged : container.attachments.map(({ network_id: id }) => id);
  const found = [...new Set(ids)].flatMap((id) => /** @type {Network | undefined} */ (store.get("network", id)) ?? []);
  const home = found.findIndex(({ name }) => name === (container.network_mode === "default" ? "bridge" : container.network_mode));
  return home > 0 ? [found[home], ...found.slice(0, home), ...found.slice(home + 1)] : found;
}

/** @param {Container} container @param {Store} store */
function homeOf(container, store) {
  return networksOf(container, store)[0] ?? null;
}
