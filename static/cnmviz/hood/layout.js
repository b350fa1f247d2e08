/**
 * Where everything of the view stands: the lab in, rectangles, lines and stops of packets out. Pure, and the same for the same lab.
 *
 * Hosts stand in rows; below each row the wire on which their outer interfaces are, at its end the world outside and a tunnel for each
 * overlay (outside.js).
 */

import { modelOf } from "../diagram/model.js";
import { linuxOf } from "./facts.js";
import { Frame, pastLanes, widthOf } from "./frame.js";
import { Outside } from "./outside.js";
import { heightOf, planOf } from "./plan.js";
import { FRAME, WIRE } from "./sizes.js";

/** How wide the whole is at best, in its heights. */
const STAGE = 1.7;

/** @import {Lab, Rect, Setting} from "../diagram/types.js" */
/** @import {HoodPicture} from "./types.js" */

/**
 * @param {Lab} lab
 * @param {Setting} setting
 * @param {import("./types.js").Linux} [linux] what Linux has of the lab, where it is known
 * @returns {HoodPicture}
 */
export function layoutOf(lab, setting, linux = linuxOf(lab, setting.cards)) {
  const model = modelOf(lab, setting.cards);
  const picture = emptyPicture(linux);
  const plans = linux.hosts.flatMap((facts) => {
    const host = model.hosts.find((one) => one.host.id === facts.host.id);
    return host ? [planOf(host, facts, linux, setting)] : [];
  });
  const most = Math.max(0, ...linux.hosts.map(pastLanes));
  const grid = gridOf(plans.map((plan) => ({ w: widthOf(plan, most), h: heightOf(plan) })));
  const index = indexOf(lab);
  let top = 0;
  for (const row of grid.rows) {
    const bottoms = row.map((at) => {
      const frame = new Frame(picture, plans[at], setting, model.tints, { ...grid.columns[at % grid.columns.length], top, most, ...index });
      return frame.draw();
    });
    top = Math.max(...bottoms) + FRAME.between + 2 * WIRE.below + model.shared.length * WIRE.lane;
  }
  new Outside(picture, model, setting, grid.width).draw();
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

/**
 * Hosts stand side by side as far as the whole keeps the form of a stage; each column is as wide as its widest.
 *
 * @param {{w: number, h: number}[]} sizes
 */
function gridOf(sizes) {
  const ways = sizes.map((_, at) => columnsOf(sizes, at + 1));
  const strain = (/** @type {ReturnType<typeof columnsOf>} */ { width, height }) => Math.abs(Math.log(width / height / STAGE));
  const { columns, width } = ways.reduce((best, other) => (strain(other) < strain(best) ? other : best), ways[0] ?? { columns: [], width: 0, height: 0 });
  const rows = Array.from({ length: Math.ceil(sizes.length / (columns.length || 1)) }, (_, row) =>
    sizes.map((_, at) => at).slice(row * columns.length, (row + 1) * columns.length),
  );
  return { columns, rows, width };
}

/** @param {{w: number, h: number}[]} sizes @param {number} count of columns */
function columnsOf(sizes, count) {
  /** @type {{x: number, width: number}[]} */
  const columns = [];
  for (let column = 0; column < count; column++) {
    const before = columns[column - 1];
    const width = Math.max(...sizes.filter((_, at) => at % count === column).map(({ w }) => w));
    columns.push({ x: before ? before.x + before.width + WIRE.between : 0, width });
  }
  const last = columns[columns.length - 1];
  const highest = Math.max(...sizes.map(({ h }) => h));
  return { columns, width: last.x + last.width, height: Math.ceil(sizes.length / count) * (highest + FRAME.between) };
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
