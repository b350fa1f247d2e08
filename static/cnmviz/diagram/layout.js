/**
 * Where everything stands: a model in, rectangles and polylines out. Pure, and the same for the same model.
 *
 * Hosts lie below each other. In a host, rows of containers, and under each row its lanes: first the bars of the networks at home
 * there, then a rail for each network that passes. Lines run only in lanes, gutters and straight below a socket, so none runs
 * behind a box, and no two networks share a lane.
 */

import { hasUplink, measureBar, placeBar, placeChip } from "./bar.js";
import { columnPoints, isLive, placeBox, placeEndpoint, placeHandle, sandboxRect } from "./box.js";
import { hostSays } from "./labels.js";
import { bandHeight, planOf } from "./plan.js";
import { BAND, BAR, BOX, CHIP, FRAME, GUTTER, OUTSIDE, SANDBOX, UPLINK } from "./sizes.js";
import { shorten } from "./text.js";
import { drop, rail, trunk, uplink, wayOut } from "./wires.js";

/** @import {Network} from "../types.js" */
/** @import {HostPlan, RowPlan} from "./plan.js" */
/** @import {Column, ContainerPlace, Model, Picture, Rect, Setting} from "./types.js" */
/** @typedef {{x: number, live: boolean, column: Column, container: string, from: number}} Socket */

/**
 * @param {Model} model
 * @param {Setting} setting
 * @returns {Picture}
 */
export function layoutOf(model, setting) {
  const plans = model.hosts.map((host) => planOf(host, setting));
  const width = Math.max(0, ...plans.map((plan) => plan.width));
  const drawing = new Drawing(model, setting, width);
  for (const plan of plans) drawing.host(plan);
  drawing.shared();
  drawing.outside();
  return drawing.finish();
}

/** A picture being put together, from the top down. */
class Drawing {
  #y = 0;
  /** @type {Map<string, {y: number, live: boolean}[]>} rails that wait for a trunk, by network */
  #joints = new Map();

  /** @param {Model} model @param {Setting} setting @param {number} width */
  constructor(model, setting, width) {
    this.model = model;
    this.setting = setting;
    this.width = width;
    /** @type {Picture} */
    this.picture = {
      bounds: { x: 0, y: 0, w: 0, h: 0 }, hosts: [], outside: [], containers: [], handles: [], sandboxes: [], endpoints: [], networks: [], wires: [],
    };
  }

  /** @param {HostPlan} plan */
  host(plan) {
    const { host } = plan.model;
    const top = this.#y;
    const left = FRAME.pad + plan.gutter;
    const railX = this.width - UPLINK.after;
    this.#joints.clear();
    /** @type {number[]} */
    const uplinks = [];
    /** @type {Rect | null} */
    let region = null;
    this.#y = top + FRAME.head;
    for (const row of plan.rows) {
      if (row.resident) region = this.#resident(plan, row, region, left, railX);
      const sockets = this.#boxes(row, left);
      this.#lanes(plan, row, sockets, { left, railX, uplinks });
    }
    for (const [id, lane] of plan.trunks) this.#trunk(id, FRAME.pad + lane * GUTTER.trunk);
    this.#chips(plan, region, left);
    const bottom = this.#y + FRAME.foot;
    const port = { x: this.width, y: top + FRAME.head / 2 };
    this.picture.hosts.push({
      id: host.id, says: hostSays(host, plan.rows.flatMap((row) => row.slots).flatMap((slot) => slot.boxes).length), host, x: 0, y: top, w: this.width, h: bottom - top, port, region,
      note: plan.empty ? "No containers yet" : "", middle: { x: this.width / 2, y: top + FRAME.head + FRAME.empty / 2 },
      title: shorten(host.name, "host", this.width / 2, this.setting.measure),
      label: `${host.interface}  ${host.address}`,
      rail: { x: railX, y1: port.y, y2: Math.max(port.y, ...uplinks, region ? region.y + 20 : 0) },
    });
    this.#y = bottom + FRAME.between;
  }

  /** The host's own namespace around the rows of those who live in it. @param {HostPlan} plan @param {RowPlan} row @param {Rect | null} region @param {number} left @param {number} railX @returns {Rect} */
  #resident(plan, row, region, left, railX) {
    if (!region) this.#y += 40;
    const y = region ? region.y : this.#y - 40;
    const h = this.#y + row.height + bandHeight(row) + 16 - y;
    return { x: left - 16, y, w: (plan.inhabited ? railX : 0) - left + 16, h };
  }

  /** @param {RowPlan} row @param {number} left @returns {Socket[]} */
  #boxes(row, left) {
    /** @type {Socket[]} */
    const sockets = [];
    let x = left;
    for (const { boxes } of row.slots) {
      /** @type {ContainerPlace[]} */
      const places = [];
      for (const box of boxes) {
        const place = placeBox(box, { x, y: this.#y }, row.height, row.resident);
        const points = columnPoints(box, place);
        box.member.columns.forEach((column, i) => {
          this.picture.endpoints.push(...placeEndpoint(column, points[i], box.member, this.model.tints));
          sockets.push({ x: points[i].x, from: points[i].y, live: column.endpoint !== null, column, container: place.id });
        });
        places.push(place);
        this.picture.handles.push(...placeHandle(box, place, row.resident));
        x += box.width + SANDBOX.guestGap;
      }
      x += BOX.between - SANDBOX.guestGap;
      this.picture.containers.push(...places);
      if (!row.resident) this.#sandbox(boxes.map((box) => isLive(box.member)), places);
    }
    this.#y += row.height;
    return sockets;
  }

  /** @param {boolean[]} live @param {ContainerPlace[]} places */
  #sandbox(live, places) {
    const inside = places.filter((place, i) => live[i] && place.container.sandbox === places[0].container.sandbox);
    if (!live[0] || !inside.length) return;
    this.picture.sandboxes.push({
      id: places[0].container.sandbox, ...sandboxRect(places[0], inside[inside.length - 1]),
      label: inside.length > 1 ? `one sandbox, ${inside.length} containers` : "sandbox", containers: inside.map((place) => place.id),
    });
  }

  /** The bars and rails under a row. @param {HostPlan} plan @param {RowPlan} row @param {Socket[]} sockets @param {{left: number, railX: number, uplinks: number[]}} edge */
  #lanes(plan, row, sockets, edge) {
    const at = Map.groupBy(sockets, (socket) => socket.column.network.id);
    if (row.bars.length || row.rails.length) this.#y += row.height ? BAND.above : 0;
    for (const bar of row.bars) {
      const mine = at.get(bar.network.id) ?? [];
      const place = placeBar(bar, { ...this.#span(bar.width, bar.network, row, mine, edge.left, plan.content), y: this.#y }, this.setting, this.model);
      this.picture.networks.push(place);
      this.#drops(mine, place.y);
      this.#joint(bar.network.id, place.plug.y, mine.some((socket) => socket.live), place.x);
      if (hasUplink(bar.network)) {
        this.picture.wires.push(uplink(place, plan.model.host.id, edge.railX));
        edge.uplinks.push(place.plug.y);
      }
      this.#y += BAND.bar + BAND.barGap;
    }
    for (const network of row.rails) this.#rail(plan, network, at.get(network.id) ?? [], plan.rows.indexOf(row));
    this.#y += BAND.below - (row.bars.length && !row.rails.length ? BAND.barGap : 0);
  }

  /** From the first to the last thing that belongs to a network in its row, wide enough for its label. @param {number} least @param {Network} network @param {RowPlan} row @param {Socket[]} sockets @param {number} left @param {number} content */
  #span(least, network, row, sockets, left, content) {
    const owned = new Set(row.slots.filter((slot) => slot.cluster.section === network.id).flatMap((slot) => slot.boxes.map((box) => box.member.container.id)));
    const boxes = this.picture.containers.slice(-row.slots.flatMap((slot) => slot.boxes).length || Infinity).filter((place) => owned.has(place.id));
    const edges = [...boxes.flatMap((box) => [box.x, box.x + box.w]), ...sockets.flatMap(({ x }) => [x - BAR.cap, x + BAR.cap])];
    const from = edges.length ? Math.max(left, Math.min(...edges)) : left;
    const to = edges.length ? Math.max(...edges) : left + BAR.empty;
    const w = Math.max(least, to - from);
    return { x: Math.max(left, Math.min(from, left + content - w)), w };
  }

  /** @param {HostPlan} plan @param {Network} network @param {Socket[]} sockets @param {number} row */
  #rail(plan, network, sockets, row) {
    const y = this.#y + BAND.rail / 2;
    const lane = plan.trunks.get(network.id);
    const x = lane === undefined ? this.#sharedLane(network) : FRAME.pad + lane * GUTTER.trunk;
    const live = sockets.some((socket) => socket.live);
    const label = shorten(network.name, "note", GUTTER.label - 12, this.setting.measure);
    this.picture.wires.push(rail(network, this.model.tints, { x, y }, Math.max(...sockets.map((socket) => socket.x)), live, label, FRAME.pad + Math.max(1, plan.trunks.size) * GUTTER.trunk + 2, `${plan.model.host.id}:${row}`));
    this.#drops(sockets, y);
    this.#joint(network.id, y, live);
    this.#y += BAND.rail;
  }

  /** @param {Socket[]} sockets @param {number} y */
  #drops(sockets, y) {
    for (const socket of sockets) this.picture.wires.push(drop(socket, y, this.model.tints));
  }

  /** @param {string} network @param {number} y @param {boolean} live @param {number} [bar] where its bar begins */
  #joint(network, y, live, bar) {
    const joints = this.#joints.get(network) ?? [];
    joints.push({ y, live, ...(bar === undefined ? {} : { bar }) });
    this.#joints.set(network, joints);
  }

  /** @param {string} id @param {number} x */
  #trunk(id, x) {
    this.picture.wires.push(...trunk(id, x, this.#joints.get(id) ?? [], this.model.tints));
  }

  /** Lanes of networks that span hosts lie left of all frames. @param {Network} network */
  #sharedLane(network) {
    return -(this.model.shared.findIndex((other) => other.id === network.id) + 1) * GUTTER.trunk - GUTTER.trunk;
  }

  /** Predefined networks that nobody uses, small at the foot; that of the residents names their region. @param {HostPlan} plan @param {Rect | null} region @param {number} left */
  #chips(plan, region, left) {
    let x = left;
    for (const network of plan.model.idle) {
      const lived = region && plan.model.residents.some((row) => row.some((cluster) => cluster.section === network.id));
      const place = placeChip(network, lived ? { x: region.x + 12, y: region.y - CHIP.height / 2 } : { x, y: this.#y }, this.setting, this.model);
      this.picture.networks.push(place);
      if (!lived) x += place.w + CHIP.gap;
    }
    if (x > left) this.#y += CHIP.height;
  }

  /** Networks of the whole swarm, as bars below all hosts. */
  shared() {
    for (const network of this.model.shared) {
      const bar = measureBar(network, this.setting);
      const w = Math.max(bar.width, this.width);
      const place = placeBar(bar, { x: 0, y: this.#y, w }, this.setting, this.model);
      this.picture.networks.push(place);
      const passing = this.picture.wires.filter((wire) => wire.part === "rail" && wire.network === network.id);
      const joints = passing.map((wire) => ({ y: wire.points[0].y, live: wire.live }));
      if (joints.length) {
        const home = { y: place.plug.y, live: true, bar: place.x };
        this.picture.wires.push(...trunk(network.id, this.#sharedLane(network), [...joints, home], this.model.tints));
      }
      this.#y += BAND.bar + BAND.barGap;
    }
  }

  /** The world beside the first host's interface. */
  outside() {
    const [first] = this.picture.hosts;
    if (!first) return;
    const at = { x: this.width + OUTSIDE.gap, y: first.port.y - OUTSIDE.height / 2, w: OUTSIDE.width, h: OUTSIDE.height };
    this.picture.outside.push({ id: "outside", says: `outside, neighbour ${first.host.neighbour}`, ...at, detail: first.host.neighbour });
    for (const host of this.picture.hosts) this.picture.wires.push(wayOut(host, at));
  }

  /** @returns {Picture} */
  finish() {
    const { hosts, outside, networks } = this.picture;
    const rects = [...hosts, ...outside, ...networks];
    const left = Math.min(0, ...this.picture.wires.flatMap((wire) => wire.points.map((point) => point.x)));
    const right = Math.max(0, ...rects.map((rect) => rect.x + rect.w));
    const top = Math.min(0, ...rects.map((rect) => rect.y));
    const bottom = Math.max(0, ...rects.map((rect) => rect.y + rect.h));
    this.picture.bounds = { x: left, y: top, w: right - left, h: bottom - top };
    return this.picture;
  }
}
