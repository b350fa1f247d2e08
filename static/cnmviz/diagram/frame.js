/**
 * One host laid out from the top down: rows of containers, under each row its lanes, the unused networks at the foot. Pure.
 *
 * Under a row lie the bars of the networks at home there, and a rail for each network that passes. Lines run only in lanes, gutters
 * and straight below a socket, so none runs behind a box, and no two networks share a lane. What was moved by hand is moved.js's.
 */

import { placeBar, placeChip, uplinkOf } from "./bar.js";
import { placeCluster } from "./box.js";
import { captionOf, placeHost } from "./host.js";
import { bestOrder } from "./lanes.js";
import { Moved } from "./moved.js";
import { bandHeight } from "./plan.js";
import { BAND, BAR, BOX, CHIP, FRAME, GUTTER, REGION, UPLINK } from "./sizes.js";
import { shorten } from "./text.js";
import { drop, rail, trunk, uplink } from "./wires.js";

/** @import {Network} from "../types.js" */
/** @import {MeasuredBar} from "./bar.js" */
/** @import {Socket} from "./box.js" */
/** @import {HostPlan, RowPlan} from "./plan.js" */
/** @import {Model, NetworkPlace, Picture, Point, Rect, Setting, WirePlace} from "./types.js" */
/** @import {Joint} from "./wires.js" */
/** @typedef {{x: number, y: number, width: number}} At the frame's corner and width */
/** @typedef {{network: Network, bar: MeasuredBar | null, xs: number[], from: number, to: number}} Lane `xs` of its sockets */

export class Frame {
  /** @type {Map<string, Joint[]>} where a network's rails and its bar meet its trunk */
  #joints = new Map();
  /** @type {number[]} */
  #uplinks = [];
  /** The host's own namespace, around those who live in it. @type {Rect | null} */
  #region = null;
  /** The bars that were drawn, by network. @type {Map<string, NetworkPlace>} */
  bars = new Map();
  /** The place of each cluster in its row, also where it was moved away. @type {Map<string, {x: number, w: number}>} */
  #slots = new Map();
  /** How far anything reaches. */
  right = 0;

  /**
   * @param {Model} model
   * @param {Setting} setting
   * @param {Picture} picture is added to
   * @param {HostPlan} plan
   * @param {At} at
   */
  constructor(model, setting, picture, plan, at) {
    this.model = model;
    this.setting = setting;
    this.picture = picture;
    this.plan = plan;
    this.at = at;
    this.id = plan.model.host.id;
    this.left = at.x + FRAME.pad + plan.gutter;
    this.railX = at.x + at.width - UPLINK.after;
    this.y = at.y + FRAME.head;
    this.moved = new Moved(this);
  }

  /** @returns {number} the y below it */
  draw() {
    this.plan.rows.forEach((row, index) => {
      if (row.resident) this.#widen(row);
      this.#lanes(row, index, this.#boxes(row));
    });
    this.moved.draw();
    for (const [id, lane] of this.plan.trunks) {
      if (!this.lifted(id)) this.wires(...trunk(id, this.at.x + FRAME.pad + lane * GUTTER.trunk, this.#joints.get(id) ?? [], this.model.tints));
    }
    this.#chips();
    const bottom = Math.max(this.y, this.moved.bottom) + FRAME.foot;
    this.#host(bottom);
    return bottom;
  }

  /** @param {...WirePlace} wires */
  wires(...wires) {
    for (const wire of wires) this.picture.wires.push({ ...wire, group: this.id });
  }

  /** Whether a network's bar was moved by hand. Its lanes stay free, so that nothing else moves. @param {string} id */
  lifted(id) {
    return this.model.spots.has(id);
  }

  /** Something reaches so far. @param {number} x */
  reach(x) {
    this.right = Math.max(this.right, x - this.at.x);
  }

  /** @param {number} bottom */
  #host(bottom) {
    const { x, y, width } = this.at;
    const rect = { x, y, w: width, h: bottom - y };
    const marks = { region: this.#region, railX: this.railX, uplinks: this.#uplinks };
    this.picture.hosts.push(placeHost(this.plan, rect, marks, this.setting.measure));
    this.picture.captions.push(captionOf(this.plan, rect, this.setting.measure));
  }

  /** The region grows by a row of those who live in it. @param {RowPlan} row */
  #widen(row) {
    if (!this.#region) {
      this.#region = { x: this.left - REGION.pad, y: this.y, w: this.railX - this.left + REGION.pad, h: 0 };
      this.y += REGION.head;
    }
    this.#region.h = this.y + row.height + bandHeight(row) + REGION.pad - this.#region.y;
  }

  /** A place that was left stays free: moving one thing moves no other. @param {RowPlan} row @returns {Socket[]} */
  #boxes(row) {
    let x = this.left;
    const sockets = row.slots.flatMap((slot) => {
      if (!slot.spot) x = this.moved.after({ x, y: this.y, w: slot.width, h: row.height });
      this.#slots.set(slot.cluster.members[0].container.id, { x, w: slot.width });
      const at = { x, y: this.y };
      x += slot.width + BOX.between;
      if (slot.spot) return [];
      this.reach(at.x + slot.width);
      return placeCluster(slot, at, row, this);
    });
    this.y += row.height;
    return sockets;
  }

  /** @param {RowPlan} row @param {number} index @param {Socket[]} sockets */
  #lanes(row, index, sockets) {
    const byNetwork = Map.groupBy(sockets, (socket) => socket.column.network.id);
    if (row.height && (row.bars.length || row.rails.length)) this.y += BAND.above;
    const lanes = this.#ordered(row, byNetwork);
    for (const { network, bar } of lanes) {
      const own = byNetwork.get(network.id) ?? [];
      if (this.lifted(network.id)) this.moved.loose(own);
      if (bar && this.lifted(network.id)) this.#lift(row, bar, own);
      else if (bar) this.#bar(row, bar, own);
      else this.#rail(index, network, own);
    }
    this.y += BAND.below - (lanes.at(-1)?.bar ? BAND.barGap : 0);
  }

  /**
   * From the top down, so that the fewest sockets look through a lane that is not theirs.
   *
   * @param {RowPlan} row
   * @param {Map<string, Socket[]>} byNetwork
   * @returns {Lane[]}
   */
  #ordered(row, byNetwork) {
    const xsOf = (/** @type {string} */ id) => (byNetwork.get(id) ?? []).map(({ x }) => x);
    const bars = row.bars.map((bar) => {
      const { x, w } = this.#span(row, bar, byNetwork.get(bar.network.id) ?? []);
      const from = this.plan.trunks.has(bar.network.id) ? this.at.x : x;
      const to = uplinkOf(bar.network, this.setting.cards) ? this.railX : x + w;
      return { network: bar.network, bar, xs: xsOf(bar.network.id), from, to };
    });
    const rails = row.rails.map((network) => {
      const xs = xsOf(network.id);
      return { network, bar: null, xs, from: this.at.x, to: network.host ? Math.max(this.at.x, ...xs) : this.railX };
    });
    const lanes = [...bars, ...rails];
    const through = (/** @type {number} */ upper, /** @type {number} */ lower) =>
      lanes[lower].xs.filter((x) => x >= lanes[upper].from && x <= lanes[upper].to).length;
    return bestOrder(lanes.length, through, this.setting.dice).map((at) => lanes[at]);
  }

  /** @param {RowPlan} row @param {MeasuredBar} bar @param {Socket[]} sockets */
  #bar(row, bar, sockets) {
    const span = this.#span(row, bar, sockets);
    this.y = this.moved.below({ ...span, y: this.y, h: BAND.bar });
    const place = this.#draw(bar, { ...span, y: this.y }, sockets);
    this.#drops(sockets, place.y);
    this.y += BAND.bar + BAND.barGap;
  }

  /** A bar that was moved by hand is as wide as it was in its row. @param {RowPlan} row @param {MeasuredBar} bar @param {Socket[]} sockets */
  #lift(row, bar, sockets) {
    const spot = /** @type {Point} */ (this.model.spots.get(bar.network.id));
    const { w } = this.#span(row, bar, sockets);
    const at = { x: this.at.x + spot.x, y: this.at.y + spot.y, w };
    this.moved.lift({ ...at, h: BAND.bar });
    this.#draw(bar, at, sockets);
    this.y += BAND.bar + BAND.barGap;
  }

  /** @param {MeasuredBar} bar @param {{x: number, y: number, w: number}} at @param {Socket[]} sockets */
  #draw(bar, at, sockets) {
    const place = placeBar(bar, at, this.setting, this.model);
    this.picture.networks.push(place);
    this.bars.set(bar.network.id, place);
    this.reach(place.x + place.w);
    this.joint(bar.network.id, { y: place.plug.y, live: sockets.some((socket) => socket.live), bar: place.x });
    const part = uplinkOf(bar.network, this.setting.cards);
    if (part) this.uplink(bar.network.id, part, "", place.plug);
    return place;
  }

  /** @param {string} network @param {"uplink" | "parent"} part @param {string} id @param {Point} from */
  uplink(network, part, id, from) {
    const way = { id, host: this.id, from, x: this.railX };
    this.wires(uplink(network, part, way, this.model.tints));
    this.#uplinks.push(from.y);
  }

  /**
   * From the first to the last thing in its row that belongs to a network, and wide enough for its label.
   *
   * @param {RowPlan} row
   * @param {MeasuredBar} bar
   * @param {Socket[]} sockets
   */
  #span(row, bar, sockets) {
    const own = row.slots.filter((slot) => slot.cluster.section === bar.network.id);
    const places = own.flatMap((slot) => this.#slots.get(slot.cluster.members[0].container.id) ?? []);
    const edges = [...places.flatMap(({ x, w }) => [x, x + w]), ...sockets.flatMap(({ x }) => [x - BAR.cap, x + BAR.cap])];
    const from = edges.length ? Math.max(this.left, Math.min(...edges)) : this.left;
    const to = edges.length ? Math.max(...edges) : this.left + BAR.empty;
    const w = Math.max(bar.width, to - from);
    return { x: Math.max(this.left, Math.min(from, this.left + this.plan.content - w)), w };
  }

  /** @param {number} index of its row @param {Network} network @param {Socket[]} sockets */
  #rail(index, network, sockets) {
    const y = this.y + BAND.rail / 2;
    this.y += BAND.rail;
    if (!sockets.length || this.lifted(network.id)) return;
    const end = Math.max(...sockets.map((socket) => socket.x));
    this.railTo(network, { x: end, y }, { id: `${this.id}:${index}`, live: sockets.some((socket) => socket.live), labelled: true });
    this.#drops(sockets, y);
  }

  /**
   * A rail from a network's trunk to a point.
   *
   * @param {Network} network
   * @param {Point} end
   * @param {{id: string, live: boolean, labelled: boolean}} how
   */
  railTo(network, end, { id, live, labelled }) {
    const lane = this.plan.trunks.get(network.id);
    const x = lane === undefined ? sharedLane(this.model, network, this.at.x) : this.at.x + FRAME.pad + lane * GUTTER.trunk;
    if (lane === undefined) this.uplink(network.id, "uplink", id, end);
    const label = labelled ? shorten(network.name, "note", GUTTER.label - 12, this.setting.measure) : "";
    const labelX = this.left - GUTTER.label + 2;
    this.wires(rail(network, this.model.tints, { id, from: { x, y: end.y }, to: end.x, live, label, labelX }));
    this.joint(network.id, { y: end.y, live });
  }

  /** @param {Socket[]} sockets @param {number} y */
  #drops(sockets, y) {
    for (const socket of sockets) this.wires(drop(socket, [{ x: socket.x, y }], this.model.tints));
  }

  /** @param {string} network @param {Joint} joint */
  joint(network, joint) {
    this.#joints.set(network, [...(this.#joints.get(network) ?? []), joint]);
  }

  /** Predefined networks that nobody uses stand small at the foot; that of the residents names their region. */
  #chips() {
    const { idle, residents } = this.plan.model;
    const lived = new Set(residents.flat().map((cluster) => cluster.section));
    let x = this.left;
    for (const network of idle) {
      const region = lived.has(network.id) ? this.#region : null;
      const at = region ? { x: region.x + REGION.pad, y: region.y - CHIP.height / 2 } : { x, y: this.y };
      const place = placeChip(network, at, this.setting, this.model);
      this.picture.networks.push(place);
      if (!region) x += place.w + CHIP.gap;
    }
    if (x > this.left) this.y += CHIP.height;
  }
}

/** Trunks of networks that span hosts lie left of the frames. @param {Model} model @param {Network} network @param {number} left */
function sharedLane(model, network, left) {
  return left - (model.shared.findIndex((other) => other.id === network.id) + 2) * GUTTER.trunk;
}
