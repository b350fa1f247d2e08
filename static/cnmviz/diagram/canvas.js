/**
 * The picture on the page: svg, scene and viewport, kept true to the store. What the gestures, modes and traces stand on.
 *
 * Many changes in one frame are one layout and one drawing, and while the picture is behind another view they are none: it is drawn when
 * it comes back, or when somebody wants to have it (`redraw`). Nothing here sends a command, except through `perform`.
 */

import { reached } from "../lib/reached.js";
import { inShort, refusal } from "../lib/receipt.js";
import { inTurn } from "../lib/steps.js";
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
  /** Nothing lies before it. */
  inFront = true;
  #dirty = 0;
  /** The lab has changed since it was drawn. */
  #stale = false;
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
    this.viewport = new Viewport(root, this.svg, this.world, covering, options.big);
    this.notices = new Notices(root, this.viewport);
    /** What gestures and people draw over the picture. */
    this.overlay = el("g", { class: "overlay", "aria-hidden": "true" });
    this.world.append(this.overlay);
    this.#unsubscribe = options.store.subscribe(() => this.soon());
    this.#sizes = new ResizeObserver(() => {
      // Behind another view it has no size; the one that it had is likely to be the one that it comes back to.
      if (!this.inFront) return;
      this.viewport.measure();
      this.#follow(this.#seen);
    });
    for (const element of [root, ...covering()]) this.#sizes.observe(element);
    this.#draw(false);
  }

  /** Called after each drawing. @param {() => void} listener @returns {() => void} the way to stop */
  onDraw(listener) {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
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
  async perform(gesture) {
    return (await this.#send(gesture)).ok;
  }

  /** Send gestures that belong together, up to the first that is refused. @param {Gesture[]} gestures */
  async performAll(gestures) {
    const steps = await inTurn(gestures, (gesture) => this.#send(gesture));
    this.options.onSteps?.(steps);
  }

  /** @param {Gesture} gesture */
  async #send({ name, args, host, at }) {
    const rect = this.rect(at);
    const receipt = await this.options.commands.send(name, args, host, { quiet: true });
    const why = refusal(receipt);
    if (why) this.refuse(why, this.rect(at) ?? rect);
    else await reached(this.options.store, receipt.seq ?? 0);
    return receipt;
  }

  /** @param {string} why @param {Rect | null} rect */
  refuse(why, rect) {
    this.options.announce(inShort(why));
    /** @type {Point} */
    const at = rect ? { x: rect.x, y: rect.y } : this.viewport.toWorld(innerWidth / 2, innerHeight / 2);
    this.notices.bubble(inShort(why), at);
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

  /** It comes to the front: what it missed stands there at once, all of it in view where nobody chose, whatever size its pane has by now. */
  shown() {
    this.inFront = true;
    this.viewport.measure();
    if (this.#stale) this.#draw(false, false);
    else this.#follow(false);
  }

  hidden() {
    this.inFront = false;
    cancelAnimationFrame(this.#dirty);
    this.#dirty = 0;
  }

  /** Draw with the next frame; behind another view, when it comes back. */
  soon() {
    this.#stale = true;
    if (!this.inFront) return;
    this.#dirty ||= requestAnimationFrame(() => {
      this.#dirty = 0;
      this.#draw(this.#seen);
    });
  }

  /** @param {boolean} animate @param {boolean} [glide] to where all of it is in view */
  #draw(animate, glide = this.#seen) {
    this.#stale = false;
    this.picture = this.drawing.layout(this.lab(), this.setting);
    this.viewport.bounds = this.picture.bounds;
    this.scene.update(this.picture, animate && !matchMedia("(prefers-reduced-motion: reduce)").matches);
    this.#follow(glide);
    for (const listener of this.#listeners) listener();
  }

  /** The picture stays wholly in view until a person chooses otherwise, and never slips away under a gesture. @param {boolean} glide */
  #follow(glide) {
    const { x, y, w, h } = this.picture.bounds;
    const { width, height } = this.viewport.size;
    const covers = this.viewport.covers.map(({ left, top, right, bottom }) => [left, top, right, bottom].map(Math.round));
    const frame = [x, y, w, h, width, height, covers].join();
    if (frame === this.#fitted || this.viewport.chosen || this.svg.matches(".wiring, .panning") || !w || !width) return;
    this.#fitted = frame;
    this.fit(glide);
    this.#seen = true;
  }
}
