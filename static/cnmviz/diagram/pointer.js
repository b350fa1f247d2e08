/**
 * Mouse, pen and fingers: select, pan, pinch, move, drag a cable, double click, context menu. Decides what a press means; others do it.
 */

import { entityOf } from "./actions.js";
import { together } from "./groups.js";

/** @import {Cable} from "./cable.js" */
/** @import {Canvas} from "./canvas.js" */
/** @import {Marquee} from "./marquee.js" */
/** @import {Modes} from "./modes.js" */
/** @import {Mover} from "./mover.js" */
/**
 * @typedef {object} Press
 * @property {number} id of the pointer
 * @property {string} key the thing under it, as "kind:id"
 * @property {"handle" | "endpoint" | "move" | "marquee" | "thing" | "pan"} part
 * @property {number} x where it began, in client pixels
 * @property {number} y
 * @property {boolean} moved it has become a drag
 * @property {boolean} shift
 */

const SLACK = 4;
const LONG = 550;

export class Pointer {
  /** Space is held: any drag pans. */
  panning = false;
  /** A drag happened since space went down. */
  panned = false;
  /** @type {Map<number, {x: number, y: number}>} */
  #fingers = new Map();
  /** @type {Press | null} */
  #press = null;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #long;

  /**
   * @param {Canvas} canvas
   * @param {Cable} cable
   * @param {Modes} modes
   * @param {Mover} mover
   * @param {Marquee} marquee
   * @param {{open: (key: string) => void, menu: (key: string, x: number, y: number) => void}} hand
   */
  constructor(canvas, cable, modes, mover, marquee, hand) {
    this.canvas = canvas;
    this.cable = cable;
    this.modes = modes;
    this.mover = mover;
    this.marquee = marquee;
    this.hand = hand;
    const { svg } = canvas;
    svg.addEventListener("pointerdown", (event) => this.#down(event));
    svg.addEventListener("pointermove", (event) => this.#move(event));
    svg.addEventListener("pointerup", (event) => this.#up(event));
    svg.addEventListener("pointercancel", (event) => this.#cancel(event));
    svg.addEventListener("dblclick", (event) => this.#double(event));
    svg.addEventListener("contextmenu", (event) => this.#menu(event));
    svg.addEventListener("auxclick", (event) => event.preventDefault());
  }

  stop() {
    clearTimeout(this.#long);
  }

  /** @param {PointerEvent} event */
  #down(event) {
    if (event.button === 2) return;
    this.#fingers.set(event.pointerId, { x: event.clientX, y: event.clientY });
    this.canvas.notices.unbubble();
    if (this.#fingers.size > 1) {
      this.#release();
      return;
    }
    if (event.button === 1) event.preventDefault();
    const target = /** @type {Element} */ (event.target);
    const key = keyAt(target);
    const part = this.#part(event, target, key);
    this.#press = { key, part, x: event.clientX, y: event.clientY, moved: false, shift: event.shiftKey, id: event.pointerId };
    if (event.pointerType === "touch" && part !== "pan") this.#long = setTimeout(() => this.#hold(event), LONG);
  }

  /**
   * What a drag would do. A finger pans over things as well, and moves only what is selected.
   *
   * @param {PointerEvent} event
   * @param {Element} target
   * @param {string} key
   * @returns {Press["part"]}
   */
  #part(event, target, key) {
    if (event.button === 1 || this.panning) return "pan";
    if (this.modes.mode) return "thing";
    if (target.closest(".handle")) return "handle";
    if (key.startsWith("endpoint:")) return "endpoint";
    const ground = !key || key.startsWith("host:");
    if (ground && event.shiftKey && event.pointerType !== "touch") return "marquee";
    const mine = event.pointerType !== "touch" || this.canvas.options.selection.ids.includes(key);
    return mine && this.mover.leaderOf(key) ? "move" : "thing";
  }

  /** @param {PointerEvent} event */
  #move(event) {
    const finger = this.#fingers.get(event.pointerId);
    const now = { x: event.clientX, y: event.clientY };
    if (finger && this.#fingers.size === 2) this.#pinch(event.pointerId, finger, now);
    if (finger) this.#fingers.set(event.pointerId, now);
    const press = this.#press;
    if (press && !press.moved && Math.hypot(now.x - press.x, now.y - press.y) > SLACK) this.#start(press);
    if (press?.moved && press.part === "move") this.#drag(press, now);
    else if (press?.moved && press.part === "marquee") this.marquee.move(now);
    else if (this.cable.held && !(press?.moved && press.part === "thing")) this.cable.move(now, this.canvas.under(now.x, now.y));
    else if (press?.moved && finger && press.part !== "handle" && press.part !== "endpoint") {
      this.panned = true;
      this.canvas.viewport.pan(now.x - finger.x, now.y - finger.y);
    }
  }

  /** @param {Press} press @param {{x: number, y: number}} now */
  #drag(press, now) {
    if (!this.mover.held) return;
    const { zoom } = this.canvas.viewport;
    this.mover.move({ x: (now.x - press.x) / zoom, y: (now.y - press.y) / zoom });
    this.canvas.notices.hint(this.mover.line, now, "command");
  }

  /** @param {Press} press */
  #start(press) {
    clearTimeout(this.#long);
    press.moved = true;
    this.canvas.svg.setPointerCapture(press.id);
    const thing = entityOf(this.canvas.options.store, press.key);
    if (press.part === "handle" && thing?.kind === "container") this.cable.begin(thing);
    else if (press.part === "endpoint" && thing?.kind === "endpoint") this.cable.begin(thing);
    else if (press.part === "move") this.mover.begin(this.#taken(press.key));
    else if (press.part === "marquee") this.marquee.begin(press);
    else this.canvas.svg.classList.add("panning");
  }

  /** All that is selected, where the thing is among it; otherwise the thing with its group. @param {string} key */
  #taken(key) {
    const { selection, store } = this.canvas.options;
    return selection.ids.includes(key) ? [...selection.ids] : together(store, key);
  }

  /** @param {PointerEvent} event */
  #up(event) {
    const press = this.#press;
    this.#fingers.delete(event.pointerId);
    if (press?.id !== event.pointerId) return;
    this.#press = null;
    clearTimeout(this.#long);
    this.canvas.svg.classList.remove("panning");
    if (!press.moved) this.#click(press);
    else if (press.part === "move") this.#putDown();
    else if (press.part === "marquee") this.marquee.end();
    else if (this.cable.held && (press.part === "handle" || press.part === "endpoint"))
      void this.cable.end(this.canvas.under(event.clientX, event.clientY));
  }

  #putDown() {
    this.canvas.notices.unhint();
    void this.mover.end();
  }

  /** Drop what is in the hand, as if it had never been taken. */
  abandon() {
    this.#release();
    this.mover.cancel();
    this.marquee.cancel();
    this.canvas.notices.unhint();
  }

  /** @param {Press} press */
  #click({ key, part, shift }) {
    const { selection } = this.canvas.options;
    if (part === "pan") return;
    if (this.modes.mode) this.modes.pick(key);
    else if (part === "handle") this.modes.connect(key);
    else if (!key) selection.set([]);
    else if (shift) selection.toggle(key);
    else this.#choose(key);
  }

  /** A thing with its group; a second click chooses the thing alone. @param {string} key */
  #choose(key) {
    const { selection, store } = this.canvas.options;
    const all = together(store, key);
    const chosen = all.length === selection.ids.length && all.every((one) => selection.ids.includes(one));
    selection.set(chosen ? [key] : all);
  }

  /** @param {PointerEvent} event */
  #cancel(event) {
    this.#fingers.delete(event.pointerId);
    this.#release();
  }

  #release() {
    clearTimeout(this.#long);
    if (this.#press?.moved && this.cable.held) this.cable.cancel();
    if (this.#press?.moved) this.mover.cancel();
    this.#press = null;
    this.canvas.svg.classList.remove("panning");
  }

  /** @param {number} id @param {{x: number, y: number}} before @param {{x: number, y: number}} now */
  #pinch(id, before, now) {
    const other = [...this.#fingers].find(([finger]) => finger !== id)?.[1];
    if (!other) return;
    const middle = this.canvas.viewport.toPane((now.x + other.x) / 2, (now.y + other.y) / 2);
    const spread = Math.hypot(before.x - other.x, before.y - other.y);
    this.canvas.viewport.pan((now.x - before.x) / 2, (now.y - before.y) / 2);
    if (spread > 1) this.canvas.viewport.zoomBy(Math.hypot(now.x - other.x, now.y - other.y) / spread, middle);
  }

  /** A finger stays where it is: the menu. @param {PointerEvent} event */
  #hold(event) {
    const press = this.#press;
    if (!press || press.moved) return;
    this.#press = null;
    this.hand.menu(press.key, event.clientX, event.clientY);
  }

  /** @param {MouseEvent} event */
  #double(event) {
    const key = keyAt(/** @type {Element} */ (event.target));
    if (key && !this.modes.mode) this.hand.open(key);
  }

  /** @param {MouseEvent} event */
  #menu(event) {
    event.preventDefault();
    if (event.button !== 2) return;
    this.hand.menu(keyAt(/** @type {Element} */ (event.target)), event.clientX, event.clientY);
  }
}

/** @param {Element} element @returns {string} "kind:id" or "" */
function keyAt(element) {
  const thing = element.closest("[data-id]");
  const key = thing instanceof SVGElement ? (thing.dataset.id ?? "") : "";
  return key.replace(/^handle:/, "container:");
}
