/**
 * One host before it is drawn: its namespaces measured and in rows, each device given the row where it lies. Pure.
 *
 * The order is that of the CNM picture, so that everybody finds a container where it stood: rows of the containers of one network side
 * by side, the network's device under the last of them, and rails where it passes under other rows.
 */

import { shorten } from "../diagram/text.js";
import { BAND, BAR, CELL, FRAME, PLATE, SPACE, VXLAN } from "./sizes.js";
import { bridgeName, parentMode, parentOf } from "./network.js";

/** @import {Cluster, HostModel, Measure, Setting} from "../diagram/types.js" */
/** @import {Container, Network} from "../types.js" */
/** @import {HostFacts, Iface, Linux, Making, Namespace} from "./types.js" */

/**
 * @typedef {{container: Container, title: string, sub: string, width: number}} Plate
 * @typedef {{namespace: Namespace | null, plates: Plate[], sockets: Iface[], cells: number[], lines: string[], width: number, section: string}} Space
 * @typedef {{network: Network, making: Making, form: "bridge" | "parent" | "switch", title: string, detail: string, badge: string, up: boolean, titleWidth: number, detailX: number, badgeX: number, badgeW: number, width: number}} Device
 * @typedef {{spaces: Space[], width: number, devices: Device[], rails: Network[]}} Row
 * @typedef {{facts: HostFacts, rows: Row[], idle: Network[], trunks: Map<string, number>, content: number, empty: boolean}} HostPlan
 */

/** Names of devices are written larger than other letters of equal width, which all are equally wide whatever the id. */
const DEVICE = 14 / 12;
const LINE = BAND.bar + BAND.uplane + BAND.barGap;
const LIVE = new Set(["running", "paused"]);

/**
 * @param {HostModel} model of the CNM picture: who stands in which row
 * @param {HostFacts} facts
 * @param {Linux} linux
 * @param {Setting} setting
 * @returns {HostPlan}
 */
export function planOf(model, facts, linux, setting) {
  const rows = model.rows.map((row) => planRow(row, linux, setting.measure));
  const empty = rows.length === 0;
  if (empty) rows.push({ spaces: [], width: 0, devices: [], rails: [] });
  const trunks = assign(rows, facts, setting);
  const widest = Math.max(
    FRAME.least,
    ...rows.map((row) => row.width),
    ...rows.flatMap((row) => row.devices.map((one) => one.width)),
  );
  const idle = [...model.networks, ...model.idle].filter((network) => !facts.devices.some((device) => device.network.id === network.id));
  return { facts, rows, idle, trunks, content: widest, empty };
}

/** @param {Cluster[]} clusters @param {Linux} linux @param {Measure} measure @returns {Row} */
function planRow(clusters, linux, measure) {
  const spaces = clusters.flatMap((cluster) => spacesOf(cluster, linux, measure));
  const width = spaces.reduce((sum, space) => sum + space.width, 0) + Math.max(0, spaces.length - 1) * SPACE.between;
  return { spaces, width, devices: [], rails: [] };
}

/**
 * One namespace for those who share it; each that does not run stands alone, without.
 *
 * @param {Cluster} cluster
 * @param {Linux} linux
 * @param {Measure} measure
 */
function spacesOf(cluster, linux, measure) {
  const groups = Map.groupBy(cluster.members, ({ container }) =>
    LIVE.has(container.status) && container.sandbox ? container.sandbox : `:${container.id}`,
  );
  return [...groups].map(([id, members]) =>
    spaceOf(
      linux.namespaces.get(id) ?? null,
      members.map(({ container }) => container),
      cluster.section,
      measure,
    ),
  );
}

/** @param {Namespace | null} namespace @param {Container[]} containers @param {string} section @param {Measure} measure @returns {Space} */
function spaceOf(namespace, containers, section, measure) {
  const plates = containers.map((container) => plateOf(container, measure));
  const sockets = namespace ? namespace.interfaces.filter(({ link }) => link !== "loopback") : [];
  const cells = sockets.map((socket) =>
    Math.max(CELL.least, ...[socketName(socket), socket.addresses[0] ?? ""].map((text) => measure(text, "small") + CELL.padding)),
  );
  const lines = namespace ? linesOf(namespace) : ["no namespace while stopped"];
  const inner = Math.max(
    SPACE.least,
    plates.reduce((sum, plate) => sum + plate.width + SPACE.plateGap, -SPACE.plateGap),
    ...lines.map((line) => measure(line, "small")),
    cells.reduce((sum, cell) => sum + cell, SPACE.handle),
  );
  const width = Math.ceil(inner / SPACE.step) * SPACE.step + 2 * SPACE.pad;
  return { namespace, plates, sockets, cells, lines, width, section };
}

/** @param {Iface} socket */
export function socketName({ name, peer }) {
  return `${name}@if${peer}`;
}

/** @param {Container} container @param {Measure} measure @returns {Plate} */
export function plateOf(container, measure) {
  const title = shorten(container.name, "title", PLATE.most, measure);
  const state = container.status === "exited" ? `exited (${container.exit_code})` : container.status;
  const sub = container.status === "running" ? "" : state;
  const width = PLATE.text + measure(title, "title") + (sub ? 8 + measure(sub, "note") : 0) + PLATE.pad;
  return { container, title, sub, width: Math.ceil(width) };
}

/** What is written in a namespace: its name, loopback and resolver, the default route. @param {Namespace} namespace */
export function linesOf(namespace) {
  const name = namespace.path.slice(namespace.path.lastIndexOf("/") + 1);
  const dns = namespace.embedded ? " · dns 127.0.0.11" : "";
  return [`netns ${name}`, `lo 127.0.0.1${dns}`, defaultRoute(namespace)];
}

/** @param {Namespace} namespace */
export function defaultRoute({ routes, routes6 }) {
  const found = [...routes, ...routes6].find(({ destination }) => destination === "default");
  if (!found) return "no default route";
  return found.via ? `default via ${found.via} ${found.device}` : `default out of ${found.device}`;
}

/**
 * Give each device the row where it lies, and the rows that it passes.
 *
 * @param {Row[]} rows
 * @param {HostFacts} facts
 * @param {Setting} setting
 * @returns {Map<string, number>} networks with a trunk, to its lane in the gutter
 */
function assign(rows, facts, setting) {
  /** @type {Map<string, Row>} */
  const homes = new Map();
  for (const { network } of facts.devices) {
    const own = rows.findLast((row) => row.spaces.some((space) => space.section === network.id));
    const used = rows.findLast((row) => row.spaces.some((space) => space.sockets.some((socket) => socket.network === network.id)));
    homes.set(network.id, own ?? used ?? rows[rows.length - 1]);
  }
  for (const { network, making } of facts.devices) homes.get(network.id)?.devices.push(deviceOf(network, making, facts, setting));
  const networks = facts.devices.map(({ network }) => network);
  for (const row of rows) row.rails = railsOf(row, networks, homes);
  const passing = networks.filter((network) => rows.some((row) => row.rails.includes(network)));
  return new Map(passing.map((network, lane) => [network.id, lane]));
}

/**
 * The networks that pass under a row; who begins last lies uppermost, so that the fewest lines cross it on the way to the gutter.
 *
 * @param {Row} row
 * @param {Network[]} networks
 * @param {Map<string, Row>} homes
 */
function railsOf(row, networks, homes) {
  const order = row.spaces.flatMap((space) => space.sockets.map((socket) => socket.network));
  return networks
    .filter((network) => order.includes(network.id) && homes.get(network.id) !== row)
    .sort((a, b) => order.indexOf(b.id) - order.indexOf(a.id));
}

/** @param {Network} network @param {Making} making @param {HostFacts} facts @param {Setting} setting @returns {Device} */
function deviceOf(network, making, facts, setting) {
  const { measure } = setting;
  const words = wordsOf(network, making, facts, setting);
  const title = shorten(words.title, "mono", BAR.title / DEVICE, measure);
  const detail = shorten(words.detail, "mono", BAR.detail, measure);
  const badge = shorten(words.badge, "badge", BAR.title, measure);
  const titleWidth = measure(title, "mono") * DEVICE;
  const detailX = Math.ceil(BAR.cap + BAR.gap + titleWidth + BAR.gap);
  const badgeX = Math.ceil(detailX + (detail ? measure(detail, "mono") + BAR.gap : 0));
  const badgeW = Math.ceil(measure(badge, "badge") + 18);
  const width = badgeX + badgeW + BAR.pad + (making === "overlay" ? VXLAN.w + BAR.gap : 0);
  const form = making === "overlay" ? "switch" : making === "parent" ? "parent" : "bridge";
  return { network, making, form, title, detail, badge, up: words.up, titleWidth, detailX, badgeX, badgeW, width };
}

/** @param {Network} network @param {Making} making @param {HostFacts} facts @param {Setting} setting */
function wordsOf(network, making, facts, { cards }) {
  const internal = network.internal ? " · internal" : "";
  const badge = `${network.name.slice(0, 80)}${internal}`;
  if (making === "parent") {
    const { name, vlan } = parentOf(network);
    return { title: name, detail: [network.driver, parentMode(network, cards), vlan && `VLAN ${vlan}`].filter(Boolean).join(" · "), badge, up: true };
  }
  if (making === "overlay") {
    const overlay = facts.overlays.find((one) => one.network.id === network.id);
    const name = overlay?.path.slice(overlay.path.lastIndexOf("/") + 1);
    return { title: "br0", detail: [overlay?.addresses.join(" "), `netns ${name}`].filter(Boolean).join(" · "), badge, up: true };
  }
  const iface = facts.interfaces.find((one) => one.link === "bridge" && one.network === network.id);
  const up = iface?.up ?? false;
  const addresses = iface?.addresses.join(" ") || "no address";
  return { title: bridgeName(network), detail: up ? addresses : `${addresses} · down`, badge, up };
}

/** About how high a host will be: what decides how many hosts stand side by side. @param {HostPlan} plan */
export function heightOf({ rows, content }) {
  const band = (/** @type {Row} */ { spaces, devices, rails }) => (spaces.length ? SPACE.plate + SPACE.lines + SPACE.sockets + BAND.above : FRAME.empty) + Math.sqrt(devices.length) * LINE + rails.length * BAND.rail;
  return rows.reduce((sum, row) => sum + band(row), FRAME.head + (content > 1560 ? 320 : 480));
}
