/**
 * The lines of the picture as polylines: drops, rails, trunks, uplinks, ways out. Pure.
 */

/** @import {Network} from "../types.js" */
/** @import {Socket} from "./box.js" */
/** @import {HostPlace, Point, Rect, Tint, WirePlace} from "./types.js" */
/** @typedef {{y: number, live: boolean, bar?: number}} Joint a rail that meets a trunk, or the bar and where it begins */

import { OUTSIDE } from "./sizes.js";

/** The cloud is round: its line ends behind it. */
const UNDER_CLOUD = 24;
const PLAIN = { group: "", network: "", endpoint: "", container: "", host: "", live: true, hue: 8, dash: "", label: "", labelX: 0 };

/** @param {string} network @param {Map<string, Tint>} tints */
function tinted(network, tints) {
  return { ...PLAIN, network, ...(tints.get(network) ?? { hue: 8, dash: "" }) };
}

/**
 * @param {Socket} socket
 * @param {Point[]} way from the socket to the bar's edge or the rail: straight down, or corner by corner
 * @param {Map<string, Tint>} tints
 * @returns {WirePlace}
 */
export function drop({ x, from, live, column, container }, way, tints) {
  return {
    ...tinted(column.network.id, tints),
    id: `drop:${container}:${column.network.id}`,
    part: "drop",
    container,
    live,
    endpoint: column.endpoint?.id ?? "",
    points: [{ x, y: from }, ...way],
  };
}

/**
 * @param {Network} network
 * @param {Map<string, Tint>} tints
 * @param {{id: string, from: Point, to: number, live: boolean, label: string, labelX: number}} lane `from` is where it meets the trunk
 * @returns {WirePlace}
 */
export function rail(network, tints, { id, from, to, live, label, labelX }) {
  return {
    ...tinted(network.id, tints),
    id: `rail:${network.id}:${id}`,
    part: "rail",
    live,
    label,
    labelX,
    points: [from, { x: to, y: from.y }],
  };
}

/**
 * The vertical line that joins a network's rails, and the short one from it to the bar.
 *
 * @param {string} network
 * @param {number} x
 * @param {Joint[]} joints
 * @param {Map<string, Tint>} tints
 * @param {string} [id] tells several trunks of one network apart
 * @returns {WirePlace[]}
 */
export function trunk(network, x, joints, tints, id = "") {
  const heights = joints.map((joint) => joint.y);
  const live = joints.some((joint) => joint.live && joint.bar === undefined);
  const name = ["trunk", network, id].filter(Boolean).join(":");
  const points = [
    { x, y: Math.min(...heights) },
    { x, y: Math.max(...heights) },
  ];
  const home = joints.find((joint) => joint.bar !== undefined);
  /** @type {WirePlace[]} */
  const wires = [{ ...tinted(network, tints), id: name, part: "rail", live, points }];
  if (home?.bar === undefined) return wires;
  wires.push({
    ...tinted(network, tints),
    id: `${name}:bar`,
    part: "rail",
    live,
    points: [
      { x, y: home.y },
      { x: home.bar, y: home.y },
    ],
  });
  return wires;
}

/**
 * From a network to the interface of a host: of its own, or of each host where a network of the swarm is.
 *
 * @param {string} network
 * @param {"uplink" | "parent"} part
 * @param {{id: string, host: string, from: Point, x: number}} way `x` of the host's rail
 * @param {Map<string, Tint>} tints
 * @returns {WirePlace}
 */
export function uplink(network, part, { id, host, from, x }, tints) {
  const look = part === "parent" ? tinted(network, tints) : { ...PLAIN, network };
  return { ...look, id: `uplink:${network}:${id}`, part, host, points: [from, { x, y: from.y }] };
}

/**
 * Out of a host. All hosts are on one wire in front of the world outside; where others stand in between, it leads around above them.
 *
 * @param {HostPlace} host
 * @param {Rect} outside
 * @param {number | null} above the y of the way around, where one is needed
 * @returns {WirePlace}
 */
export function wayOut(host, outside, above) {
  const y = outside.y + outside.h / 2;
  const bend = outside.x - OUTSIDE.gap / 2;
  const end = { x: outside.x + UNDER_CLOUD, y };
  const beside = host.port.x + OUTSIDE.gap / 3;
  const around = above === null ? [{ x: bend, y: host.port.y }] : [{ x: beside, y: host.port.y }, { x: beside, y: above }, { x: bend, y: above }];
  const last = around[around.length - 1];
  const points = [host.port, ...around, ...(last.y === y ? [] : [{ x: bend, y }]), end];
  return { ...PLAIN, id: `out:${host.id}`, part: "out", host: host.id, points };
}
