/**
 * The drawing that is kept: one element per thing, made once, moved and rewritten where its place changed, never rebuilt.
 *
 * An artist draws one kind: `create` makes its parts, `dress` writes texts and classes, `paint` sets the geometry from the numbers
 * of `vector`. The scene compares, moves things from where they are to where they belong, and fades in what is new.
 */

import { el, set } from "./svg.js";

/** @import {Drawing} from "./types.js" */
/** @typedef {{id: string, says?: string}} Placed */
/**
 * @template {Placed} P
 * @typedef {object} View
 * @property {SVGGElement} element
 * @property {Record<string, SVGElement>} parts
 * @property {P} place where it belongs
 * @property {number[]} shown where it is
 * @property {number[]} from where it set out
 */
/**
 * @template {Placed} P
 * @typedef {object} Artist
 * @property {string} kind
 * @property {string} layer
 * @property {(place: P) => Record<string, SVGElement>} create its parts; which of them it has never changes
 * @property {(place: P) => number[]} vector
 * @property {(view: View<P>, vector: number[]) => void} paint
 * @property {(view: View<P>, place: P) => void} dress
 */
/** @typedef {View<any>} AnyView */

const MOVE = 200;
/** More than so many things at once do not glide but stand where they belong. */
const MOST_MOVING = 600;

export class Scene {
  /** @type {Map<string, AnyView>} */
  #views = new Map();
  /** @type {Map<AnyView, Artist<any>>} moving */
  #moving = new Map();
  /** @type {Record<string, SVGGElement>} */
  #layers = {};
  #drawing;
  #started = 0;
  #frame = 0;
  /** @type {Set<() => void>} */
  #movers = new Set();

  /** @param {SVGGElement} world @param {Drawing<any>} drawing whose artists draw */
  constructor(world, drawing) {
    this.#drawing = drawing;
    for (const name of drawing.layers) {
      this.#layers[name] = el("g", { class: `layer ${name}`, ...(name === "wires" ? { "aria-hidden": "true" } : {}) });
      world.append(this.#layers[name]);
    }
  }

  /**
   * @param {any} picture of the drawing's own kind
   * @param {boolean} animate
   */
  update(picture, animate) {
    const present = new Set(this.#drawing.artists.flatMap(([artist, placesOf]) => this.#sync(artist, placesOf(picture))));
    for (const [key, view] of this.#views) {
      if (present.has(key)) continue;
      view.element.remove();
      this.#views.delete(key);
      this.#moving.delete(view);
    }
    if (!animate || this.#moving.size > MOST_MOVING) this.#finish();
    else if (this.#moving.size) this.#start();
  }

  /** @param {string} key "kind:id" */
  view(key) {
    return this.#views.get(key);
  }

  /** All keys of one kind, in drawing order. @param {string} kind */
  keys(kind) {
    return [...this.#views.keys()].filter((key) => key.startsWith(`${kind}:`));
  }

  /** Called on each frame in which something moved. @param {() => void} listener */
  onMove(listener) {
    this.#movers.add(listener);
  }

  stop() {
    cancelAnimationFrame(this.#frame);
  }

  /**
   * @template {Placed} P
   * @param {Artist<P>} artist
   * @param {P[]} places
   * @returns {string[]}
   */
  #sync(artist, places) {
    return places.map((place) => {
      const key = `${artist.kind}:${place.id}`;
      const view = this.#views.get(key);
      if (view) this.#change(artist, view, place);
      else this.#views.set(key, this.#make(artist, key, place));
      return key;
    });
  }

  /**
   * @template {Placed} P
   * @param {Artist<P>} artist
   * @param {string} key
   * @param {P} place
   * @returns {View<P>}
   */
  #make(artist, key, place) {
    const parts = artist.create(place);
    const element = el("g", { "data-id": key, "data-kind": artist.kind }, ...Object.values(parts));
    const shown = artist.vector(place);
    voice(element, place);
    const view = { element, parts, place, shown, from: shown };
    artist.dress(view, place);
    artist.paint(view, shown);
    element.classList.add("new");
    this.#layers[artist.layer].append(element);
    return view;
  }

  /**
   * @template {Placed} P
   * @param {Artist<P>} artist
   * @param {View<P>} view
   * @param {P} place
   */
  #change(artist, view, place) {
    if (same(view.place, place)) return;
    const kept = [...view.element.classList].filter((name) => KEPT.has(name));
    view.place = place;
    voice(view.element, place);
    artist.dress(view, place);
    view.element.classList.add(...kept);
    const goal = artist.vector(place);
    if (goal.length !== view.shown.length) {
      view.shown = goal;
      artist.paint(view, goal);
    } else {
      this.#moving.set(view, artist);
    }
  }

  #start() {
    this.#started = performance.now();
    for (const view of this.#moving.keys()) view.from = view.shown;
    cancelAnimationFrame(this.#frame);
    const step = (/** @type {number} */ now) => {
      const part = Math.min(1, Math.max(0, now - this.#started) / MOVE);
      const eased = 1 - (1 - part) ** 3;
      for (const [view, artist] of this.#moving) this.#paint(view, artist, eased);
      for (const listener of this.#movers) listener();
      if (part < 1) this.#frame = requestAnimationFrame(step);
      else this.#moving.clear();
    };
    this.#frame = requestAnimationFrame(step);
  }

  /** Everything that still moves is where it belongs. */
  #finish() {
    cancelAnimationFrame(this.#frame);
    for (const [view, artist] of this.#moving) this.#paint(view, artist, 1);
    this.#moving.clear();
    for (const listener of this.#movers) listener();
  }

  /** @param {AnyView} view @param {Artist<any>} artist @param {number} part of the way */
  #paint(view, artist, part) {
    const goal = artist.vector(view.place);
    view.shown = goal.map((number, i) => view.from[i] + (number - view.from[i]) * part);
    artist.paint(view, view.shown);
  }
}

/** Give a thing that can have the focus its name. @param {Element} element @param {{says?: string}} place */
function voice(element, { says }) {
  if (says === undefined) return;
  if (!element.hasAttribute("tabindex")) set(element, { tabindex: -1, role: "button" });
  set(element, { "aria-label": says });
}

/** @param {unknown} a @param {unknown} b @returns {boolean} */
function same(a, b) {
  if (a === b) return true;
  if (typeof a !== "object" || typeof b !== "object" || !a || !b) return false;
  const [left, right] = [Object.entries(a), /** @type {Record<string, unknown>} */ (b)];
  return left.length === Object.keys(b).length && left.every(([key, value]) => same(value, right[key]));
}

/** Classes that others put on an element and that outlive a change of its place. */
const KEPT = new Set(["selected", "lit", "valid", "invalid", "aimed", "decided", "dropped", "passed", "source", "new"]);
