/**
 * The words beside a packet: where it is, what was looked at, what was decided. It stays inside the picture and off the packet; on a
 * narrow screen it is a strip at the bottom, and the packet is brought out from under it.
 */

import { el, fill } from "../lib/dom.js";
import { keyOf } from "../lib/keys.js";
import { cardOf } from "./card.js";
import { nearest, placeBeside } from "../trace/placing.js";
import { el as draw, set } from "./svg.js";

/** @import {Run} from "../trace/types.js" */
/** @import {Canvas} from "./canvas.js" */
/** @import {Player} from "./player.js" */
/** @import {Rect} from "./types.js" */

/** A picture narrower than this has room for a strip only. */
const NARROW = 600;
const MARGIN = 10;
/** What the tabs at the top, the controls at the bottom and the tools at the right of the stage take. */
const TABS = 58;
const DECK = 64;
/** How wide the controls are, in the middle of the stage. */
const CONTROLS = 320;
const TOOLS = 60;
/** What should stay in sight: what this stop is about most, then what the packet comes by and whom it asks, then the rest of the lab. */
const ABOUT = 3;
const BY = 2;
const REST = 1;
/** Things that stand in others, or around them. */
const WITHIN = new Set(["host", "endpoint", "link", "rule", "vxlan"]);
/** What stands by itself where a drawing names no kinds. */
const KINDS = ["container", "network", "outside"];
/** A host surrounds everything: of it, its name is to be seen. */
const HEAD = { w: 220, h: 56 };
/** Around the packet, in pixels of the screen, this much is to be seen. */
const AROUND = 44;

export class Callout {
  #element = el("div", { class: "callout", role: "group", "aria-label": "The packet at this stop" });
  #line = draw("line", {});
  #leader = draw("svg", { class: "leader", "aria-hidden": "true" }, this.#line);
  #shown = -1;
  #moved = false;
  /** Where it stands; null in a strip. @type {import("./types.js").Point | null} */
  #at = null;
  /** What it should not hide, at this stop, in the picture's own pixels. @type {(Rect & {weight: number})[]} */
  #shy = [];
  #stops;

  /** @param {Canvas} canvas @param {Run} run @param {Player} player */
  constructor(canvas, run, player) {
    this.canvas = canvas;
    this.run = run;
    this.player = player;
    canvas.root.append(this.#leader, this.#element);
    this.#stops = [run.clock.onStop(() => this.update()), canvas.viewport.onChange(() => this.#place())];
    this.update();
  }

  /** The clock or the picture has changed. */
  update() {
    const { at, bound } = this.run.clock;
    for (const one of [this.#element, this.#leader]) one.classList.toggle("away", bound >= 0);
    if (bound >= 0) return;
    if (at !== this.#shown) {
      fill(this.#element, ...cardOf(this.run, at));
      this.#element.scrollTop = 0;
      this.#shown = at;
    }
    this.#shy = this.#things();
    this.#reveal();
    this.#place();
  }

  remove() {
    for (const stop of this.#stops) stop();
    this.#element.remove();
    this.#leader.remove();
    if (this.#moved && !this.canvas.viewport.chosen) this.canvas.fit();
  }

  get #narrow() {
    return this.canvas.root.clientWidth < NARROW;
  }

  /** Bring the packet into view; a picture that follows its lab goes on doing so. */
  #reveal() {
    const { viewport, root } = this.canvas;
    if (!root.clientWidth) return;
    const { x, y } = this.player.here;
    const beside = !this.#narrow && Math.abs(viewport.toScreen(this.player.here).x - root.clientWidth / 2) > CONTROLS / 2 + AROUND;
    const under = beside ? 0 : (this.#narrow ? this.#element.offsetHeight + DECK : DECK) / viewport.zoom;
    const around = Math.min(AROUND, root.clientHeight / 8) / viewport.zoom;
    const { chosen } = viewport;
    viewport.reveal({ x: x - around, y: y - around, w: 2 * around, h: 2 * around + under });
    this.#moved ||= viewport.chosen && !chosen;
    viewport.chosen = chosen;
  }

  #place() {
    const { root, viewport } = this.canvas;
    this.#element.classList.toggle("bottom", this.#narrow);
    const room = { x: MARGIN, y: TABS, w: root.clientWidth - MARGIN - TOOLS, h: root.clientHeight - TABS - DECK };
    const size = { w: this.#element.offsetWidth, h: this.#element.offsetHeight };
    const point = viewport.toScreen(this.player.here);
    const at = this.#narrow ? null : placeBeside(point, size, room, this.#avoid(), this.#at);
    this.#at = at;
    this.#element.classList.toggle("bottom", !at);
    this.#leader.classList.toggle("none", !at);
    this.#element.style.translate = at ? `${Math.round(at.x)}px ${Math.round(at.y)}px` : "";
    if (!at) return;
    const end = nearest({ ...at, ...size }, point);
    set(this.#line, { x1: point.x, y1: point.y, x2: end.x, y2: end.y });
  }

  /** What it should not hide of what is seen, in pixels of the pane. @returns {(Rect & {weight: number})[]} */
  #avoid() {
    const { viewport } = this.canvas;
    const { width, height } = viewport.size;
    return this.#shy.flatMap((rect) => {
      const { x, y } = viewport.toScreen(rect);
      const [w, h] = [rect.w * viewport.zoom, rect.h * viewport.zoom];
      return x < width && y < height && x + w > 0 && y + h > 0 ? [{ x, y, w, h, weight: rect.weight }] : [];
    });
  }

  /** All things of the picture, the weightiest first. */
  #things() {
    const { drawing, picture, scene } = this.canvas;
    const { stops, clock, trace } = this.run;
    const { place, entity, asked, hop, step } = stops[clock.at];
    const weights = new Map([...(drawing.kinds ?? KINDS)].filter((kind) => !WITHIN.has(kind)).flatMap((kind) => scene.keys(kind).map((key) => [key, REST])));
    const weigh = (/** @type {string} */ key, /** @type {number} */ weight) => weights.set(key, Math.max(weight, weights.get(key) ?? 0));
    for (const one of [...stops.map((stop) => stop.place), ...asked]) weigh(keyOf(one), BY);
    for (const key of drawing.lights?.(picture, trace, hop, step) ?? []) weigh(key, ABOUT);
    for (const kind of ["container", "host"]) if (trace.packet.aim) weigh(`${kind}:${trace.packet.aim}`, ABOUT);
    for (const one of [place, entity, stops[0].place, stops[stops.length - 1].entity]) if (one) weigh(keyOf(one), ABOUT);
    return [...weights].sort(([, a], [, b]) => b - a).flatMap(([key, weight]) => {
      const rect = this.canvas.rect(key);
      return rect ? [{ ...rect, ...(key.startsWith("host:") ? HEAD : {}), weight }] : [];
    });
  }
}
