/**
 * The picture by keyboard. One thing is in the Tab order at a time; arrows go to its neighbours; the canvas follows the focus.
 */

import { neighbour } from "./neighbours.js";

/** @import {Canvas} from "./canvas.js" */
/** @import {Modes} from "./modes.js" */
/** @import {Pointer} from "./pointer.js" */
/** @import {Diagram, Rect} from "./types.js" */
/** @typedef {import("./neighbours.js").Arrow} Arrow */
/**
 * @typedef {object} Hand what the keys call, each with a thing as "kind:id"
 * @property {(key: string) => void} open
 * @property {(key: string) => void} remove
 * @property {(key: string) => void} rename
 * @property {(key: string, x: number, y: number) => void} menu at a place of the window
 * @property {(key: string, arrow: Arrow, far: boolean) => void} nudge move it a little
 */

const AT_ONCE = 50;
const KINDS = ["host", "container", "endpoint", "network", "outside"];

export class Keys {
  #focused = "";
  /** The focus was brought there by keys; a press of the pointer or Escape leaves it behind without a meaning. */
  #meant = false;
  /** Where it stands. @type {Rect} */
  #place = { x: 0, y: 0, w: 0, h: 0 };
  /** When the focus last went nowhere: an element that is removed under the focus loses it first. */
  #lost = -Infinity;

  /**
   * @param {Canvas} canvas
   * @param {Modes} modes
   * @param {Pointer} pointer
   * @param {Diagram} diagram
   * @param {Hand} hand
   */
  constructor(canvas, modes, pointer, diagram, hand) {
    this.canvas = canvas;
    this.modes = modes;
    this.pointer = pointer;
    this.diagram = diagram;
    this.hand = hand;
    const { svg } = canvas;
    svg.setAttribute("tabindex", "-1");
    svg.addEventListener("keydown", (event) => this.#press(event));
    svg.addEventListener("keyup", (event) => this.#release(event));
    svg.addEventListener("focusin", (event) => this.#enter(event));
    svg.addEventListener("pointerdown", () => {
      this.#meant = false;
    });
    svg.addEventListener("focusout", (event) => {
      this.#lost = event.relatedTarget ? -Infinity : performance.now();
    });
    canvas.onDraw(() => this.#keep());
    this.#keep();
  }

  /** @param {string} key */
  focus(key) {
    const view = this.canvas.scene.view(key);
    if (!view) return;
    view.element.focus({ preventScroll: true });
    this.#meant = true;
    const rect = this.canvas.rect(key);
    if (rect) this.canvas.viewport.reveal(key.startsWith("host:") ? { ...rect, h: 60 } : rect);
    if (this.modes.mode === "connect" && key.startsWith("network:")) this.modes.cable.aim(key);
  }

  /** To the first thing of a kind, or where the focus was last, if that is one. @param {(key: string) => boolean} takes */
  focusFirst(takes) {
    const first = takes(this.#focused) ? this.#focused : this.#order().find(takes);
    if (first) this.focus(first);
  }

  /** @param {FocusEvent} event */
  #enter(event) {
    const target = /** @type {Element} */ (event.target);
    if (!(target instanceof SVGElement) || !target.dataset.id) return;
    this.canvas.scene.view(this.#focused)?.element.setAttribute("tabindex", "-1");
    this.#focused = target.dataset.id;
    this.#place = this.#header(this.#focused);
    target.setAttribute("tabindex", "0");
    this.#meant = target.matches(":focus-visible");
    if (this.#meant) this.canvas.viewport.reveal(this.#header(this.#focused));
  }

  /** Something is always in the Tab order; what vanished under the focus hands it on. */
  #keep() {
    if (this.canvas.scene.view(this.#focused)) {
      this.#place = this.#header(this.#focused);
      return;
    }
    const had = document.activeElement === document.body && performance.now() - this.#lost < AT_ONCE;
    const next = this.#nearest();
    this.#focused = next;
    this.canvas.scene.view(next)?.element.setAttribute("tabindex", "0");
    if (had && next) this.focus(next);
  }

  /** To where the focus was. */
  #nearest() {
    const distances = this.#order().map((key) => {
      const rect = this.#header(key);
      const distance = Math.hypot(rect.x + rect.w / 2 - this.#place.x, rect.y + rect.h / 2 - this.#place.y);
      return { key, distance };
    });
    return distances.reduce((best, other) => (other.distance < best.distance ? other : best), { key: "", distance: Infinity })
      .key;
  }

  /** @param {KeyboardEvent} event */
  #press(event) {
    if (event.target instanceof HTMLInputElement) return;
    const run = event.ctrlKey || event.metaKey ? this.#withControl(event) : this.#plain(event);
    if (!run) return;
    event.preventDefault();
    event.stopPropagation();
    run();
  }

  /** @param {KeyboardEvent} event @returns {(() => void) | undefined} */
  #withControl(event) {
    const { diagram } = this;
    if (event.key === "+" || event.key === "=") return () => diagram.zoomIn();
    if (event.key === "-") return () => diagram.zoomOut();
    if (event.key === "0") return () => diagram.zoomReset();
    if (event.key === "a")
      return () =>
        this.canvas.options.selection.set([...this.canvas.scene.keys("container"), ...this.canvas.scene.keys("network")]);
    return undefined;
  }

  /** @param {KeyboardEvent} event @returns {(() => void) | undefined} */
  #plain(event) {
    const key = this.#focused;
    if (event.shiftKey && event.code === "Digit1") return () => this.diagram.fit();
    if (event.shiftKey && event.code === "Digit2") return () => this.diagram.fitSelection();
    if (event.key === "ContextMenu" || (event.shiftKey && event.key === "F10")) return () => this.#menu(key);
    if (event.altKey && event.key.startsWith("Arrow")) return () => this.hand.nudge(key, /** @type {Arrow} */ (event.key), event.shiftKey);
    if (event.key.startsWith("Arrow")) return () => this.#go(/** @type {Arrow} */ (event.key));
    /** @type {Record<string, () => void>} */
    const keys = {
      Enter: () => this.#enterKey(key),
      " ": () => this.#space(),
      Escape: () => this.#escape(),
      Delete: () => this.hand.remove(key),
      Backspace: () => this.hand.remove(key),
      F2: () => this.hand.rename(key),
      c: () => this.modes.connect(key.startsWith("container:") ? key : undefined),
      r: () => this.modes.reachFrom(this.#meant || this.canvas.options.selection.ids.includes(key) ? key : ""),
      Home: () => this.focus(this.#order()[0] ?? ""),
      End: () => this.focus(this.#order().at(-1) ?? ""),
    };
    return event.altKey ? undefined : keys[event.key];
  }

  /** @param {string} key */
  #enterKey(key) {
    if (this.modes.mode) this.modes.pick(key);
    else if (key) this.hand.open(key);
  }

  #space() {
    if (!this.pointer.panning) this.pointer.panned = false;
    this.pointer.panning = true;
    this.canvas.svg.classList.add("grab");
  }

  /** @param {KeyboardEvent} event */
  #release(event) {
    if (event.key !== " ") return;
    this.pointer.panning = false;
    this.canvas.svg.classList.remove("grab");
    if (!this.pointer.panned && document.activeElement === this.canvas.scene.view(this.#focused)?.element)
      this.canvas.options.selection.toggle(this.#focused);
  }

  #escape() {
    this.#meant = false;
    if (this.modes.mode) this.modes.leave();
    else if (this.canvas.svg.classList.contains("tracing")) this.diagram.clearTrace();
    else this.canvas.options.selection.set([]);
    this.modes.cable.cancel();
    this.pointer.abandon();
    this.canvas.notices.unbubble();
  }

  /** @param {string} key */
  #menu(key) {
    const element = this.canvas.scene.view(key)?.element;
    if (!element) return;
    const { left, top, width, height } = element.getBoundingClientRect();
    this.hand.menu(key, left + Math.min(width / 2, 60), top + Math.min(height / 2, 40));
  }

  /** @param {Arrow} arrow */
  #go(arrow) {
    const from = this.#focused;
    const level = arrow === "ArrowLeft" || arrow === "ArrowRight";
    const open = this.#order().filter(
      (key) => key !== from && (level || !key.startsWith("outside:")) && (!this.modes.mode || this.modes.takes(key)),
    );
    const kin = this.#kin(from, arrow).filter((key) => open.includes(key));
    const others = (kin.length ? kin : open).map((key) => /** @type {[string, Rect]} */ ([key, this.#header(key)]));
    const next = neighbour(this.#header(from), others, arrow);
    if (next) this.focus(next);
  }

  /**
   * What belongs together lies next, whatever else stands between: an endpoint, its other end where that is drawn, and
   * its network.
   *
   * @param {string} key
   * @param {Arrow} arrow
   */
  #kin(key, arrow) {
    const place = this.canvas.scene.view(key)?.place;
    if (key.startsWith("endpoint:") && arrow === "ArrowDown") return [`link:${place.id}`, `network:${place.network.id}`];
    if (!key.startsWith("network:") || arrow !== "ArrowUp") return [];
    return this.canvas.options.store.endpointsOn(place.id).map((endpoint) => `endpoint:${endpoint.id}`);
  }

  /** A host is where its head is: its frame surrounds everything. @param {string} key @returns {Rect} */
  #header(key) {
    const rect = this.canvas.rect(key) ?? { x: 0, y: 0, w: 0, h: 0 };
    if (key.startsWith("host:")) return { ...rect, w: 200, h: 50 };
    return this.canvas.drawing.head?.(key, rect) ?? rect;
  }

  /** Reading order: each host, its containers with their endpoints, its networks; then outside. */
  #order() {
    const { scene } = this.canvas;
    const keys = (this.canvas.drawing.kinds ?? KINDS).flatMap((kind) => scene.keys(kind));
    const rank = new Map(keys.map((key) => [key, this.#header(key)]));
    return keys.sort((a, b) => {
      const [left, right] = [/** @type {Rect} */ (rank.get(a)), /** @type {Rect} */ (rank.get(b))];
      return Number(a.startsWith("outside")) - Number(b.startsWith("outside")) || left.y - right.y || left.x - right.x;
    });
  }
}
