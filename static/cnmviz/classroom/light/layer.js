/**
 * The light over the picture in front: lines in a small svg of its own and the darkness around a spotlight, so that nothing of the
 * picture is drawn anew. Draws while something is to be seen, and rests otherwise. It takes no press of the pointer.
 */

import { el } from "../../lib/dom.js";
import { el as draw, set } from "../../diagram/svg.js";
import { curve, ribbon } from "./shape.js";
import { litUp } from "./spot.js";
import { Trails } from "./trails.js";

/** @import {Glass} from "../../diagram/types.js" */
/** @import {Seen} from "./trails.js" */
/** @import {Ground, Spot, Stroke} from "./types.js" */

const POINTER = 9;
const INK = 5;
/** Lines are as wide as is right for the size at which things are seen, within these bounds. */
const LEAST = 0.55;
const MOST = 2;

export class LightLayer {
  #svg = draw("svg", { class: "trails" });
  #spot = el("div", { class: "spot" });
  #element = el("div", { class: "light", "aria-hidden": "true" }, this.#spot);
  #still = matchMedia("(prefers-reduced-motion: reduce)");
  #trails = new Trails({ gradually: () => !this.#still.matches });
  /** @type {Map<string, SVGPathElement>} */
  #paths = new Map();
  /** @type {Spot | null} */
  #lit = null;
  #frame = 0;
  #unfollow = () => {};
  /** @type {Glass | null} */
  #glass = null;
  #ground;

  /** @param {Ground} ground */
  constructor(ground) {
    this.#ground = ground;
    this.#element.append(this.#svg);
    ground.onTurned(() => this.#stand());
    this.#stand();
  }

  /** @param {Stroke} stroke @param {number} [over] the milliseconds in which its points come */
  add(stroke, over = 0) {
    this.#trails.add(stroke, performance.now(), over);
    this.#soon();
  }

  /** @param {Spot | null} spot */
  light(spot) {
    this.#lit = spot;
    this.#soon();
  }

  clear() {
    this.#trails.clear();
    this.light(null);
  }

  /** Over the picture that is in front now. */
  #stand() {
    this.#unfollow();
    this.#unfollow = () => {};
    this.#glass = this.#ground.glass();
    this.#element.remove();
    if (!this.#glass) return;
    this.#glass.root.append(this.#element);
    this.#unfollow = this.#glass.onChange(() => this.#soon());
    this.#soon();
  }

  #soon() {
    this.#frame ||= requestAnimationFrame(() => {
      this.#frame = 0;
      if (this.#draw(performance.now())) this.#soon();
    });
  }

  /** @param {number} now @returns {boolean} whether something changes by itself */
  #draw(now) {
    const seen = this.#trails.seen(now);
    const glass = this.#glass;
    if (!glass) return seen.length > 0;
    const here = seen.filter(({ stroke }) => stroke.lab === this.#ground.lab && stroke.view === this.#ground.front());
    const keys = new Set(here.map(({ key }) => key));
    for (const [key, path] of this.#paths) {
      if (keys.has(key)) continue;
      path.remove();
      this.#paths.delete(key);
    }
    for (const line of here) this.#line(line, glass);
    this.#dim(glass);
    return seen.length > 0;
  }

  /** @param {Seen} line @param {Glass} glass */
  #line({ key, stroke, points, part }, glass) {
    const path = this.#paths.get(key) ?? this.#svg.appendChild(draw("path", { class: stroke.ink ? "ink" : "pointer" }));
    this.#paths.set(key, path);
    const size = Math.min(MOST, Math.max(LEAST, glass.zoom));
    const placed = points.map((point) => ({ ...glass.toScreen(point), width: POINTER * size * point.part }));
    path.style.setProperty("--who", stroke.colour);
    path.style.opacity = String(part);
    set(path, { d: stroke.ink ? curve(placed) : ribbon(placed), "stroke-width": stroke.ink ? INK * size : 1 });
  }

  /** @param {Glass} glass */
  #dim(glass) {
    const lit = this.#lit && this.#lit.lab === this.#ground.lab ? litUp(this.#lit, glass, this.#ground.front()) : null;
    const { style, classList } = this.#spot;
    // What goes out fades where it was.
    classList.toggle("on", Boolean(lit));
    if (!lit || !this.#lit) return;
    style.setProperty("--who", this.#lit.colour);
    style.translate = `${lit.x.toFixed(1)}px ${lit.y.toFixed(1)}px`;
    style.width = `${lit.w.toFixed(1)}px`;
    style.height = `${lit.h.toFixed(1)}px`;
    style.borderRadius = `${lit.corner.toFixed(1)}px`;
  }
}
