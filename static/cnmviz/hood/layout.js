/**
 * Where everything of the view stands: the lab in, rectangles, lines and stops of packets out. Pure, and the same for the same lab.
 *
 * Hosts lie below each other; right of them the wire that joins their outer interfaces, the world outside, and a tunnel for each overlay.
 */

import { modelOf } from "../diagram/model.js";
import { farSize, shorten } from "../diagram/text.js";
import { linuxOf } from "./facts.js";
import { Frame, pastLanes, widthOf } from "./frame.js";
import { tunnelSays } from "./labels.js";
import { makingOf, vniOf, VXLAN_PORT } from "./network.js";
import { planOf } from "./plan.js";
import { BAR, FRAME, OUTSIDE, TUNNEL } from "./sizes.js";

/** @import {Lab, Model, Rect, Setting} from "../diagram/types.js" */
/** @import {Network} from "../types.js" */
/** @import {DevicePlace, HoodPicture, HoodWire} from "./types.js" */

/** The cloud is round: its line ends behind it. */
const UNDER_CLOUD = 24;

/**
 * @param {Lab} lab
 * @param {Setting} setting
 * @returns {HoodPicture}
 */
export function layoutOf(lab, setting) {
  const linux = linuxOf(lab, setting.cards);
  const model = modelOf(lab, setting.cards);
  const picture = emptyPicture(linux);
  const plans = linux.hosts.flatMap((facts) => {
    const host = model.hosts.find((one) => one.host.id === facts.host.id);
    return host ? [planOf(host, facts, linux, setting)] : [];
  });
  const most = Math.max(0, ...linux.hosts.map(pastLanes));
  const width = Math.max(0, ...plans.map((plan) => widthOf(plan, most)));
  const index = indexOf(lab);
  let top = 0;
  for (const plan of plans) top = new Frame(picture, plan, setting, model.tints, { width, top, most, ...index }).draw() + FRAME.between;
  placeOutside(picture, width);
  placeTunnels(picture, model, setting, width);
  picture.bounds = boundsOf(picture);
  return picture;
}

/** @param {import("./types.js").Linux} linux @returns {HoodPicture} */
function emptyPicture(linux) {
  return {
    bounds: { x: 0, y: 0, w: 0, h: 0 },
    linux,
    hosts: [],
    outside: [],
    namespaces: [],
    plates: [],
    endpoints: [],
    handles: [],
    links: [],
    devices: [],
    switches: [],
    vxlans: [],
    hooks: [],
    rules: [],
    ifaces: [],
    wires: [],
    stops: [],
  };
}

/** @param {Lab} lab */
function indexOf(lab) {
  return {
    endpoints: new Map(lab.endpoints.map((endpoint) => [endpoint.id, endpoint])),
    networks: new Map(lab.networks.map((network) => [network.id, network])),
  };
}

/** The world outside, and the wire on which all outer interfaces are. @param {HoodPicture} picture is added to @param {number} width */
function placeOutside(picture, width) {
  const outer = picture.ifaces.filter((iface) => iface.outer);
  if (!outer.length) return;
  const [first] = outer;
  const y = first.y + first.h / 2;
  const at = { x: width + OUTSIDE.gap, y: y - OUTSIDE.height / 2, w: OUTSIDE.width, h: OUTSIDE.height };
  const detail = picture.linux.hosts[0].host.neighbour;
  picture.outside.push({ id: "outside", says: `outside, neighbour ${detail}`, ...at, detail });
  const bend = width + OUTSIDE.gap - 30;
  for (const iface of outer) {
    const port = { x: iface.x + iface.w, y: iface.y + iface.h / 2 };
    const end = { x: at.x + UNDER_CLOUD, y };
    const points = [port, { x: bend, y: port.y }, ...(port.y === y ? [] : [{ x: bend, y }]), end];
    picture.wires.push({ ...PLAIN, id: `out:${iface.host}`, part: "out", host: iface.host, points });
    stop(picture, [`out ${iface.host}`, "wire"], { x: bend, y: port.y }, "wire");
  }
  stop(picture, ["wire", "cloud"], { x: bend, y }, "wire");
  stop(picture, ["cloud"], { x: at.x + UNDER_CLOUD, y }, "outside:outside");
}

/** @type {Omit<HoodWire, "id" | "part" | "points">} */
const PLAIN = { network: "", endpoint: "", container: "", host: "", live: true, hue: 8, dash: "", label: "", labelX: 0 };

/** @param {HoodPicture} picture @param {string[]} lanes @param {{x: number, y: number}} at @param {string} owner */
function stop(picture, lanes, at, owner) {
  picture.stops.push({ id: "", lanes, at, owner, needs: [], beside: [] });
}

/**
 * Each network of the whole swarm, with the tunnel between the hosts where it is.
 *
 * @param {HoodPicture} picture is added to
 * @param {Model} model
 * @param {Setting} setting
 * @param {number} width
 */
function placeTunnels(picture, model, setting, width) {
  const [cloud] = picture.outside;
  if (!cloud) return;
  let y = cloud.y + cloud.h + TUNNEL.top - 24;
  model.shared.forEach((network, i) => {
    const rect = { x: width + OUTSIDE.gap - 14, y, w: TUNNEL.w, h: TUNNEL.h };
    const here = picture.linux.hosts.filter((facts) => facts.overlays.some((one) => one.network.id === network.id));
    picture.devices.push(tunnelOf(network, rect, here.map(({ host }) => host.name), model, setting));
    for (const { host } of here) {
      const iface = picture.ifaces.find((one) => one.outer && one.host === host.id);
      if (iface) tunnelWire(picture, network, iface, rect, width + 8 + (i % 5) * TUNNEL.lane, model);
    }
    y += TUNNEL.h + TUNNEL.gap;
  });
}

/** @param {HoodPicture} picture @param {Network} network @param {Rect} iface @param {Rect} rect @param {number} lane @param {Model} model */
function tunnelWire(picture, network, iface, rect, lane, model) {
  const { hue } = model.tints.get(network.id) ?? { hue: 8 };
  const from = { x: iface.x + iface.w, y: iface.y + iface.h - 8 };
  const y = rect.y + rect.h / 2;
  const host = picture.ifaces.find((one) => one.x === iface.x && one.y === iface.y)?.host ?? "";
  const points = [from, { x: lane, y: from.y }, { x: lane, y }, { x: rect.x, y }];
  picture.wires.push({ ...PLAIN, id: `tunnel:${network.id}:${host}`, part: "tunnel", network: network.id, host, hue, points });
}

/** @param {Network} network @param {Rect} rect @param {string[]} hosts @param {Model} model @param {Setting} setting @returns {DevicePlace} */
function tunnelOf(network, rect, hosts, model, { measure, cards }) {
  const { hue, dash } = model.tints.get(network.id) ?? { hue: 8, dash: "" };
  const room = rect.w - BAR.cap - 2 * BAR.pad;
  const title = shorten(network.name, "title", room, measure);
  const vni = vniOf(network);
  const overlay = makingOf(network, cards) === "overlay";
  const where = hosts.length ? "" : " · on no host yet";
  const detail = shorten(overlay && vni ? `VNI ${vni} · UDP ${VXLAN_PORT}${where}` : `no subnet, no tunnel${where}`, "mono", room, measure);
  return {
    ...rect,
    id: network.id,
    says: tunnelSays(network, hosts),
    network,
    host: "",
    form: "tunnel",
    shape: cards.get(network.driver)?.shape ?? "tunnel",
    title,
    detail,
    badge: "",
    hue,
    dash,
    far: { text: title, size: farSize(measure(title, "title"), { w: room, h: rect.h }, BAR.far) },
    detailX: 0,
    badgeX: 0,
    badgeW: 0,
    up: hosts.length > 0,
    note: "",
  };
}

/** @param {HoodPicture} picture @returns {Rect} */
function boundsOf({ hosts, outside, devices, wires }) {
  const rects = [...hosts, ...outside, ...devices];
  const points = wires.flatMap((wire) => wire.points);
  const least = (/** @type {number[]} */ numbers) => numbers.reduce((a, b) => Math.min(a, b), 0);
  const x = least([...rects, ...points].map((place) => place.x));
  const y = least([...rects, ...points].map((place) => place.y));
  const right = -least(rects.map((rect) => -rect.x - rect.w));
  const bottom = -least(rects.map((rect) => -rect.y - rect.h));
  return { x, y, w: right - x, h: bottom - y };
}
