/**
 * What part of the picture is seen: zoom at the pointer, pinch, pan, fit. Knows nothing of what is drawn.
 *
 * Panning: wheel button, space and drag, drag on empty canvas, two fingers. Below a zoom of 0.45 the svg has the class `far`, below 0.16
 * also `farther`: css/diagram.css then leaves out what could not be seen.
 */

/** @import {Point, Rect} from "./types.js" */

const FAR = 0.45;
const FARTHER = 0.16;
const LEAST = 0.01;
const MOST = 4;
const MARGIN = 20;
const GLIDE = 220;

export class Viewport {
  #x = 0;
  #y = 0;
  #zoom = 1;
  /** A person has chosen what is seen; otherwise it follows the picture. */
  chosen = false;
  /** Pixels at the top that lie under something else. */
  covered = 0;
  #frame = 0;
  #glide = 0;
  #still = matchMedia("(prefers-reduced-motion: reduce)");
  /** @type {Set<() => void>} */
  #listeners = new Set();

  /** @param {SVGSVGElement} svg @param {SVGGElement} world */
  constructor(svg, world) {
    this.svg = svg;
    this.world = world;
    svg.addEventListener("wheel", (event) => this.#wheel(event), { passive: false });
  }

  get zoom() {
    return this.#zoom;
  }

  /** @param {() => void} listener @returns {() => void} the way to stop */
  onChange(listener) {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  /** From client pixels to the picture's own. @param {number} clientX @param {number} clientY @returns {Point} */
  toWorld(clientX, clientY) {
    const { left, top } = this.svg.getBoundingClientRect();
    return { x: (clientX - left - this.#x) / this.#zoom, y: (clientY - top - this.#y) / this.#zoom };
  }

  /** From the picture's own to pixels inside the svg. @param {Point} point @returns {Point} */
  toScreen({ x, y }) {
    return { x: x * this.#zoom + this.#x, y: y * this.#zoom + this.#y };
  }

  /** @param {number} dx @param {number} dy */
  pan(dx, dy) {
    this.chosen = true;
    this.#set(this.#x + dx, this.#y + dy, this.#zoom);
  }

  /**
   * @param {number} factor
   * @param {Point} [at] a place inside the svg that stays where it is; its middle by default
   */
  zoomBy(factor, at) {
    this.chosen = true;
    const { width, height } = this.svg.getBoundingClientRect();
    const { x, y } = at ?? { x: width / 2, y: height / 2 };
    const zoom = Math.min(MOST, Math.max(LEAST, this.#zoom * factor));
    const change = zoom / this.#zoom;
    this.#set(x - (x - this.#x) * change, y - (y - this.#y) * change, zoom);
  }

  reset() {
    this.zoomBy(1 / this.#zoom);
  }

  /** Bring a rectangle wholly into view. @param {Rect} rect @param {{largest?: number, glide?: boolean}} [how] */
  fit(rect, { largest = 1.25, glide = true } = {}) {
    const { width, height } = this.svg.getBoundingClientRect();
    if (!width || !height || !rect.w || !rect.h) return;
    this.chosen = false;
    const margin = Math.min(MARGIN, width / 12);
    const free = height - this.covered;
    const zoom = Math.max(LEAST, Math.min(largest, (width - 2 * margin) / rect.w, (free - 2 * margin) / rect.h));
    const x = (width - rect.w * zoom) / 2 - rect.x * zoom;
    const y = this.covered + (free - rect.h * zoom) / 2 - rect.y * zoom;
    if (glide) this.#glideTo(x, y, zoom);
    else this.#set(x, y, zoom);
  }

  /** Pan as little as needed to see a rectangle. @param {Rect} rect */
  reveal(rect) {
    const { width, height } = this.svg.getBoundingClientRect();
    const { x, y } = this.toScreen(rect);
    const dx = shift(x, rect.w * this.#zoom, width);
    const dy = shift(y, rect.h * this.#zoom, height);
    if (dx || dy) this.#glideTo(this.#x + dx, this.#y + dy, this.#zoom);
    this.chosen ||= dx !== 0 || dy !== 0;
  }

  stop() {
    cancelAnimationFrame(this.#frame);
    cancelAnimationFrame(this.#glide);
  }

  /** @param {WheelEvent} event */
  #wheel(event) {
    event.preventDefault();
    const { left, top } = this.svg.getBoundingClientRect();
    const lines = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? 16 : 1;
    const speed = event.ctrlKey ? 0.01 : 0.0016;
    this.zoomBy(Math.exp(-event.deltaY * lines * speed), { x: event.clientX - left, y: event.clientY - top });
  }

  /** @param {number} x @param {number} y @param {number} zoom */
  #glideTo(x, y, zoom) {
    const from = [this.#x, this.#y, this.#zoom];
    if (this.#still.matches) {
      this.#set(x, y, zoom);
      return;
    }
    const started = performance.now();
    const step = (/** @type {number} */ now) => {
      const part = Math.min(1, Math.max(0, now - started) / GLIDE);
      const eased = 1 - (1 - part) ** 3;
      const [a, b, c] = [x, y, zoom].map((goal, i) => from[i] + (goal - from[i]) * eased);
      this.#move(a, b, c);
      if (part < 1) this.#glide = requestAnimationFrame(step);
    };
    cancelAnimationFrame(this.#glide);
    this.#glide = requestAnimationFrame(step);
  }

  /** @param {number} x @param {number} y @param {number} zoom */
  #set(x, y, zoom) {
    cancelAnimationFrame(this.#glide);
    this.#move(x, y, zoom);
  }

  /** @param {number} x @param {number} y @param {number} zoom */
  #move(x, y, zoom) {
    [this.#x, this.#y, this.#zoom] = [x, y, zoom];
    if (!this.#frame) this.#frame = requestAnimationFrame(() => this.#draw());
  }

  #draw() {
    this.#frame = 0;
    this.world.setAttribute(
      "transform",
      `translate(${this.#x.toFixed(2)} ${this.#y.toFixed(2)}) scale(${this.#zoom.toFixed(4)})`,
    );
    this.svg.classList.toggle("far", this.#zoom < FAR);
    this.svg.classList.toggle("farther", this.#zoom < FARTHER);
    for (const listener of this.#listeners) listener();
  }
}

/** @param {number} start @param {number} size @param {number} room */
function shift(start, size, room) {
  const edge = Math.min(MARGIN, Math.max(0, (room - size) / 2));
  if (start < edge) return edge - start;
  return start + size > room - edge ? Math.max(room - edge - start - size, edge - start) : 0;
}
