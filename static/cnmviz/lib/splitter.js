/** The edge between two parts of the page: dragged, or moved with the arrow keys; its place is remembered. */

import { keep, kept } from "./kept.js";

const STEP = 24;

/**
 * @typedef {object} Measures
 * @property {string} property the custom property on the root that holds the size in pixels
 * @property {number} size before anybody moved it
 * @property {number} least
 * @property {() => number} most
 * @property {boolean} vertical whether the edge itself stands upright
 */

export class Splitter {
  #edge;
  #measures;
  #size;

  /**
   * @param {HTMLElement} edge an element with role separator
   * @param {Measures} measures
   */
  constructor(edge, measures) {
    this.#edge = edge;
    this.#measures = measures;
    this.#size = kept(this.#key, measures.size);
    edge.addEventListener("pointerdown", (event) => this.#grab(event));
    edge.addEventListener("lostpointercapture", () => this.#release());
    edge.addEventListener("keydown", (event) => this.#press(event));
    window.addEventListener("resize", () => this.#set(this.#size));
    this.#set(this.#size);
  }

  get #key() {
    return `size${this.#measures.property}`;
  }

  /** @param {number} wanted */
  #set(wanted) {
    const { least, most, property } = this.#measures;
    this.#size = Math.round(Math.max(least, Math.min(wanted, most())));
    document.documentElement.style.setProperty(property, `${this.#size}px`);
    this.#edge.setAttribute("aria-valuenow", String(this.#size));
    this.#edge.setAttribute("aria-valuemin", String(least));
    this.#edge.setAttribute("aria-valuemax", String(Math.round(most())));
  }

  /** @param {PointerEvent} event */
  #grab(event) {
    event.preventDefault();
    this.#edge.setPointerCapture(event.pointerId);
    const at = (/** @type {PointerEvent} */ { clientX, clientY }) => (this.#measures.vertical ? clientX : clientY);
    const start = at(event) + this.#size;
    this.#edge.onpointermove = (moved) => this.#set(start - at(moved));
  }

  #release() {
    this.#edge.onpointermove = null;
    keep(this.#key, this.#size);
  }

  /** @param {KeyboardEvent} event */
  #press(event) {
    const [grow, shrink] = this.#measures.vertical ? ["ArrowLeft", "ArrowRight"] : ["ArrowUp", "ArrowDown"];
    if (event.key !== grow && event.key !== shrink) return;
    event.preventDefault();
    this.#set(this.#size + (event.key === grow ? STEP : -STEP));
    keep(this.#key, this.#size);
  }
}
