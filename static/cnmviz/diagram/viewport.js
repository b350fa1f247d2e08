/**
 * What part of the picture is seen: zoom at the pointer, pinch, pan, fit. Knows nothing of what is drawn.
 *
 * Panning: wheel button, space and drag, drag on empty canvas, two fingers. While the view changes, the drawing is a picture that the
 * compositor shifts and stretches (`transform` of the svg): nothing is laid out or painted, however much is drawn. Once the zoom rests,
 * the world is drawn at it (`transform` of the world). Shifting alone never draws anew.
 *
 * Below a zoom of 0.45 the svg has the class `far`, below 0.16 also `farther`: css/diagram.css then leaves out what could not be seen.
 */

import { fitted, revealed } from "./room.js";
import { el } from "./svg.js";

/** @import {Room} from "./room.js" */
/** @import {Point, Rect} from "./types.js" */
/** @typedef {{x: number, y: number, zoom: number}} View of the picture: where its origin is in the pane, and its scale */

/** @type {[string, number][]} */
const LEVELS = [
  ["far", 0.45],
  ["farther", 0.16],
];
/** To show everything, things are made no larger than this. */
const LARGEST = 1.25;
/**
 * Looked at from afar: names are at least a thirty-sixth of the pane's height, or they stand alone, as large as their room. A name is
 * fifteen pixels (text.js).
 */
const BIG = { least: 1 / 36, name: 15, largest: 3 };
/**
 * By hand one zooms out as far as something can be told apart. To show everything it may take less: `place` lets a host, and things
 * inside it, stand 100,000 pixels from their corner to either side, and those 400,000 are to fit a phone.
 */
const LEAST = 0.01;
const LEAST_TO_FIT = 0.0005;
const MOST = 4;
const GLIDE = 220;
/** Milliseconds until a zoom counts as resting. */
const REST = 150;
/** The drawing is stretched by no more than this, and shrunk by no more: beyond, it is drawn anew although the zoom does not rest. */
const STRETCH = { least: 0.4, most: 5 };
/**
 * Everywhere. The floor below the world makes every place of the pane the svg's, however it is shifted; the shield above it is there
 * while a drag has its own cursor (css/diagram.css), because a cursor that things inherit would be worked out for each of them.
 */
const EVERYWHERE = { x: -2e6, y: -2e6, width: 4e6, height: 4e6 };

export class Viewport {
  /** What is wanted. @type {View} */
  #view = { x: 0, y: 0, zoom: 1 };
  /** What the world is drawn at. @type {View} */
  #drawn = { x: 0, y: 0, zoom: 0 };
  /** The pane's, kept so that asking for it lays nothing out: a picture that has just been filled would be laid out as if seen from near. */
  size = { width: 0, height: 0 };
  /** A person has chosen what is seen; otherwise it follows the picture. */
  chosen = false;
  /** How far out one can zoom by hand: as far as everything was seen. */
  #least = LEAST;
  /** All that is drawn: what is revealed never moves it out of sight. @type {Rect | null} */
  bounds = null;
  /** Where a glide ends, while one is under way. @type {View | null} */
  #goal = null;
  /** What lies over the pane, in its pixels, measured and kept likewise. @type {Room[]} */
  covers = [];
  #frame = 0;
  #glide = 0;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #resting;
  #still = matchMedia("(prefers-reduced-motion: reduce)");
  /** @type {Set<() => void>} */
  #listeners = new Set();

  /**
   * @param {HTMLElement} pane in which the svg lies; it never moves with the picture
   * @param {SVGSVGElement} svg
   * @param {SVGGElement} world
   * @param {() => Element[]} covering what lies over the pane
   * @param {boolean} [big] it is looked at from afar
   */
  constructor(pane, svg, world, covering, big = false) {
    this.big = big;
    this.pane = pane;
    this.covering = covering;
    this.svg = svg;
    this.world = world;
    this.measure();
    svg.prepend(el("rect", { class: "floor", ...EVERYWHERE }));
    svg.append(el("rect", { class: "shield", ...EVERYWHERE }));
    svg.addEventListener("wheel", (event) => this.#wheel(event), { passive: false });
  }

  get zoom() {
    return this.#view.zoom;
  }

  /** @param {() => void} listener @returns {() => void} the way to stop */
  onChange(listener) {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  /** The pane has its first or another size, or what lies over it has. While it is behind another it has none, and keeps the one it had. */
  measure() {
    const { clientWidth, clientHeight } = this.pane;
    if (!clientWidth || !clientHeight) return;
    this.size = { width: clientWidth, height: clientHeight };
    const { left, top } = this.pane.getBoundingClientRect();
    const rects = this.covering().map((element) => element.getBoundingClientRect()).filter(({ width }) => width > 0);
    this.covers = rects.map((rect) => ({ left: rect.left - left, top: rect.top - top, right: rect.right - left, bottom: rect.bottom - top }));
  }

  /** From client pixels to those of the pane. @param {number} clientX @param {number} clientY @returns {Point} */
  toPane(clientX, clientY) {
    const { left, top } = this.pane.getBoundingClientRect();
    return { x: clientX - left, y: clientY - top };
  }

  /** From client pixels to the picture's own. @param {number} clientX @param {number} clientY @returns {Point} */
  toWorld(clientX, clientY) {
    const { x, y } = this.toPane(clientX, clientY);
    return { x: (x - this.#view.x) / this.zoom, y: (y - this.#view.y) / this.zoom };
  }

  /** From the picture's own to pixels of the pane. @param {Point} point @returns {Point} */
  toScreen({ x, y }) {
    return { x: x * this.zoom + this.#view.x, y: y * this.zoom + this.#view.y };
  }

  /** @param {number} dx @param {number} dy */
  pan(dx, dy) {
    this.chosen = true;
    this.#set({ ...this.#view, x: this.#view.x + dx, y: this.#view.y + dy });
  }

  /**
   * @param {number} factor
   * @param {Point} [at] a place of the pane that stays where it is; its middle by default
   */
  zoomBy(factor, at) {
    this.chosen = true;
    const { x, y } = at ?? { x: this.size.width / 2, y: this.size.height / 2 };
    const zoom = Math.min(MOST, Math.max(this.#least, this.zoom * factor));
    const change = zoom / this.zoom;
    this.#set({ x: x - (x - this.#view.x) * change, y: y - (y - this.#view.y) * change, zoom });
  }

  reset() {
    this.zoomBy(1 / this.zoom);
  }

  /** Bring a rectangle wholly into view, under nothing; without gliding it is there at once. @param {Rect} rect @param {{largest?: number, glide?: boolean}} [how] */
  fit(rect, { largest = this.big ? BIG.largest : LARGEST, glide = true } = {}) {
    const { width, height } = this.size;
    if (!width || !height || !rect.w || !rect.h) return;
    this.chosen = false;
    const view = fitted(rect, this.size, this.covers, { least: LEAST_TO_FIT, largest });
    this.#least = Math.min(LEAST, view.zoom);
    if (glide) this.#glideTo(view);
    else this.#jump(view);
  }

  /** Pan as little as needed to see a rectangle, and enough of the picture around it. @param {Rect} rect */
  reveal(rect) {
    if (!this.pane.clientWidth || !this.size.width || !this.size.height) return;
    const from = this.#goal ?? this.#view;
    const { x: dx, y: dy } = revealed(rect, this.size, this.covers, from, this.bounds ?? rect);
    if (dx || dy) this.#glideTo({ ...from, x: from.x + dx, y: from.y + dy });
    this.chosen ||= dx !== 0 || dy !== 0;
  }

  /** The rectangle of the picture that is seen, or will be when a glide has ended. @returns {Rect} */
  get seen() {
    const { x, y, zoom } = this.#goal ?? this.#view;
    return { x: -x / zoom, y: -y / zoom, w: this.size.width / zoom, h: this.size.height / zoom };
  }

  /** Bring a rectangle that somebody else sees into view, at any zoom. @param {Rect} rect */
  see(rect) {
    this.measure();
    this.fit(rect, { largest: MOST });
    this.chosen = true;
  }

  stop() {
    cancelAnimationFrame(this.#frame);
    cancelAnimationFrame(this.#glide);
    this.#goal = null;
    clearTimeout(this.#resting);
  }

  /** @param {WheelEvent} event */
  #wheel(event) {
    event.preventDefault();
    const lines = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? 16 : 1;
    const speed = event.ctrlKey ? 0.01 : 0.0016;
    this.zoomBy(Math.exp(-event.deltaY * lines * speed), this.toPane(event.clientX, event.clientY));
  }

  /** @param {View} view */
  #glideTo(view) {
    if (this.#still.matches) {
      this.#set(view);
      return;
    }
    const from = this.#view;
    const started = performance.now();
    const step = (/** @type {number} */ now) => {
      const part = Math.min(1, Math.max(0, now - started) / GLIDE);
      const eased = 1 - (1 - part) ** 3;
      const between = (/** @type {keyof View} */ key) => from[key] + (view[key] - from[key]) * eased;
      this.#move({ x: between("x"), y: between("y"), zoom: between("zoom") });
      if (part < 1) this.#glide = requestAnimationFrame(step);
      else this.#goal = null;
    };
    cancelAnimationFrame(this.#glide);
    this.#goal = view;
    this.#glide = requestAnimationFrame(step);
  }

  /** Be there at once, before anything else is laid out. @param {View} view */
  #jump(view) {
    this.stop();
    this.#frame = 0;
    this.#view = view;
    this.#redraw();
    this.#tell();
  }

  /** @param {View} view */
  #set(view) {
    cancelAnimationFrame(this.#glide);
    this.#goal = null;
    this.#move(view);
  }

  /** @param {View} view */
  #move(view) {
    this.#view = view;
    if (!this.#frame) this.#frame = requestAnimationFrame(() => this.#show());
  }

  #show() {
    this.#frame = 0;
    const scale = this.zoom / this.#drawn.zoom;
    clearTimeout(this.#resting);
    if (scale < STRETCH.least || scale > STRETCH.most) this.#redraw();
    else this.#stretch(scale);
    this.#tell();
  }

  #tell() {
    for (const listener of this.#listeners) listener();
  }

  /** Show what is drawn from where it is wanted. @param {number} scale */
  #stretch(scale) {
    const [x, y] = [this.#view.x - this.#drawn.x * scale, this.#view.y - this.#drawn.y * scale];
    this.svg.style.transform = `translate(${x.toFixed(2)}px, ${y.toFixed(2)}px) scale(${scale})`;
    if (scale !== 1) this.#resting = setTimeout(() => this.#redraw(), REST);
  }

  /** Below which zoom only names are left. @param {number} below for whoever sits before the screen */
  #far(below) {
    return this.big ? Math.max(below, (this.size.height * BIG.least) / BIG.name) : below;
  }

  /** Draw the world at what is wanted. */
  #redraw() {
    const { x, y, zoom } = this.#view;
    this.#drawn = { x, y, zoom };
    this.svg.style.transform = "";
    this.world.setAttribute("transform", `translate(${x.toFixed(2)} ${y.toFixed(2)}) scale(${zoom})`);
    for (const [level, below] of LEVELS) this.svg.classList.toggle(level, zoom < (level === "far" ? this.#far(below) : below));
  }
}
