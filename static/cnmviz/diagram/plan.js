/**
 * One host before it is drawn: its rows measured, each network given the row where its bar lies. Pure.
 *
 * A network has its bar under the last row of the containers made on it (under the last row of all where there are none). In every
 * other row that it reaches it has a rail, and a trunk in the gutter on the left joins the rails to the bar.
 */

import { measureBar } from "./bar.js";
import { measureBox } from "./box.js";
import { bestOrder } from "./lanes.js";
import { BOX, BAND, CHIP, FRAME, GUTTER, SANDBOX, UPLINK } from "./sizes.js";
import { byAge } from "./tints.js";

/** @import {Network} from "../types.js" */
/** @import {MeasuredBar} from "./bar.js" */
/** @import {MeasuredBox} from "./box.js" */
/** @import {Cluster, HostModel, Point, Setting} from "./types.js" */
/** @typedef {Map<string, Point>} Spots */

/**
 * @typedef {object} Slot the place of one cluster in a row
 * @property {Cluster} cluster
 * @property {MeasuredBox[]} boxes
 * @property {number} width
 * @property {number} height where it does not stand in its row
 * @property {Point | null} spot where somebody put it instead, inside the frame
 */

/**
 * @typedef {object} RowPlan
 * @property {Slot[]} slots
 * @property {boolean} resident
 * @property {number} width
 * @property {number} height
 * @property {MeasuredBar[]} bars networks whose bar lies under this row
 * @property {Network[]} rails networks that only pass under this row
 */

/**
 * @typedef {object} HostPlan
 * @property {HostModel} model
 * @property {RowPlan[]} rows
 * @property {Map<string, number>} trunks network id to its lane in the gutter, from the left
 * @property {number} gutter
 * @property {number} content
 * @property {number} width
 * @property {boolean} empty it has no containers
 */

/**
 * @param {HostModel} model
 * @param {Setting} setting
 * @param {Spots} spots
 * @returns {HostPlan}
 */
export function planOf(model, setting, spots) {
  const rows = [
    ...model.rows.map((row) => planRow(row, spots, setting)),
    ...model.residents.map((row) => ({ ...planRow(row, NOWHERE, setting), resident: true })),
  ];
  const empty = rows.length === 0;
  if (empty) rows.push({ ...planRow([], NOWHERE, setting), height: FRAME.empty });
  const trunks = assign(model, rows, setting);
  const passing = rows.some((row) => row.rails.length);
  const gutter = passing ? Math.max(1, trunks.size) * GUTTER.trunk + GUTTER.label : 0;
  const chips = model.idle.reduce(
    (sum, { name }) => sum + Math.min(setting.measure(name.slice(0, 200), "note"), CHIP.title) + 64,
    0,
  );
  const widest = Math.max(
    FRAME.least,
    chips,
    ...rows.map((row) => row.width),
    ...rows.flatMap((row) => row.bars.map((bar) => bar.width)),
  );
  return {
    model,
    rows,
    trunks,
    gutter,
    content: widest,
    empty,
    width: FRAME.pad + gutter + widest + UPLINK.before + UPLINK.after,
  };
}

/** Those who live in the host's own namespace are moved with it. @type {Spots} */
const NOWHERE = new Map();

/**
 * @param {Cluster[]} clusters
 * @param {Spots} spots
 * @param {Setting} setting
 * @returns {RowPlan}
 */
function planRow(clusters, spots, { measure }) {
  const slots = clusters.map((cluster) => slotOf(cluster, spots, measure));
  const width = slots.reduce((sum, slot) => sum + slot.width, 0) + Math.max(0, slots.length - 1) * BOX.between;
  return { slots, resident: false, bars: [], rails: [], width, height: Math.max(0, ...slots.map((slot) => slot.height)) };
}

/** @param {Cluster} cluster @param {Spots} spots @param {import("./types.js").Measure} measure @returns {Slot} */
function slotOf(cluster, spots, measure) {
  const boxes = cluster.members.map((member) => measureBox(member, measure));
  const published = boxes.some((box) => box.ports.length);
  return {
    cluster,
    boxes,
    spot: spots.get(cluster.members[0].container.id) ?? null,
    width: boxes.reduce((sum, box) => sum + box.width, (boxes.length - 1) * SANDBOX.guestGap),
    height: BOX.head + (published ? BOX.ports : 0) + SANDBOX.height + BOX.foot,
  };
}

/**
 * Give each network its row and the rows that it passes.
 *
 * @param {HostModel} model
 * @param {RowPlan[]} rows
 * @param {Setting} setting
 */
function assign(model, rows, setting) {
  const last = Math.max(
    0,
    rows.findLastIndex((row) => !row.resident),
  );
  /** @type {Map<string, number>} */
  const homes = new Map(model.networks.map((network) => [network.id, last]));
  rows.forEach((row, index) =>
    row.slots.forEach(({ cluster }) => {
      if (homes.has(cluster.section)) homes.set(cluster.section, index);
    }),
  );
  model.networks.forEach((network) => rows[homes.get(network.id) ?? last].bars.push(measureBar(network, setting)));
  rows.forEach((row) => {
    row.rails = railsOf(row, new Set(row.bars.map((bar) => bar.network.id)));
  });
  return trunksOf(rows, homes, setting.dice);
}

/**
 * The lanes of the gutter, from the left, so that the fewest rails run through a trunk that is not theirs.
 *
 * @param {RowPlan[]} rows
 * @param {Map<string, number>} homes
 * @param {(() => number) | undefined} dice
 * @returns {Map<string, number>}
 */
function trunksOf(rows, homes, dice) {
  /** @type {Map<string, {network: Network, rows: number[]}>} */
  const spans = new Map();
  rows.forEach((row, index) => {
    for (const network of row.rails) {
      if (!network.host) continue;
      const span = spans.get(network.id) ?? { network, rows: [homes.get(network.id) ?? index] };
      span.rows.push(index);
      spans.set(network.id, span);
    }
  });
  const lanes = [...spans.values()].sort((a, b) => byAge(a.network, b.network));
  const through = (/** @type {number} */ left, /** @type {number} */ right) => {
    const [top, bottom] = [Math.min(...lanes[right].rows), Math.max(...lanes[right].rows)];
    return lanes[left].rows.filter((row) => row >= top && row <= bottom).length;
  };
  return new Map(bestOrder(lanes.length, through, dice).map((at, lane) => [lanes[at].network.id, lane]));
}

/** The networks that pass under a row. @param {RowPlan} row @param {Set<string>} home the networks whose bar lies here */
function railsOf(row, home) {
  return networksOf(row).filter((network) => !home.has(network.id));
}

/** The networks that this row's containers are on, by age. @param {RowPlan} row */
function networksOf(row) {
  const columns = row.slots.flatMap((slot) => slot.boxes).flatMap((box) => box.member.columns);
  return [...new Map(columns.map(({ network }) => [network.id, network])).values()].sort(byAge);
}

/** How high the lanes under a row are. @param {RowPlan} row */
export function bandHeight(row) {
  return row.bars.length * (BAND.bar + BAND.barGap) + row.rails.length * BAND.rail;
}
