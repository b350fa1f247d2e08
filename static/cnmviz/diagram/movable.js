/** What of the CNM picture can be moved by hand, and what goes with it: boxes with all in them, bars, whole hosts. Pure. */

import { split } from "../lib/keys.js";
import { FRAME } from "./sizes.js";

/** @import {ContainerPlace, HostPlace, Moving, NetworkPlace, Picture, Rect, WirePlace} from "./types.js" */
/** @typedef {{wire: WirePlace, end: "first" | "last"}} Line */

/** Things inside a frame keep clear of its edge and of its head. */
const INSIDE = { x: 8, y: FRAME.head - 8 };
const ANYWHERE = { x: -Infinity, y: -Infinity };
const ORIGIN = { x: 0, y: 0 };

/**
 * What belongs to whom in one picture, so that many things are taken at the cost of one look at it.
 *
 * @typedef {object} Index
 * @property {Map<string, string>} leaders of containers
 * @property {Map<string, ContainerPlace[]>} members by leader
 * @property {Map<string, NetworkPlace>} networks
 * @property {Map<string, HostPlace>} hosts
 * @property {Map<string, Picture["sandboxes"]>} sandboxes by their first container
 * @property {Map<string, Picture["endpoints"]>} endpoints by container
 * @property {Map<string, WirePlace[]>} drops by container
 * @property {Map<string, WirePlace[]>} wires by network
 */

/** @type {WeakMap<Picture, Index>} */
const indices = new WeakMap();

/** @param {Picture} picture @returns {Index} */
function indexOf(picture) {
  const known = indices.get(picture);
  if (known) return known;
  const { containers, networks, hosts, sandboxes, endpoints, wires } = picture;
  const index = {
    leaders: new Map(containers.map(({ id, leader }) => [id, leader])),
    members: Map.groupBy(containers, ({ leader }) => leader),
    networks: new Map(networks.map((place) => [place.id, place])),
    hosts: new Map(hosts.map((place) => [place.id, place])),
    sandboxes: Map.groupBy(sandboxes, (sandbox) => sandbox.containers[0]),
    endpoints: Map.groupBy(endpoints, ({ endpoint }) => endpoint.container),
    drops: Map.groupBy(wires.filter(({ part }) => part === "drop"), ({ container }) => container),
    wires: Map.groupBy(wires, ({ network }) => network),
  };
  indices.set(picture, index);
  return index;
}

/** @type {Moving<Picture>} */
export const MOVING = {
  leaderOf(picture, key) {
    const [kind, id] = split(key);
    if (kind === "endpoint") return "";
    if (kind === "container" || kind === "sandbox") {
      const member = kind === "container" ? id : (picture.sandboxes.find((sandbox) => sandbox.id === id)?.containers[0] ?? "");
      const leader = indexOf(picture).leaders.get(member);
      return leader ? `container:${leader}` : "";
    }
    const { networks, hosts } = indexOf(picture);
    if (kind === "network") return networks.get(id)?.chip === false ? key : "";
    return kind === "host" && hosts.has(id) ? key : "";
  },

  partsOf(picture, leader) {
    const [kind, id] = split(leader);
    if (kind === "host") return ofHost(picture, id);
    return kind === "network" ? ofNetwork(picture, id) : ofContainer(picture, id);
  },

  frameOf(picture, leader) {
    const [kind, id] = split(leader);
    const { hosts, members, networks } = indexOf(picture);
    if (kind === "host") return { rect: bare(hosts.get(id)), origin: ORIGIN, least: ANYWHERE };
    const places = (kind === "container" ? members.get(id) : [networks.get(id)].flatMap((place) => place ?? [])) ?? [];
    const host = hosts.get(places[0].group);
    return { rect: around(places), origin: host ? { x: host.x, y: host.y } : ORIGIN, least: host ? INSIDE : ANYWHERE };
  },

  obstaclesTo(picture, leaders) {
    const moved = new Set(leaders);
    const { members, networks } = indexOf(picture);
    const hosts = leaders.some((leader) => leader.startsWith("host:"));
    const groups = new Set(leaders.flatMap((leader) => {
      const [kind, id] = split(leader);
      return (kind === "container" ? members.get(id)?.[0].group : networks.get(id)?.group) ?? [];
    }));
    return [
      ...(hosts ? picture.hosts.filter(({ id }) => !moved.has(`host:${id}`)) : []),
      ...picture.containers.filter(({ group, leader }) => groups.has(group) && !moved.has(`container:${leader}`)),
      ...picture.networks.filter(({ group, id }) => groups.has(group) && !moved.has(`network:${id}`)),
    ];
  },
};

/** @param {Picture} picture @param {string} id */
function ofHost(picture, id) {
  const shared = new Set(picture.networks.filter((place) => !place.group).map((place) => place.id));
  const lines = picture.wires.flatMap((wire) => {
    if (wire.part === "out" && wire.host === id) return line(wire, "first");
    // The rail of a swarm's network is drawn with the host, but begins at the trunk outside.
    return wire.part === "rail" && wire.group === id && shared.has(wire.network) ? line(wire, "last") : [];
  });
  return { keys: [], group: id, lines };
}

/** @param {Picture} picture @param {string} id */
function ofNetwork(picture, id) {
  const index = indexOf(picture);
  const bar = bare(index.networks.get(id));
  const edges = [bar.y, bar.y + bar.h, bar.y + bar.h / 2];
  const lines = (index.wires.get(id) ?? []).flatMap((wire) => {
    const [first, last] = [wire.points[0], wire.points[wire.points.length - 1]];
    if (wire.part === "uplink" || wire.part === "parent") return edges.includes(first.y) ? line(wire, "first") : [];
    return edges.includes(last.y) && last.x >= bar.x && last.x <= bar.x + bar.w ? line(wire, "last") : [];
  });
  return { keys: [`network:${id}`], lines };
}

/** @param {Picture} picture @param {string} id */
function ofContainer(picture, id) {
  const { members, sandboxes, endpoints, drops } = indexOf(picture);
  const ids = (members.get(id) ?? []).map((place) => place.id);
  const keys = ids.flatMap((member) => [
    `container:${member}`,
    `handle:${member}`,
    ...(sandboxes.get(member) ?? []).map((sandbox) => `sandbox:${sandbox.id}`),
    ...(endpoints.get(member) ?? []).map((place) => `endpoint:${place.id}`),
  ]);
  return { keys, lines: ids.flatMap((member) => drops.get(member) ?? []).flatMap((wire) => line(wire, "first")) };
}

/** @param {WirePlace} wire @param {Line["end"]} end the one in the hand @returns {Line[]} */
function line(wire, end) {
  return [{ wire, end }];
}

/** @param {Rect | undefined} place @returns {Rect} */
function bare(place) {
  return place ? { x: place.x, y: place.y, w: place.w, h: place.h } : { x: 0, y: 0, w: 0, h: 0 };
}

/** @param {Rect[]} rects @returns {Rect} */
export function around(rects) {
  const x = Math.min(...rects.map((rect) => rect.x));
  const y = Math.min(...rects.map((rect) => rect.y));
  const right = Math.max(...rects.map((rect) => rect.x + rect.w));
  const bottom = Math.max(...rects.map((rect) => rect.y + rect.h));
  return { x, y, w: right - x, h: bottom - y };
}
