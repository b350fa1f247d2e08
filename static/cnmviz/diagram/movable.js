/** What of the CNM picture can be moved by hand, and what goes with it: boxes with all in them, bars, whole hosts. Pure. */

import { split } from "../lib/keys.js";
import { FRAME } from "./sizes.js";

/** @import {Moving, Picture, Rect, WirePlace} from "./types.js" */
/** @typedef {{wire: WirePlace, end: "first" | "last"}} Line */

/** Things inside a frame keep clear of its edge and of its head. */
const INSIDE = { x: 8, y: FRAME.head - 8 };
const ANYWHERE = { x: -Infinity, y: -Infinity };
const ORIGIN = { x: 0, y: 0 };

/** @type {Moving<Picture>} */
export const MOVING = {
  leaderOf(picture, key) {
    const [kind, id] = split(key);
    if (kind === "endpoint") return "";
    if (kind === "container" || kind === "sandbox") {
      const member = kind === "container" ? id : (picture.sandboxes.find((sandbox) => sandbox.id === id)?.containers[0] ?? "");
      const leader = picture.containers.find((place) => place.id === member)?.leader;
      return leader ? `container:${leader}` : "";
    }
    if (kind === "network") return picture.networks.some((place) => place.id === id && !place.chip) ? key : "";
    return kind === "host" ? key : "";
  },

  partsOf(picture, leader) {
    const [kind, id] = split(leader);
    if (kind === "host") return ofHost(picture, id);
    return kind === "network" ? ofNetwork(picture, id) : ofContainer(picture, id);
  },

  frameOf(picture, leader) {
    const [kind, id] = split(leader);
    if (kind === "host") {
      const others = picture.hosts.filter((place) => place.id !== id);
      return { rect: at(picture.hosts, id), origin: ORIGIN, least: ANYWHERE, obstacles: others };
    }
    const members = kind === "container" ? picture.containers.filter((place) => place.leader === id) : picture.networks.filter((place) => place.id === id);
    const { group } = members[0];
    const host = picture.hosts.find((place) => place.id === group);
    const near = [...picture.containers, ...picture.networks].filter((place) => place.group === group && !members.some((member) => member === place));
    return { rect: around(members), origin: host ? { x: host.x, y: host.y } : ORIGIN, least: host ? INSIDE : ANYWHERE, obstacles: near };
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
  const bar = at(picture.networks, id);
  const edges = [bar.y, bar.y + bar.h, bar.y + bar.h / 2];
  const lines = picture.wires.flatMap((wire) => {
    if (wire.network !== id) return [];
    const [first, last] = [wire.points[0], wire.points[wire.points.length - 1]];
    if (wire.part === "uplink" || wire.part === "parent") return edges.includes(first.y) ? line(wire, "first") : [];
    return edges.includes(last.y) && last.x >= bar.x && last.x <= bar.x + bar.w ? line(wire, "last") : [];
  });
  return { keys: [`network:${id}`], lines };
}

/** @param {Picture} picture @param {string} id */
function ofContainer(picture, id) {
  const members = new Set(picture.containers.filter((place) => place.leader === id).map((place) => place.id));
  const keys = [
    ...[...members].flatMap((member) => [`container:${member}`, `handle:${member}`]),
    ...picture.sandboxes.filter((sandbox) => members.has(sandbox.containers[0])).map((sandbox) => `sandbox:${sandbox.id}`),
    ...picture.endpoints.filter(({ endpoint }) => members.has(endpoint.container)).map((place) => `endpoint:${place.id}`),
  ];
  const lines = picture.wires.filter((wire) => wire.part === "drop" && members.has(wire.container)).flatMap((wire) => line(wire, "first"));
  return { keys, lines };
}

/** @param {WirePlace} wire @param {Line["end"]} end the one in the hand @returns {Line[]} */
function line(wire, end) {
  return [{ wire, end }];
}

/** @param {(Rect & {id: string})[]} places @param {string} id @returns {Rect} */
function at(places, id) {
  return places.find((place) => place.id === id) ?? { x: 0, y: 0, w: 0, h: 0 };
}

/** @param {Rect[]} rects @returns {Rect} */
export function around(rects) {
  const x = Math.min(...rects.map((rect) => rect.x));
  const y = Math.min(...rects.map((rect) => rect.y));
  const right = Math.max(...rects.map((rect) => rect.x + rect.w));
  const bottom = Math.max(...rects.map((rect) => rect.y + rect.h));
  return { x, y, w: right - x, h: bottom - y };
}
