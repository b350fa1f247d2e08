/**
 * The other people: their pointers, what they have selected and what they have in the hand, in their colours, drawn light. Own
 * pointer is told, not drawn.
 */

import { el, say, set } from "./svg.js";

/** @import {PresenceOf} from "../types.js" */
/** @import {Canvas} from "./canvas.js" */
/** @import {Presenter} from "./types.js" */

const EVERY = 100;
const SHOWN_MOST = 60;

export class Others {
  #layer = el("g", { class: "people", "aria-hidden": "true" });
  /** @type {Map<string, {group: SVGGElement, text: SVGTextElement, flag: SVGRectElement, frames: SVGGElement}>} */
  #drawn = new Map();
  /** @type {Map<string, PresenceOf>} */
  #people = new Map();
  /** As they were told. @type {Map<string, PresenceOf>} */
  #told = new Map();
  /** @type {Presenter | null} */
  #presenter = null;
  /** @type {Set<(at: [number, number] | null) => void>} */
  #listeners = new Set();
  /** @type {[number, number] | null} */
  #mine = null;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;
  /** The zoom at which the pointers were drawn. */
  #zoom = 0;

  /** @param {Canvas} canvas */
  constructor(canvas) {
    this.canvas = canvas;
    canvas.world.append(this.#layer);
    canvas.viewport.onChange(() => this.#zoomed());
    canvas.onDraw(() => this.#draw());
    canvas.svg.addEventListener("pointermove", (event) => this.#moved(event));
    canvas.svg.addEventListener("pointerleave", () => this.#tellSoon(null));
  }

  /** Where my own pointer is. @returns {[number, number] | null} */
  get mine() {
    return this.#mine;
  }

  /** Whose pointer is drawn as that of who presents. Where it is in this picture, told, it is there, whatever else is known. @param {Presenter | null} presenter */
  setPresenter(presenter) {
    if (JSON.stringify(presenter) === JSON.stringify(this.#presenter)) return;
    this.#presenter = presenter;
    this.set(this.#told);
  }

  /** @param {Map<string, PresenceOf>} people */
  set(people) {
    this.#told = people;
    const others = [...people].filter(([id]) => id !== this.canvas.options.me.id && id !== this.#presenter?.id).slice(0, SHOWN_MOST);
    this.#people = new Map(this.canvas.drawing.apart ? others.map(([id, person]) => [id, { ...person, cursor: null, drag: null }]) : others);
    if (this.#presenter) this.#people.set(this.#presenter.id, this.#presenting(this.#presenter, people.get(this.#presenter.id)));
    for (const [id, { group, frames }] of this.#drawn) {
      if (this.#people.has(id)) continue;
      group.remove();
      frames.remove();
      this.#drawn.delete(id);
    }
    this.#draw();
  }

  /** @param {Presenter} presenter @param {PresenceOf | undefined} person @returns {PresenceOf} */
  #presenting({ name, colour, pointer }, person) {
    const { apart } = this.canvas.drawing;
    const known = apart ? null : person?.cursor ?? null;
    const drag = apart ? null : person?.drag;
    return { ...person, colour: person?.colour ?? colour, name: `${name} presents`, cursor: pointer === undefined ? known : pointer, drag };
  }

  /** The picture has come to the front, where they went on meanwhile. */
  shown() {
    this.#draw();
  }

  /** @param {(at: [number, number] | null) => void} listener */
  onCursor(listener) {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  stop() {
    clearTimeout(this.#timer);
  }

  /** @param {PointerEvent} event */
  #moved(event) {
    if (event.pointerType === "touch") return;
    const { x, y } = this.canvas.viewport.toWorld(event.clientX, event.clientY);
    this.#tellSoon([Math.round(x), Math.round(y)]);
  }

  /** @param {[number, number] | null} at */
  #tellSoon(at) {
    this.#mine = at;
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      for (const listener of [...this.#listeners]) listener(this.#mine);
    }, EVERY);
  }

  /** A pointer keeps its size on the screen. Where the picture is shifted alone, all of it goes along. */
  #zoomed() {
    if (this.#zoom === this.canvas.viewport.zoom) return;
    this.#zoom = this.canvas.viewport.zoom;
    for (const [id, person] of this.#people) {
      const drawn = this.#drawn.get(id);
      if (drawn) this.#pointer(drawn, person);
    }
  }

  #draw() {
    if (!this.canvas.inFront) return;
    this.#zoom = this.canvas.viewport.zoom;
    for (const [id, person] of this.#people) {
      const drawn = this.#drawn.get(id) ?? this.#make(id);
      drawn.group.classList.toggle("presents", id === this.#presenter?.id);
      for (const element of [drawn.group, drawn.frames]) element.style.setProperty("--who", person.colour ?? "#586577");
      this.#pointer(drawn, person);
      this.#frames(drawn.frames, person);
    }
  }

  /** @param {string} id */
  #make(id) {
    const text = el("text", { x: 21, y: 27 });
    const flag = el("rect", { x: 14, y: 14, height: 19, rx: 6 });
    const group = el("g", { class: "person" }, el("path", { d: "M0 0l5.5 16l2.6-6.6l6.9-2.3z" }), flag, text);
    const frames = el("g", { class: "held" });
    this.#layer.append(frames, group);
    const drawn = { group, text, flag, frames };
    this.#drawn.set(id, drawn);
    return drawn;
  }

  /** @param {{group: SVGGElement, text: SVGTextElement, flag: SVGRectElement}} drawn @param {PresenceOf} person */
  #pointer({ group, text, flag }, { cursor, name = "" }) {
    group.toggleAttribute("hidden", !cursor);
    if (!cursor) return;
    const shown = name.length > 24 ? `${name.slice(0, 23)}…` : name;
    if (text.textContent !== shown) {
      say(text, shown);
      set(flag, { width: Math.ceil(this.canvas.measure(shown, "badge")) + 14 });
    }
    group.style.transform = `translate(${cursor[0]}px, ${cursor[1]}px) scale(${1 / this.canvas.viewport.zoom})`;
  }

  /** Around what a person has selected; what is in the hand, where the hand is. @param {SVGGElement} frames @param {PresenceOf} person */
  #frames(frames, { selection = [], drag }) {
    const held = new Set(drag?.keys);
    const rects = [...new Set([...selection, ...held])].flatMap((key) => {
      const rect = this.canvas.rect(key);
      return rect ? [{ rect, by: held.has(key) && drag ? drag.by : [0, 0], held: held.has(key) }] : [];
    });
    while (frames.childElementCount > rects.length) frames.lastElementChild?.remove();
    while (frames.childElementCount < rects.length) frames.append(el("rect", { rx: 16 }));
    rects.forEach(({ rect, by, held: inHand }, i) => {
      const [x, y] = [rect.x - 5 + by[0], rect.y - 5 + by[1]];
      set(frames.children[i], { x, y, width: rect.w + 10, height: rect.h + 10, class: inHand ? "in-hand" : "" });
    });
  }
}
