/**
 * One host laid out from the top down: rows of containers, under each row its lanes, the unused networks at the foot. Pure.
 *
 * Under a row come first the bars of the networks at home there, then a rail for each network that passes. Lines run only in
 * lanes, gutters and straight below a socket, so none runs behind a box, and no two networks share a lane.
 */

import { placeBar, placeChip, uplinkOf } from "./bar.js";
import { columnPoints, isLive, placeBox, placeEndpoint, placeHandle, sandboxRect } from "./box.js";
import { hostSays } from "./labels.js";
import { bandHeight } from "./plan.js";
import { BAND, BAR, BOX, CHIP, FAR, FRAME, GUTTER, REGION, SANDBOX, UPLINK } from "./sizes.js";
import { farSize, shorten } from "./text.js";
import { drop, rail, trunk, uplink } from "./wires.js";

/** @import {Network} from "../types.js" */
/** @import {MeasuredBar} from "./bar.js" */
/** @import {MeasuredBox} from "./box.js" */
/** @import {HostPlan, RowPlan} from "./plan.js" */
/** @import {Column, ContainerPlace, Model, Picture, Point, Rect, Setting} from "./types.js" */
/** @import {Joint} from "./wires.js" */
/** @typedef {{x: number, live: boolean, column: Column, container: string, from: number}} Socket where a line to a network begins */

export class Frame {
  /** @type {Map<string, Joint[]>} where a network's rails and its bar meet its trunk */
  #joints = new Map();
  /** @type {number[]} */
  #uplinks = [];
  /** The host's own namespace, around those who live in it. @type {Rect | null} */
  #region = null;

  /**
   * @param {Model} model
   * @param {Setting} setting
   * @param {Picture} picture is added to
   * @param {HostPlan} plan
   * @param {{width: number, top: number}} at
   */
  constructor(model, setting, picture, plan, { width, top }) {
    this.model = model;
    this.setting = setting;
    this.picture = picture;
    this.plan = plan;
    this.width = width;
    this.top = top;
    this.left = FRAME.pad + plan.gutter;
    this.railX = width - UPLINK.after;
    this.y = top + FRAME.head;
  }

  /** @returns {number} the y below it */
  draw() {
    this.plan.rows.forEach((row, index) => {
      if (row.resident) this.#widen(row);
      this.#lanes(row, index, this.#boxes(row));
    });
    for (const [id, lane] of this.plan.trunks) {
      this.picture.wires.push(...trunk(id, FRAME.pad + lane * GUTTER.trunk, this.#joints.get(id) ?? [], this.model.tints));
    }
    this.#chips();
    const bottom = this.y + FRAME.foot;
    this.#host(bottom);
    return bottom;
  }

  /** @param {number} bottom */
  #host(bottom) {
    const { host } = this.plan.model;
    const port = { x: this.width, y: this.top + FRAME.head / 2 };
    const end = Math.max(port.y, ...this.#uplinks, this.#region ? this.#region.y + 20 : 0);
    const containers = this.plan.rows.flatMap((row) => row.slots).flatMap((slot) => slot.boxes).length;
    this.picture.hosts.push({
      id: host.id,
      host,
      says: hostSays(host, containers),
      x: 0,
      y: this.top,
      w: this.width,
      h: bottom - this.top,
      port,
      region: this.#region,
      rail: { x: this.railX, y1: port.y, y2: end },
      ...hostTexts(host, this.width, this.setting.measure),
      note: this.plan.empty ? "No containers yet" : "",
      middle: { x: this.width / 2, y: this.top + FRAME.head + FRAME.empty / 2 },
    });
  }

  /** The region grows by a row of those who live in it. @param {RowPlan} row */
  #widen(row) {
    if (!this.#region) {
      this.#region = { x: this.left - REGION.pad, y: this.y, w: this.railX - this.left + REGION.pad, h: 0 };
      this.y += REGION.head;
    }
    this.#region.h = this.y + row.height + bandHeight(row) + REGION.pad - this.#region.y;
  }

  /** @param {RowPlan} row @returns {Socket[]} */
  #boxes(row) {
    let x = this.left;
    const sockets = row.slots.flatMap(({ boxes }) => {
      const places = boxes.map((box) => {
        const place = placeBox(box, { x, y: this.y }, row, this.setting.measure);
        x += box.width + SANDBOX.guestGap;
        return place;
      });
      x += BOX.between - SANDBOX.guestGap;
      if (!row.resident) this.#sandbox(boxes, places);
      this.picture.containers.push(...places);
      return boxes.flatMap((box, i) => this.#sockets(box, places[i], row.resident));
    });
    this.y += row.height;
    return sockets;
  }

  /** @param {MeasuredBox} box @param {ContainerPlace} place @param {boolean} resident @returns {Socket[]} */
  #sockets(box, place, resident) {
    const points = columnPoints(box, place);
    this.picture.handles.push(...placeHandle(box, place, resident));
    return box.member.columns.map((column, i) => {
      this.picture.endpoints.push(...placeEndpoint(column, points[i], box.member, this.model.tints));
      return { x: points[i].x, from: points[i].y, live: column.endpoint !== null, column, container: place.id };
    });
  }

  /** @param {MeasuredBox[]} boxes @param {ContainerPlace[]} places */
  #sandbox(boxes, places) {
    const [first] = places;
    const inside = places.filter((place, i) => isLive(boxes[i].member) && place.container.sandbox === first.container.sandbox);
    if (inside[0] !== first) return;
    this.picture.sandboxes.push({
      id: first.container.sandbox,
      ...sandboxRect(first, inside[inside.length - 1]),
      label: inside.length > 1 ? `one sandbox, ${inside.length} containers` : "sandbox",
      containers: inside.map((place) => place.id),
    });
  }

  /** @param {RowPlan} row @param {number} index @param {Socket[]} sockets */
  #lanes(row, index, sockets) {
    const byNetwork = Map.groupBy(sockets, (socket) => socket.column.network.id);
    if (row.height && (row.bars.length || row.rails.length)) this.y += BAND.above;
    for (const bar of row.bars) this.#bar(row, bar, byNetwork.get(bar.network.id) ?? []);
    for (const network of row.rails) this.#rail(index, network, byNetwork.get(network.id) ?? []);
    this.y += BAND.below - (row.bars.length && !row.rails.length ? BAND.barGap : 0);
  }

  /** @param {RowPlan} row @param {MeasuredBar} bar @param {Socket[]} sockets */
  #bar(row, bar, sockets) {
    const place = placeBar(bar, { ...this.#span(row, bar, sockets), y: this.y }, this.setting, this.model);
    this.picture.networks.push(place);
    this.#drops(sockets, place.y);
    this.#joint(bar.network.id, { y: place.plug.y, live: sockets.some((socket) => socket.live), bar: place.x });
    this.y += BAND.bar + BAND.barGap;
    const part = uplinkOf(bar.network, this.setting.cards);
    if (part) this.#uplink(bar.network.id, part, "", place.plug);
  }

  /** @param {string} network @param {"uplink" | "parent"} part @param {string} id @param {Point} from */
  #uplink(network, part, id, from) {
    const way = { id, host: this.plan.model.host.id, from, x: this.railX };
    this.picture.wires.push(uplink(network, part, way, this.model.tints));
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
    const own = row.slots.filter((slot) => slot.cluster.section === bar.network.id).flatMap((slot) => slot.boxes);
    const ids = new Set(own.map((box) => box.member.container.id));
    const boxes = ids.size ? this.picture.containers.filter((place) => ids.has(place.id) && place.y + row.height <= this.y) : [];
    const edges = [...boxes.flatMap(({ x, w }) => [x, x + w]), ...sockets.flatMap(({ x }) => [x - BAR.cap, x + BAR.cap])];
    const from = edges.length ? Math.max(this.left, Math.min(...edges)) : this.left;
    const to = edges.length ? Math.max(...edges) : this.left + BAR.empty;
    const w = Math.max(bar.width, to - from);
    return { x: Math.max(this.left, Math.min(from, this.left + this.plan.content - w)), w };
  }

  /** @param {number} index of its row @param {Network} network @param {Socket[]} sockets */
  #rail(index, network, sockets) {
    const y = this.y + BAND.rail / 2;
    const lane = this.plan.trunks.get(network.id);
    const x = lane === undefined ? sharedLane(this.model, network) : FRAME.pad + lane * GUTTER.trunk;
    const end = Math.max(...sockets.map((socket) => socket.x));
    const live = sockets.some((socket) => socket.live);
    const id = `${this.plan.model.host.id}:${index}`;
    if (lane === undefined) this.#uplink(network.id, "uplink", id, { x: end, y });
    this.picture.wires.push(
      rail(network, this.model.tints, {
        id,
        from: { x, y },
        to: end,
        live,
        label: shorten(network.name, "note", GUTTER.label - 12, this.setting.measure),
        labelX: this.left - GUTTER.label + 2,
      }),
    );
    this.#drops(sockets, y);
    this.#joint(network.id, { y, live });
    this.y += BAND.rail;
  }

  /** @param {Socket[]} sockets @param {number} y */
  #drops(sockets, y) {
    for (const socket of sockets) this.picture.wires.push(drop(socket, y, this.model.tints));
  }

  /** @param {string} network @param {Joint} joint */
  #joint(network, joint) {
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

/**
 * Name and address share the head of the frame, near and far.
 *
 * @param {import("../types.js").Host} host
 * @param {number} width
 * @param {import("./types.js").Measure} measure
 */
function hostTexts(host, width, measure) {
  const title = shorten(host.name, "host", width / 2, measure);
  const label = `${host.interface}  ${host.address}`;
  const room = { w: width / 2 - 80, h: FRAME.head };
  return {
    title,
    label,
    far: farSize(measure(title, "title"), room, FAR.host),
    farLabel: farSize(measure(label, "mono") * 1.25, room, FAR.label),
  };
}

/** Trunks of networks that span hosts lie left of all frames. @param {Model} model @param {Network} network */
export function sharedLane(model, network) {
  return -(model.shared.findIndex((other) => other.id === network.id) + 2) * GUTTER.trunk;
}
