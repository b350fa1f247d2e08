/**
 * A packet on its way: the trail it leaves along the lines, the hop where it is, and at the end a tick or a cross.
 * Draws only; what happens at each hop was decided by the server.
 */

import { el, pathOf, set } from "./svg.js";
import { keyOf } from "./way.js";

/** @import {Trace} from "../types.js" */
/** @import {Canvas} from "./canvas.js" */
/** @import {Point, TracePlayer} from "./types.js" */

/** Pixels of the picture in a second, and how long a packet stays at a hop. */
const SPEED = 520;
const STAY = 520;
const LEAST = 160;
const MARKS = ["lit", "passed", "decided", "dropped"];

/** @implements {TracePlayer} */
export class Player {
  at = 0;
  playing = false;
  #frame = 0;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;
  /** @type {Set<(at: number, playing: boolean) => void>} */
  #listeners = new Set();
  #layer = el("g", { class: "trace", "aria-hidden": "true" });
  #packet = el("g", { class: "packet" }, el("circle", { r: 9 }), el("path", { d: "M-4.5-3h9v6h-9zM-4.5-3l4.5 3.4l4.5-3.4" }));
  #mark = el("g", { class: "mark" });
  /** @type {SVGPathElement[]} */
  #trails = [];
  /** @type {Point[][]} */
  #way = [];
  #still = matchMedia("(prefers-reduced-motion: reduce)");

  /** @param {Canvas} canvas @param {Trace} trace */
  constructor(canvas, trace) {
    this.canvas = canvas;
    this.trace = trace;
    this.#trails = trace.hops.map((hop) => el("path", { class: `trail ${hop.direction}` }));
    this.#layer.append(...this.#trails, this.#packet, this.#mark);
    canvas.overlay.before(this.#layer);
    canvas.svg.classList.add("tracing");
    this.route();
  }

  /** Find the way anew, after the picture changed; a packet under way starts its leg again. */
  route() {
    const underway = this.playing;
    this.#halt();
    this.#way = this.canvas.drawing.way(this.canvas.picture, this.trace);
    this.#trails.forEach((path, i) => set(path, { d: pathOf(this.#offset(i), 8) }));
    this.#show();
    if (!underway) return;
    this.playing = true;
    this.#timer = setTimeout(() => this.#leave(), LEAST);
  }

  /** Whether all that the trace speaks of still stands in the picture. */
  exists() {
    return this.trace.hops.every((hop) => this.canvas.scene.view(keyOf(hop.place)));
  }

  play() {
    if (this.playing || this.at >= this.trace.hops.length - 1) return;
    this.playing = true;
    this.#tell();
    this.#timer = setTimeout(() => this.#leave(), this.at ? LEAST : STAY);
  }

  pause() {
    if (!this.playing) return;
    this.#halt();
    this.#show();
    this.#tell();
  }

  /** @param {number} index */
  stepTo(index) {
    this.#halt();
    this.at = Math.max(0, Math.min(index, this.trace.hops.length - 1));
    this.#show();
    this.#tell();
  }

  /** @param {(at: number, playing: boolean) => void} listener */
  onHop(listener) {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  /** Take everything off the picture. */
  clear() {
    this.#halt();
    this.#layer.remove();
    this.#unmark();
    this.canvas.svg.classList.remove("tracing");
    this.#listeners.clear();
  }

  #halt() {
    clearTimeout(this.#timer);
    cancelAnimationFrame(this.#frame);
    this.playing = false;
  }

  /** There and back run side by side. @param {number} index */
  #offset(index) {
    const shift = this.trace.hops[index].direction === "back" ? 4 : -4;
    return (this.#way[index] ?? []).map(({ x, y }) => ({ x: x + shift, y: y + shift }));
  }

  #leave() {
    const next = this.at + 1;
    const path = this.#trails[next];
    const length = path.getTotalLength();
    if (this.#still.matches || length < 1) {
      this.#arrive(next);
      return;
    }
    const started = performance.now();
    const duration = Math.max(LEAST, (length / SPEED) * 1000);
    set(path, { "stroke-dasharray": `${length} ${length}` });
    path.classList.add("drawn");
    const step = (/** @type {number} */ now) => {
      const part = Math.min(1, Math.max(0, now - started) / duration);
      const at = path.getPointAtLength(part * length);
      set(path, { "stroke-dashoffset": length * (1 - part) });
      set(this.#packet, { transform: `translate(${at.x} ${at.y})` });
      if (part < 1) this.#frame = requestAnimationFrame(step);
      else this.#arrive(next);
    };
    this.#frame = requestAnimationFrame(step);
  }

  /** @param {number} index */
  #arrive(index) {
    this.at = index;
    const last = index >= this.trace.hops.length - 1;
    if (last) this.playing = false;
    this.#show();
    this.#tell();
    if (!last) this.#timer = setTimeout(() => this.#leave(), STAY);
  }

  /** Everything as it is when the packet stands at the present hop. */
  #show() {
    this.#trails.forEach((path, i) => {
      path.classList.toggle("drawn", i <= this.at);
      path.removeAttribute("stroke-dasharray");
      path.removeAttribute("stroke-dashoffset");
    });
    const points = this.#offset(this.at);
    const here = points[points.length - 1];
    if (here) set(this.#packet, { transform: `translate(${here.x} ${here.y})` });
    this.#unmark();
    const last = this.at === this.trace.hops.length - 1;
    this.trace.hops.slice(0, this.at).forEach((hop) => this.#put("passed", hop.place));
    const hop = this.trace.hops[this.at];
    this.#put("lit", hop.place);
    for (const step of hop.steps) if (step.entity) this.#put("lit", step.entity);
    this.#verdict(last, here);
  }

  /** @param {boolean} last @param {Point | undefined} at */
  #verdict(last, at) {
    this.#mark.replaceChildren();
    this.#packet.toggleAttribute("hidden", last && !this.trace.verdict.ok);
    if (!last || !at) return;
    const { ok } = this.trace.verdict;
    const steps = this.trace.hops[this.at].steps;
    this.#put(ok ? "decided" : "dropped", steps[steps.length - 1].entity ?? this.trace.hops[this.at].place);
    this.#mark.setAttribute("class", ok ? "mark ok" : "mark bad");
    set(this.#mark, { transform: `translate(${at.x} ${at.y})` });
    this.#mark.append(el("circle", { r: 14 }), el("path", { d: ok ? "M-6 0.5l4.2 4.4l8-9" : "M-5.5-5.5l11 11M5.5-5.5l-11 11" }));
  }

  /** @param {string} name @param {import("../types.js").Place} place */
  #put(name, place) {
    this.canvas.scene.view(keyOf(place))?.element.classList.add(name);
  }

  #unmark() {
    for (const name of MARKS) for (const element of this.canvas.svg.querySelectorAll(`.${name}`)) element.classList.remove(name);
  }

  #tell() {
    for (const listener of [...this.#listeners]) listener(this.at, this.playing);
  }
}
