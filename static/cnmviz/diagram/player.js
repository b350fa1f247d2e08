/**
 * A packet in one picture: it follows the clock of its run. Draws the trail that it leaves along the lines, the questions that it
 * sends out, the stop where it is, and at the end a tick or a cross. What happens at each stop was decided by the server.
 */

import { keyOf } from "../lib/keys.js";
import { AskingLayer } from "./asking.js";
import { askingOf, lengthOf, pointAt, waysOf } from "./legs.js";
import { packetSign, put, verdictMark } from "./packet.js";
import { el, pathOf, set } from "./svg.js";

/** @import {Place} from "../types.js" */
/** @import {Run, Stop} from "../trace/types.js" */
/** @import {Canvas} from "./canvas.js" */
/** @import {Point} from "./types.js" */

/** Pixels of the picture in a second, and the least time that a way takes, at the ordinary speed. */
const SPEED = 460;
const LEAST = 260;
/** Far out the packet keeps at least this part of its size on the screen. */
const LEAST_SIZE = 0.8;
const MARKS = ["lit", "passed", "decided", "dropped", "heard"];

export class Player {
  #frame = 0;
  #layer = el("g", { class: "trace", "aria-hidden": "true" });
  #over = el("g", {});
  /** @type {SVGPathElement[]} */
  #trails;
  /** @type {Point[][]} */
  #ways = [];
  /** @type {Map<number, AskingLayer>} */
  #askings = new Map();
  #still = matchMedia("(prefers-reduced-motion: reduce)");
  #stop;
  #unzoom;

  /** @param {Canvas} canvas @param {Run} run */
  constructor(canvas, run) {
    this.canvas = canvas;
    this.run = run;
    this.#trails = run.stops.map(({ direction }) => el("path", { class: `trail ${direction}` }));
    this.#layer.append(...this.#trails, this.#over);
    canvas.overlay.before(this.#layer);
    canvas.svg.classList.add("tracing");
    run.clock.pace = (stop) => this.#pace(stop);
    this.#stop = run.clock.onStop(() => this.#follow());
    this.#unzoom = canvas.viewport.onChange(() => this.#resize());
    this.route();
  }

  /** Find the ways anew, after the picture changed. */
  route() {
    const { drawing, picture } = this.canvas;
    this.#askings.clear();
    this.#ways = waysOf(drawing, picture, this.run.trace);
    this.#trails.forEach((trail, at) => set(trail, { d: pathOf(this.#ways[at], 8) }));
    this.#follow();
  }

  /** Whether all that the trace speaks of still stands in the picture. */
  exists() {
    return this.run.trace.hops.every(({ place }) => this.canvas.scene.view(keyOf(place)));
  }

  /** Where the packet stands at the present stop. @returns {Point} */
  get here() {
    return this.#end(this.run.clock.at);
  }

  /** Take everything off the picture. */
  clear() {
    cancelAnimationFrame(this.#frame);
    this.#stop();
    this.#unzoom();
    this.run.clock.pace = () => 0;
    this.#layer.remove();
    this.#unmark();
    this.canvas.svg.classList.remove("tracing");
  }

  /** Where the packet stands at a stop. @param {number} at @returns {Point} */
  #end(at) {
    const way = this.#ways[at];
    return way[way.length - 1];
  }

  /** The way by which the packet comes to a stop. @param {number} at @returns {Point[]} */
  #wayTo(at) {
    return at > 0 ? this.#ways[at] : [];
  }

  /** Whether a stop leaves a trail: the first of a hop does, and every other to which the packet moves. @param {number} at */
  #leaves(at) {
    return this.run.stops[at].step === 0 || lengthOf(this.#ways[at]) > 0;
  }

  /** @param {number} at @returns {AskingLayer | null} */
  #asking(at) {
    const stop = this.run.stops[at];
    if (!stop.asked.length) return null;
    const known = this.#askings.get(at);
    if (known) return known;
    const { drawing, picture } = this.canvas;
    const asking = askingOf(drawing, picture, this.run.trace, stop, this.#end(at), (key) => this.canvas.rect(key));
    const layer = new AskingLayer(asking, stop.errand);
    this.#askings.set(at, layer);
    return layer;
  }

  /** @param {number} at @returns {number} milliseconds */
  #pace(at) {
    if (this.#still.matches || !this.canvas.root.clientWidth) return 0;
    const length = lengthOf(this.#wayTo(at)) + (this.#asking(at)?.length ?? 0);
    return length < 1 ? 0 : Math.max(LEAST, (length / SPEED) * 1000);
  }

  /** The clock has moved: stand at its stop, or travel to the next. */
  #follow() {
    cancelAnimationFrame(this.#frame);
    const { bound } = this.run.clock;
    if (bound < 0) this.#stand();
    else this.#travel(bound);
  }

  /** @param {number} to */
  #travel(to) {
    const way = this.#wayTo(to);
    const trail = this.#trails[to];
    const asking = this.#asking(to);
    const size = this.#size();
    const sign = packetSign(this.run.stops[to].errand === "arp" ? "request" : this.run.stops[to].errand);
    this.#over.replaceChildren(...(asking ? [asking.element] : []), sign);
    const [own, drawn] = [lengthOf(way), trail.getTotalLength()];
    const total = own + (asking?.length ?? 0);
    if (own) trail.classList.add("drawn");
    const step = () => {
      const distance = this.run.clock.progress * total;
      if (own) {
        const part = Math.min(1, distance / own);
        set(trail, { "stroke-dasharray": `${drawn} ${drawn}`, "stroke-dashoffset": drawn * (1 - part) });
        put(sign, pointAt(way, Math.min(distance, own)), size);
      }
      const asks = asking && distance >= own;
      sign.toggleAttribute("hidden", Boolean(asks));
      if (asks) asking.at(distance - own, size);
      this.#frame = requestAnimationFrame(step);
    };
    step();
  }

  /** Everything as it is when the packet stands at the present stop. */
  #stand() {
    const { stops, clock } = this.run;
    const stop = stops[clock.at];
    const asking = this.#asking(clock.at);
    asking?.rest();
    this.#trails.forEach((trail, at) => {
      trail.classList.toggle("drawn", at <= clock.at && this.#leaves(at));
      trail.removeAttribute("stroke-dasharray");
      trail.removeAttribute("stroke-dashoffset");
    });
    const last = clock.at === stops.length - 1;
    const sign = last ? verdictMark(this.run.trace.verdict.ok) : packetSign(stop.errand);
    this.#over.replaceChildren(...(asking ? [asking.element] : []), sign);
    this.#resize();
    this.#light(stop, last);
  }

  /** @param {Stop} stop @param {boolean} last */
  #light(stop, last) {
    this.#unmark();
    const { trace, stops } = this.run;
    for (const { place } of trace.hops.slice(0, stop.hop)) this.#mark("passed", place);
    this.#mark("lit", stop.place);
    if (stop.entity) this.#mark("lit", stop.entity);
    for (const place of stop.asked) this.#mark("heard", place);
    const { drawing, picture, scene } = this.canvas;
    for (const key of drawing.lights?.(picture, trace, stop.hop, stop.step) ?? []) scene.view(key)?.element.classList.add("lit");
    if (last) this.#mark(trace.verdict.ok ? "decided" : "dropped", stops[stops.length - 1].entity ?? stop.place);
  }

  /** What marks the packet keeps its size on the screen when one looks from far. */
  #resize() {
    const sign = this.#over.querySelector(":scope > .packet, :scope > .mark");
    if (sign && this.run.clock.bound < 0) put(sign, this.here, this.#size());
  }

  #size() {
    return Math.max(1, LEAST_SIZE / this.canvas.viewport.zoom);
  }

  /** @param {string} name @param {Place} place */
  #mark(name, place) {
    this.canvas.scene.view(keyOf(place))?.element.classList.add(name);
  }

  #unmark() {
    for (const name of MARKS) for (const element of this.canvas.svg.querySelectorAll(`.${name}`)) element.classList.remove(name);
  }
}
