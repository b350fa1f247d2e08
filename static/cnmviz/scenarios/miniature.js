/**
 * A lab as a small picture: what can still be read at the size of a card. The blocks, names and lines of the CNM picture as it is
 * seen from afar, without the world outside and without what the engine made for itself and nobody put anything on.
 *
 * It shows and does nothing. It keeps its elements, so that it may be shown other entities again and again, as a wall of live labs does.
 */

import { CNM } from "../diagram/cnm.js";
import { isHidden, madeByEngine } from "../diagram/engine-network.js";
import { Scene } from "../diagram/scene.js";
import { el, set } from "../diagram/svg.js";
import { canvasMeasure } from "../diagram/text.js";
import { LabStore } from "../store.js";

/** @import {Lab, Picture, Rect} from "../diagram/types.js" */
/** @import {DriverCard, Network, Position, Sandbox, Snapshot} from "../types.js" */

const MARGIN = 20;
/** Pixels of the picture that a card shows at least: a lab of one container is not blown up. */
const LEAST = { w: 620, h: 360 };
/** So wide that nothing but coloured blocks is left of it. */
const WIDE = 2200;

const measure = canvasMeasure();

export class Miniature {
  #scene;
  #setting;

  /** @param {HTMLElement} root is filled @param {DriverCard[]} drivers */
  constructor(root, drivers) {
    this.#setting = { measure, cards: new Map(drivers.map((card) => [card.name, card])) };
    this.world = el("g", { class: "world" });
    this.svg = el("svg", { class: "diagram far", preserveAspectRatio: "xMidYMid meet" }, this.world);
    this.#scene = new Scene(this.world, CNM);
    root.classList.add("miniature");
    root.inert = true;
    root.replaceChildren(this.svg);
  }

  /** @param {Snapshot["entities"]} entities */
  show(entities) {
    const picture = essence(/** @type {Picture} */ (CNM.layout(usedOf(entities), this.#setting)));
    this.#scene.update(picture, false);
    const { x, y, w, h } = framed(picture.bounds);
    set(this.svg, { viewBox: `${x} ${y} ${w} ${h}` });
    this.svg.classList.toggle("farther", w > WIDE);
  }
}

/**
 * The lab without what the engine made for itself, unless somebody uses it.
 * @param {Snapshot["entities"]} entities
 * @returns {Lab}
 */
function usedOf(entities) {
  const store = new LabStore();
  store.load({ seq: 0, lab: { code: "", title: "" }, people: [], log: [], entities });
  const endpoints = store.endpoints().filter((endpoint) => !isHidden(endpoint, /** @type {Network} */ (store.get("network", endpoint.network))));
  const attached = store.containers().flatMap(({ attachments }) => attachments.map(({ network_id: id }) => id));
  const used = new Set([...attached, ...endpoints.map(({ network }) => network)]);
  return {
    hosts: store.hosts(),
    networks: store.networks().filter((network) => !madeByEngine(network) || used.has(network.id)),
    containers: store.containers(),
    endpoints,
    sandboxes: /** @type {Sandbox[]} */ (store.all("sandbox")),
    positions: /** @type {Position[]} */ (store.all("position")),
  };
}

/** What a small picture keeps: hosts and all that is in them. @param {Picture} picture @returns {Picture} */
function essence(picture) {
  const wires = picture.wires.filter(({ part }) => part !== "out");
  return { ...picture, outside: [], handles: [], wires, bounds: around([...picture.hosts, ...picture.networks]) };
}

/** @param {Rect[]} rects @returns {Rect} */
function around(rects) {
  const x = Math.min(0, ...rects.map((rect) => rect.x));
  const y = Math.min(0, ...rects.map((rect) => rect.y));
  return { x, y, w: Math.max(0, ...rects.map((rect) => rect.x + rect.w)) - x, h: Math.max(0, ...rects.map((rect) => rect.y + rect.h)) - y };
}

/** With room around it, and not closer than looks good. @param {Rect} bounds @returns {Rect} */
function framed({ x, y, w, h }) {
  const [width, height] = [Math.max(LEAST.w, w + 2 * MARGIN), Math.max(LEAST.h, h + 2 * MARGIN)];
  return { x: x - (width - w) / 2, y: y - (height - h) / 2, w: width, h: height };
}
