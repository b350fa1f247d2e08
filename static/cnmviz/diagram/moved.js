/**
 * What people moved by hand inside one host: boxes and bars that stand where they were put, and a line of its own for each of their
 * endpoints. What stands in rows makes way for them and never lies on them. Pure.
 */

import { placeCluster } from "./box.js";
import { grown, Obstacles } from "./obstacles.js";
import { route } from "./route.js";
import { BAND, BOX, ROUTE } from "./sizes.js";
import { drop } from "./wires.js";

/** @import {Socket} from "./box.js" */
/** @import {Frame} from "./frame.js" */
/** @import {Slot} from "./plan.js" */
/** @import {Point, Rect} from "./types.js" */

export class Moved {
  /** @type {Obstacles} */
  #here;
  /** Those in rows whose network was moved away. @type {Socket[]} */
  #loose = [];
  /** The lowest edge of what was moved. */
  bottom = 0;

  /** @param {Frame} frame */
  constructor(frame) {
    this.frame = frame;
    this.slots = frame.plan.rows.flatMap((row) => row.slots).filter((slot) => slot.spot);
    this.#here = new Obstacles(this.slots.map((slot) => this.#rect(slot)));
    for (const { network, width } of frame.plan.rows.flatMap((row) => row.bars)) {
      const spot = frame.model.spots.get(network.id);
      if (spot) this.#here.add({ x: frame.at.x + spot.x, y: frame.at.y + spot.y, w: width, h: BAND.bar });
    }
  }

  /** Where a rectangle can stand in its row: there, or behind what was moved there. @param {Rect} rect @returns {number} */
  after(rect) {
    let { x } = rect;
    for (;;) {
      const under = [...this.#here.under(grown({ ...rect, x }, BOX.between / 2))];
      if (!under.length) return x;
      x = Math.max(...under.map((other) => other.x + other.w)) + BOX.between;
    }
  }

  /** Where a bar can lie: there, or below what was moved there. @param {Rect} rect @returns {number} */
  below(rect) {
    let { y } = rect;
    for (;;) {
      const under = [...this.#here.under(grown({ ...rect, y }, ROUTE.apart))];
      if (!under.length) return y;
      y = Math.max(...under.map((other) => other.y + other.h)) + ROUTE.out;
    }
  }

  /** A bar lies where it was put. @param {Rect} rect */
  lift(rect) {
    this.bottom = Math.max(this.bottom, rect.y + rect.h);
  }

  /** Sockets in a row whose network's bar lies elsewhere. @param {Socket[]} sockets */
  loose(sockets) {
    this.#loose.push(...sockets);
  }

  draw() {
    if (!this.slots.length && !this.#loose.length) return;
    const { picture, id } = this.frame;
    const boxes = new Map(picture.containers.map((place) => [place.id, place]));
    const standing = this.#loose.map((socket) => ({ socket, box: /** @type {Rect} */ (boxes.get(socket.container)) }));
    const sockets = [...standing, ...this.slots.flatMap((slot) => this.#place(slot))];
    const obstacles = new Obstacles([
      ...picture.containers.filter(({ group }) => group === id),
      ...picture.networks.filter(({ group }) => group === id),
    ]);
    for (const [at, { socket, box }] of sockets.entries()) this.#line(socket, box, obstacles, at);
  }

  /** @param {Slot} slot @returns {{socket: Socket, box: Rect}[]} */
  #place(slot) {
    const rect = this.#rect(slot);
    this.bottom = Math.max(this.bottom, rect.y + rect.h + ROUTE.out);
    this.frame.reach(rect.x + rect.w);
    const before = this.frame.picture.containers.length;
    const sockets = placeCluster(slot, rect, { height: slot.height, resident: false }, this.frame);
    const box = this.frame.picture.containers[before];
    return sockets.map((socket) => ({ socket, box: socket.container === box.id ? box : rect }));
  }

  /** @param {Socket} socket @param {Rect} box @param {Obstacles} obstacles @param {number} at */
  #line(socket, box, obstacles, at) {
    const { network } = socket.column;
    const bar = this.frame.bars.get(network.id);
    const from = { x: socket.x, y: socket.from };
    if (bar) {
      const points = route(from, bar, box, obstacles, at % ROUTE.lanes);
      this.frame.wires(drop(socket, points.slice(1), this.frame.model.tints));
    } else this.#out(socket, { x: socket.x, y: box.y + box.h + ROUTE.out + (at % ROUTE.lanes) * ROUTE.apart });
  }

  /** To a network of the whole swarm, whose bar lies below all hosts. @param {Socket} socket @param {Point} end */
  #out(socket, end) {
    const { network } = socket.column;
    this.frame.railTo(network, end, { id: `${this.frame.id}:${socket.container}`, live: socket.live, labelled: false });
    this.frame.wires(drop(socket, [end], this.frame.model.tints));
  }

  /** @param {Slot} slot @returns {Rect} */
  #rect({ spot, width, height }) {
    const { x, y } = /** @type {Point} */ (spot);
    return { x: this.frame.at.x + x, y: this.frame.at.y + y, w: width, h: height };
  }
}
