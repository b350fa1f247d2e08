/**
 * The picture on the page: svg, scene and viewport, kept true to the store. What the gestures, modes and traces stand on.
 *
 * Many changes in one frame are one layout and one drawing. Nothing here sends a command, except through `perform`.
 */

import { reached } from "../lib/reached.js";
import { refusal } from "../lib/receipt.js";
import { Notices } from "./notice.js";
import { Scene } from "./scene.js";
import { el } from "./svg.js";
import { canvasMeasure } from "./text.js";
import { Viewport } from "./viewport.js";

/** @import {Gesture} from "./actions.js" */
/** @import {Position} from "../types.js" */
/** @import {DiagramOptions, Drawing, Point, Rect} from "./types.js" */

export class Canvas {
  /** What is drawn, in the drawing's own terms. @type {any} */
  picture;
  measure = canvasMeasure();
  /** Where things were put that the server has not confirmed yet, by id. @type {Map<string, Position>} */
  pending = new Map();
  #dirty = 0;
  #seen = false;
  #fitted = "";
  #unsubscribe;
  #sizes;
  /** @type {Set<() => void>} */
  #listeners = new Set();

  /** @param {HTMLElement} root @param {DiagramOptions} options @param {Drawing<any>} drawing */
  constructor(root, options, drawing) {
    this.root = root;
    this.options = options;
    this.drawing = drawing;
    this.cards = new Map(options.page.drivers.map((card) => [card.name, card]));
    this.setting = { measure: this.measure, cards: this.cards };
    this.world = el("g", { class: `world ${drawing.name ?? ""}`.trim() });
    this.svg = el(
      "svg",
      { class: "diagram", role: "application", "aria-label": drawing.label, "aria-roledescription": "diagram" },
      this.world,
    );
    root.classList.add("diagram-root");
    root.append(this.svg);
    this.scene = new Scene(this.world, drawing);
    const covering = options.covering ?? (() => []);
    this.viewport = new Viewport(root, this.svg, this.world, covering);
    this.notices = new Notices(root, this.viewport);
    /** What gestures and people draw over the picture. */
    this.overlay = el("g", { class: "overlay", "aria-hidden": "true" });
    this.world.append(this.overlay);
    this.#unsubscribe = options.store.subscribe(() => this.soon());
    this.#sizes = new ResizeObserver(() => {
      this.viewport.measure();
      this.#follow();
    });
    for (const element of [root, ...covering()]) this.#sizes.observe(element);
    this.#draw(false);
  }

  /** Called after each drawing. @param {() => void} listener */
  onDraw(listener) {
    this.#listeners.add(listener);
  }

  fit(glide = true) {
    this.viewport.fit(this.picture.bounds, { glide });
  }

  /** Where a thing stands. @param {string} key "kind:id" @returns {Rect | null} */
  rect(key) {
    const place = this.scene.view(key)?.place;
    if (!place) return null;
    return place.w === undefined
      ? { x: place.x - 12, y: place.y - 12, w: 24, h: 24 }
      : { x: place.x, y: place.y, w: place.w, h: place.h };
  }

  /**
   * The thing under a place of the window.
   *
   * @param {number} x
   * @param {number} y
   * @returns {string} "kind:id", or "" on empty canvas
   */
  under(x, y) {
    const [first, second] = document.elementsFromPoint(x, y);
    const element = (first?.classList.contains("shield") ? second : first)?.closest("[data-id]");
    if (!(element instanceof SVGElement) || !this.svg.contains(element)) return "";
    return (element.dataset.id ?? "").replace(/^handle:/, "container:");
  }

  /**
   * Send a gesture; what is refused is said at its place. Resolves when the picture has what came of it.
   *
   * @param {Gesture} gesture
   * @returns {Promise<boolean>}
   */
  async perform({ name, args, host, at }) {
    const rect = this.rect(at);
    const receipt = await this.options.commands.send(name, args, host, { quiet: true });
    const why = refusal(receipt);
    if (why) this.refuse(why, this.rect(at) ?? rect);
    else await reached(this.options.store, receipt.seq ?? 0);
    return !why;
  }

  /** @param {string} why @param {Rect | null} rect */
  refuse(why, rect) {
    this.options.announce(why);
    /** @type {Point} */
    const at = rect ? { x: rect.x, y: rect.y } : this.viewport.toWorld(innerWidth / 2, innerHeight / 2);
    this.notices.bubble(why, at);
  }

  destroy() {
    this.#unsubscribe();
    this.#sizes.disconnect();
    cancelAnimationFrame(this.#dirty);
    this.scene.stop();
    this.viewport.stop();
    this.notices.stop();
    this.svg.remove();
  }

  /** Draw now; what has a new place stands there at once. */
  redraw() {
    this.#draw(false);
  }

  /** What is drawn, as the layout takes it. @returns {import("./types.js").Lab} */
  lab() {
    const { store } = this.options;
    return {
      hosts: store.hosts(),
      networks: store.networks(),
      containers: store.containers(),
      endpoints: store.endpoints(),
      sandboxes: /** @type {import("../types.js").Sandbox[]} */ (store.all("sandbox")),
      positions: this.#positions(),
    };
  }

  /** @returns {Position[]} */
  #positions() {
    const stored = /** @type {Position[]} */ (this.options.store.all("position"));
    return this.pending.size ? [...stored.filter(({ id }) => !this.pending.has(id)), ...this.pending.values()] : stored;
  }

  /** Draw with the next frame. */
  soon() {
    this.#dirty ||= requestAnimationFrame(() => {
      this.#dirty = 0;
      this.#draw(this.#seen);
    });
  }

  /** @param {boolean} animate */
  #draw(animate) {
    this.picture = this.drawing.layout(this.lab(), this.setting);
    this.scene.update(this.picture, animate && !matchMedia("(prefers-reduced-motion: reduce)").matches);
    this.#follow();
    for (const listener of this.#listeners) listener();
  }

  /** The picture stays wholly in view until a person chooses otherwise, and never slips away under a gesture. */
  #follow() {
    const { x, y, w, h } = this.picture.bounds;
    const { width, height } = this.viewport.size;
    const covers = this.viewport.covers.map(({ left, top, right, bottom }) => [left, top, right, bottom].map(Math.round));
    const frame = [x, y, w, h, width, height, covers].join();
    if (frame === this.#fitted || this.viewport.chosen || this.svg.matches(".wiring, .panning") || !w || !width) return;
    this.#fitted = frame;
    this.fit(this.#seen);
    this.#seen = true;
  }
}
