/**
 * The pointer and the ink in the presenter's hand. A key turns one on, or is held while one points; with the mouse the button need not
 * be pressed then. While it is on a sheet lies over the picture, so that nothing in it is moved or chosen; the wheel still zooms.
 */

import { el } from "../../lib/dom.js";

/** @import {Pen} from "./pen.js" */
/** @import {Ground} from "./types.js" */
/** @typedef {"" | "pointer" | "ink"} Kind */

/** A key that is down for longer is held: it ends when it is let go. */
const HELD = 350;

export class Tool {
  /** @type {Kind} */
  kind = "";
  /** Called whenever another tool is in the hand. */
  onChange = () => {};
  #sheet = el("div", { class: "light-sheet", "aria-hidden": "true" });
  /** The key that is down, and since when. @type {{ code: string, since: number } | null} */
  #key = null;
  /** The pointer that draws, -1 for none. */
  #pressed = -1;
  #drawing = false;
  #ground;
  #pen;

  /** @param {Ground} ground @param {Pen} pen */
  constructor(ground, pen) {
    this.#ground = ground;
    this.#pen = pen;
    ground.onTurned(() => this.#lay());
    const sheet = this.#sheet;
    sheet.addEventListener("pointerdown", (event) => this.#down(event));
    sheet.addEventListener("pointermove", (event) => this.#move(event));
    for (const kind of ["pointerup", "pointercancel"]) sheet.addEventListener(kind, (event) => this.#up(/** @type {PointerEvent} */ (event)));
    sheet.addEventListener("pointerleave", () => (this.#pressed < 0 ? this.#lift() : undefined));
    sheet.addEventListener("contextmenu", (event) => event.preventDefault());
    sheet.addEventListener("wheel", (event) => this.#wheel(event), { passive: false });
    document.addEventListener("keyup", (event) => this.#keyUp(event), { capture: true });
    window.addEventListener("blur", () => (this.#held ? this.take("") : undefined));
  }

  /** Take a tool into the hand, or ("") put it away. @param {Kind} kind @param {Event} [event] by which it was asked for */
  take(kind, event) {
    this.#lift();
    this.#pressed = -1;
    this.kind = kind;
    this.#key = kind && event instanceof KeyboardEvent && event.type === "keydown" ? { code: event.code, since: performance.now() } : null;
    this.#lay();
    this.onChange();
  }

  get #held() {
    return this.#key !== null;
  }

  #lay() {
    const glass = this.kind ? this.#ground.glass() : null;
    this.#sheet.remove();
    if (glass) glass.root.append(this.#sheet);
  }

  /** @param {KeyboardEvent} event */
  #keyUp({ code }) {
    if (code !== this.#key?.code) return;
    const held = performance.now() - this.#key.since > HELD;
    this.#key = null;
    if (held) this.take("");
    else if (this.#pressed < 0) this.#lift();
  }

  /** @param {PointerEvent} event */
  #down(event) {
    if (event.button !== 0 || this.#pressed >= 0) return;
    event.preventDefault();
    this.#pressed = event.pointerId;
    this.#sheet.setPointerCapture(event.pointerId);
    this.#begin();
    this.#point(event);
  }

  /** @param {PointerEvent} event */
  #move(event) {
    const hovers = this.#held && this.#pressed < 0 && event.pointerType === "mouse";
    if (hovers && !this.#drawing) this.#begin();
    if (hovers || event.pointerId === this.#pressed) for (const one of together(event)) this.#point(one);
  }

  /** @param {PointerEvent} event */
  #up({ pointerId }) {
    if (pointerId !== this.#pressed) return;
    this.#pressed = -1;
    this.#lift();
  }

  #begin() {
    this.#pen.down(this.kind === "ink");
    this.#drawing = true;
  }

  #lift() {
    if (this.#drawing) this.#pen.up();
    this.#drawing = false;
  }

  /** @param {PointerEvent} event */
  #point({ clientX, clientY }) {
    const glass = this.#ground.glass();
    if (glass) this.#pen.move(glass.toWorld(clientX, clientY), glass.zoom);
  }

  /** To the picture below. @param {WheelEvent} event */
  #wheel(event) {
    event.preventDefault();
    this.#ground.glass()?.svg.dispatchEvent(new WheelEvent("wheel", event));
  }
}

/** The places where a pointer was since the last event. @param {PointerEvent} event */
function together(event) {
  const all = event.getCoalescedEvents();
  return all.length ? all : [event];
}
