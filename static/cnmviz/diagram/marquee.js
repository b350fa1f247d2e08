/** A rectangle drawn over empty canvas, or the empty ground of a host, selects the containers and networks that it touches. */

import { overlap } from "./obstacles.js";
import { el, set } from "./svg.js";

/** @import {Canvas} from "./canvas.js" */
/** @import {Point, Rect} from "./types.js" */

export class Marquee {
  #shape = el("rect", { class: "marquee" });
  /** @type {Point} */
  #start = { x: 0, y: 0 };
  /** @type {string[]} */
  #before = [];

  /** @param {Canvas} canvas */
  constructor(canvas) {
    this.canvas = canvas;
  }

  get drawn() {
    return this.#shape.isConnected;
  }

  /** @param {{x: number, y: number}} client */
  begin(client) {
    this.#start = this.canvas.viewport.toWorld(client.x, client.y);
    this.#before = this.canvas.options.selection.ids;
    this.canvas.overlay.append(this.#shape);
    this.move(client);
  }

  /** @param {{x: number, y: number}} client */
  move(client) {
    const rect = this.#rect(client);
    set(this.#shape, { x: rect.x, y: rect.y, width: rect.w, height: rect.h });
    const { scene, options } = this.canvas;
    const touched = ["container", "network"].flatMap((kind) => scene.keys(kind)).filter((key) => overlap(rect, scene.view(key)?.place));
    options.selection.set([...this.#before, ...touched]);
  }

  end() {
    this.#shape.remove();
  }

  /** What was selected before is selected again. */
  cancel() {
    if (this.drawn) this.canvas.options.selection.set(this.#before);
    this.#shape.remove();
  }

  /** @param {{x: number, y: number}} client @returns {Rect} */
  #rect(client) {
    const { x, y } = this.canvas.viewport.toWorld(client.x, client.y);
    return {
      x: Math.min(x, this.#start.x),
      y: Math.min(y, this.#start.y),
      w: Math.abs(x - this.#start.x),
      h: Math.abs(y - this.#start.y),
    };
  }
}
