/**
 * One host before it is drawn: its rows measured, each network given the row where its bar lies. Pure.
 *
 * A network has its bar under the last row of the containers made on it (under the last row of all where there are none). In every
 * other row that it reaches it has a rail, and a trunk in the gutter on the left joins the rails to the bar.
 */

import { measureBar } from "./bar.js";
import { measureBox } from "./box.js";
import { BOX, BAND, CHIP, FRAME, GUTTER, SANDBOX, UPLINK } from "./sizes.js";
import { byAge } from "./tints.js";

/** @import {Network} from "../types.js" */
/** @import {MeasuredBar} from "./bar.js" */
/** @import {MeasuredBox} from "./box.js" */
/** @import {Cluster, HostModel, Setting} from "./types.js" */

/**
 * @typedef {object} RowPlan
 * @property {{cluster: Cluster, boxes: MeasuredBox[]}[]} slots
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
 * @returns {HostPlan}
 */
export function planOf(model, setting) {
  const rows = [
    ...model.rows.map((row) => planRow(row, false, setting)),
    ...model.residents.map((row) => planRow(row, true, setting)),
  ];
  const empty = rows.length === 0;
  if (empty) rows.push({ ...planRow([], false, setting), height: FRAME.empty });
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

/**
 * @param {Cluster[]} clusters
 * @param {boolean} resident
 * @param {Setting} setting
 * @returns {RowPlan}
 */
function planRow(clusters, resident, { measure }) {
  const slots = clusters.map((cluster) => ({ cluster, boxes: cluster.members.map((member) => measureBox(member, measure)) }));
  const boxes = slots.flatMap((slot) => slot.boxes);
  const gaps = Math.max(0, slots.length - 1) * BOX.between + (boxes.length - slots.length) * SANDBOX.guestGap;
  const published = boxes.some((box) => box.ports.length);
  return {
    slots,
    resident,
    bars: [],
    rails: [],
    width: boxes.reduce((sum, box) => sum + box.width, 0) + Math.max(0, gaps),
    height: boxes.length ? BOX.head + (published ? BOX.ports : 0) + SANDBOX.height + BOX.foot : 0,
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
  return trunksOf(rows, homes);
}

/**
 * The lanes of the gutter: who spans the most rows stands leftmost, so that its rails and not its trunk are crossed.
 *
 * @param {RowPlan[]} rows
 * @param {Map<string, number>} homes
 * @returns {Map<string, number>}
 */
function trunksOf(rows, homes) {
  /** @type {Map<string, {network: Network, top: number, bottom: number}>} */
  const spans = new Map();
  rows.forEach((row, index) => {
    for (const network of row.rails) {
      const { top, bottom } = spans.get(network.id) ?? { top: homes.get(network.id) ?? index, bottom: homes.get(network.id) ?? index };
      if (network.host) spans.set(network.id, { network, top: Math.min(top, index), bottom: Math.max(bottom, index) });
    }
  });
  const sorted = [...spans.values()].sort((a, b) => b.bottom - b.top - (a.bottom - a.top) || byAge(a.network, b.network));
  return new Map(sorted.map(({ network }, lane) => [network.id, lane]));
}

/**
 * The networks that pass under a row; who ends first lies uppermost, so that the fewest lines cross it.
 *
 * @param {RowPlan} row
 * @param {Set<string>} home the networks whose bar lies here
 */
function railsOf(row, home) {
  const boxes = row.slots.flatMap((slot) => slot.boxes);
  const columns = boxes.flatMap((box) => box.member.columns);
  const ends = new Map(columns.map(({ network }, at) => [network.id, at]));
  return networksOf(row)
    .filter((network) => !home.has(network.id))
    .sort((a, b) => (ends.get(a.id) ?? 0) - (ends.get(b.id) ?? 0));
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
