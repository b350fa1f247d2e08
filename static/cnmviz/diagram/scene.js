/**
 * The drawing that is kept: one element per thing, made once, moved and rewritten where its place changed, never rebuilt.
 *
 * An artist draws one kind: `create` makes its parts, `dress` writes texts and classes, `paint` sets the geometry from the numbers
 * of `vector`. The scene compares, moves things from where they are to where they belong, and fades in what is new.
 */

import { el, set } from "./svg.js";

/** @import {Drawing} from "./types.js" */
/** @typedef {{id: string, group?: string, says?: string}} Placed */
/**
 * @template {Placed} P
 * @typedef {object} View
 * @property {SVGGElement} element
 * @property {Record<string, SVGElement>} parts
 * @property {Artist<P>} artist
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
/** @typedef {{element: SVGGElement, layers: Record<string, SVGGElement>}} Group */

const MOVE = 200;
/** More than so many things at once do not glide but stand where they belong. */
const MOST_MOVING = 600;

export class Scene {
  /** @type {Map<string, AnyView>} */
  #views = new Map();
  /** @type {Set<AnyView>} */
  #moving = new Set();
  /** The parts that can be moved as one (each host is one), each with its layers. @type {Map<string, Group>} */
  #groups = new Map();
  #root = el("g", { class: "scene" });
  #drawing;
  #started = 0;
  #frame = 0;
  /** What is made now fades in. */
  #arriving = false;

  /** @param {SVGGElement} world @param {Drawing<any>} drawing whose artists draw */
  constructor(world, drawing) {
    this.#drawing = drawing;
    world.append(this.#root);
    // The class would start the fading anew whenever the thing is shown again from nearer.
    this.#root.addEventListener("animationend", ({ target }) => /** @type {Element} */ (target).classList.remove("new"));
    this.group("");
  }

  /**
   * @param {any} picture of the drawing's own kind
   * @param {boolean} animate
   */
  update(picture, animate) {
    this.#arriving = animate;
    const present = new Set(this.#drawing.artists.flatMap(([artist, placesOf]) => this.#sync(artist, placesOf(picture))));
    for (const [key, view] of this.#views) if (!present.has(key)) this.#drop(key, view);
    if (!animate || this.#moving.size > MOST_MOVING) this.#finish();
    else if (this.#moving.size) this.#start();
  }

  /** @param {string} key @param {AnyView} view */
  #drop(key, view) {
    view.element.remove();
    this.#views.delete(key);
    this.#moving.delete(view);
    const name = view.place.group ?? "";
    const { element } = this.group(name);
    if (!name || [...element.children].some((layer) => layer.childElementCount)) return;
    element.remove();
    this.#groups.delete(name);
  }

  /** @param {string} key "kind:id" */
  view(key) {
    return this.#views.get(key);
  }

  /** The element that holds all of one group. @param {string} name */
  group(name) {
    let group = this.#groups.get(name);
    if (!group) {
      const layers = Object.fromEntries(this.#drawing.layers.map((layer) => [layer, layerOf(layer)]));
      group = { element: el("g", { class: "group" }, ...Object.values(layers)), layers };
      this.#groups.set(name, group);
      this.#root.append(group.element);
    }
    return group;
  }

  /** Draw a thing as it is, after somebody drew in it. @param {string} key */
  repaint(key) {
    const view = this.#views.get(key);
    view?.artist.paint(view, view.shown);
  }

  /** Things stand where they belong, without gliding there any longer. @param {string[]} keys @param {string} [group] all of it too */
  settle(keys, group) {
    if (!this.#moving.size) return;
    const views = keys.flatMap((key) => this.#views.get(key) ?? []);
    if (group !== undefined) views.push(...[...this.#moving].filter(({ place }) => place.group === group));
    for (const view of views) if (this.#moving.delete(view)) this.#paint(view, 1);
  }

  /** All keys of one kind, in drawing order. @param {string} kind */
  keys(kind) {
    return [...this.#views.keys()].filter((key) => key.startsWith(`${kind}:`));
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
    const view = { element, parts, artist, place, shown, from: shown };
    artist.dress(view, place);
    artist.paint(view, shown);
    if (this.#arriving) element.classList.add("new");
    this.group(place.group ?? "").layers[artist.layer].append(element);
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
      this.#moving.delete(view);
      view.shown = view.from = goal;
      artist.paint(view, goal);
    } else {
      this.#moving.add(view);
    }
  }

  #start() {
    this.#started = performance.now();
    for (const view of this.#moving) view.from = view.shown;
    cancelAnimationFrame(this.#frame);
    const step = (/** @type {number} */ now) => {
      const part = Math.min(1, Math.max(0, now - this.#started) / MOVE);
      const eased = 1 - (1 - part) ** 3;
      for (const view of this.#moving) this.#paint(view, eased);
      if (part < 1) this.#frame = requestAnimationFrame(step);
      else this.#moving.clear();
    };
    this.#frame = requestAnimationFrame(step);
  }

  /** Everything that still moves is where it belongs. */
  #finish() {
    cancelAnimationFrame(this.#frame);
    for (const view of this.#moving) this.#paint(view, 1);
    this.#moving.clear();
  }

  /** @param {AnyView} view @param {number} part of the way */
  #paint(view, part) {
    const goal = view.artist.vector(view.place);
    view.shown = goal.map((number, i) => view.from[i] + (number - view.from[i]) * part);
    view.artist.paint(view, view.shown);
  }
}

/** @param {string} name */
function layerOf(name) {
  return el("g", { class: `layer ${name}`, ...(name === "wires" ? { "aria-hidden": "true" } : {}) });
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
