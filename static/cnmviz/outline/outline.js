/**
 * The outline as one works with it: what is open, where the keyboard is, what is selected; kept true to the store by keys, so that
 * changes of others move neither focus nor place. What vanishes under the focus hands it on and says so.
 */

import { modelOf } from "../diagram/model.js";
import { el } from "../lib/dom.js";
import { flat, heir, pathTo, sifted } from "./flat.js";
import { List } from "./list.js";
import { Ground, treeOf } from "./tree.js";

/** @import {Lab} from "../panels/types.js" */
/** @import {PresenceOf} from "../types.js" */
/** @import {Row} from "./row.js" */
/** @import {Branch, Holder, Shown} from "./types.js" */

export class Outline {
  element = el("div", { role: "tree", class: "outline-tree", "aria-label": "Outline of the lab", "aria-multiselectable": "true" });
  #list = new List(this.element, (row, shown) => this.#dress(row, shown));
  /** What is open or shut, by id, since it was first seen. @type {Map<string, boolean>} */
  #open = new Map();
  #focused = "";
  #words = "";
  #first = "";
  /** Where a stretch of a selection began. */
  #anchor = "";
  /** Who else has a thing selected. @type {Map<string, Holder[]>} */
  #held = new Map();
  /** @type {Set<string>} */
  #selected = new Set();
  /** @type {import("../diagram/types.js").Model | undefined} */
  #model;
  /** @type {Branch[]} */
  #branches = [];
  #cards;
  #lab;
  /** @type {(found: number, shown: number) => void} */
  #told;

  /**
   * @param {Lab} lab
   * @param {(found: number, shown: number) => void} told hears after each drawing how many things a filter has found
   */
  constructor(lab, told) {
    this.#lab = lab;
    this.#told = told;
    this.#cards = new Map(lab.page.drivers.map((card) => [card.name, card]));
    this.element.addEventListener("focusin", (event) => this.#entered(event.target));
  }

  get lines() {
    return this.#list.lines;
  }

  /** Where the keyboard is. @returns {Shown | undefined} */
  get here() {
    return this.#list.lines[this.#list.at(this.#focused)];
  }

  /** Look at the store again. */
  draw() {
    const lab = this.#whole();
    this.#model = modelOf(lab, this.#cards);
    this.#branches = treeOf(new Ground(lab, this.#model, this.#cards));
    const { branches: left, isOpen, found, first } = sifted(this.#branches, this.#words, (branch) => this.#isOpen(branch));
    this.#first = first;
    this.#replace(flat(left, isOpen));
    this.#told(found, this.#list.lines.length);
  }

  /** Only what has these words. @param {string} words */
  filter(words) {
    this.#words = words;
    this.draw();
  }

  /** @param {Set<string>} things */
  select(things) {
    const before = this.#selected;
    const changed = new Set([...before, ...things].filter((thing) => before.has(thing) !== things.has(thing)));
    this.#selected = things;
    this.#mark(changed);
  }

  /** Who else has what selected. @param {Map<string, PresenceOf>} people */
  hold(people) {
    const before = this.#held;
    this.#held = holdersOf(people);
    const things = new Set([...before.keys(), ...this.#held.keys()]);
    this.#mark([...things].filter((thing) => !sameHolders(before.get(thing), this.#held.get(thing))));
  }

  /** @param {Shown[]} lines @param {boolean} open */
  turn(lines, open) {
    for (const { branch } of lines) if (branch.children) this.#open.set(branch.id, open);
    this.draw();
  }

  /** @param {boolean} open whether everything is opened, or everything but the hosts shut */
  turnAll(open) {
    const all = (/** @type {Branch[]} */ list, /** @type {number} */ level) =>
      list.forEach((branch) => {
        if (!branch.children) return;
        this.#open.set(branch.id, open || level === 0);
        all(branch.children(), level + 1);
      });
    all(this.#branches, 0);
    this.draw();
  }

  /** The host in which a line stands, as "host:id"; "" for none. @param {Shown} shown */
  hostOf({ branch }) {
    return /^host:[^/]+/.exec(branch.id)?.[0] ?? "";
  }

  /** The first line that a filter has found, else the first. */
  found() {
    return Math.max(0, this.#list.at(this.#first));
  }

  /** @param {number} at @returns {boolean} whether there is a line */
  go(at) {
    const shown = this.#list.lines[at];
    const element = this.#list.element(at);
    if (!shown || !element) return false;
    this.#stand(shown.branch.id);
    element.focus({ preventScroll: true });
    element.scrollIntoView({ block: "nearest" });
    return true;
  }

  /** Bring a thing into view and go there, opening what it stands in. @param {string} thing */
  reveal(thing) {
    if (this.#words) this.filter("");
    const path = pathTo(this.#branches, thing);
    for (const id of path.slice(0, -1)) this.#open.set(id, true);
    if (path.length) this.draw();
    this.go(this.#list.at(path.at(-1) ?? this.#focused));
  }

  /** Choose the things from where the stretch began up to a line. @param {number} at */
  stretch(at) {
    const from = Math.max(0, this.#list.at(this.#anchor));
    const [first, last] = [Math.min(from, at), Math.max(from, at)];
    const things = this.#list.lines.slice(first, last + 1).flatMap(({ branch }) => branch.thing || []);
    this.#lab.selection.set(things);
  }

  /** A stretch begins here. */
  anchor() {
    this.#anchor = this.#focused;
  }

  /** @param {Element | null} element @returns {number} -1 where it is in no line */
  lineOf(element) {
    const line = element?.closest("[role=treeitem]");
    return line instanceof HTMLElement ? this.#list.at(line.dataset.id ?? "") : -1;
  }

  stop() {
    this.#list.stop();
  }

  /** @param {Branch} branch */
  #isOpen({ id, open }) {
    const known = this.#open.get(id);
    if (known === undefined) this.#open.set(id, open);
    return known ?? open;
  }

  /** @param {Shown[]} lines */
  #replace(lines) {
    const had = this.element.contains(document.activeElement);
    const [before, was] = [this.#list.lines, this.#list.at(this.#focused)];
    this.#list.show(lines);
    if (this.#list.at(this.#focused) >= 0) {
      if (had && !this.element.contains(document.activeElement)) this.go(this.#list.at(this.#focused));
      return;
    }
    const next = heir(before, was, (id) => this.#list.at(id));
    this.#stand(lines[next]?.branch.id ?? "");
    if (!had || !this.go(next)) return;
    this.#lab.announce(`${before[was].branch.name} is gone; now at ${lines[next].branch.name}`);
  }

  /** @param {string} id */
  #stand(id) {
    const [before, now] = [this.#focused, id].map((one) => this.#list.element(this.#list.at(one)));
    before?.setAttribute("tabindex", "-1");
    now?.setAttribute("tabindex", "0");
    this.#focused = id;
  }

  /** @param {EventTarget | null} target */
  #entered(target) {
    const at = target instanceof Element ? this.lineOf(target) : -1;
    if (at >= 0) this.#stand(this.#list.lines[at].branch.id);
  }

  /** @param {Row} row @param {Shown} shown */
  #dress(row, shown) {
    const { branch } = shown;
    row.show(shown, branch.network ? (this.#model?.tints.get(branch.network.id)?.hue ?? 8) : 0);
    row.select(this.#selected.has(branch.thing));
    row.hold((branch.thing && this.#held.get(branch.thing)) || []);
    row.element.tabIndex = branch.id === this.#focused ? 0 : -1;
  }

  /** Who has these things selected has changed. @param {Iterable<string>} things */
  #mark(things) {
    for (const thing of things) {
      for (const row of this.#list.rowsOf(thing)) {
        row.select(this.#selected.has(thing));
        row.hold(this.#held.get(thing) ?? []);
      }
    }
  }

  /** @returns {import("../diagram/types.js").Lab} */
  #whole() {
    const { store } = this.#lab;
    return {
      hosts: store.hosts(), networks: store.networks(), containers: store.containers(), endpoints: store.endpoints(),
      sandboxes: store.all("sandbox"), positions: store.all("position"),
    };
  }
}

/** @param {Map<string, PresenceOf>} people @returns {Map<string, Holder[]>} by thing */
function holdersOf(people) {
  /** @type {Map<string, Holder[]>} */
  const held = new Map();
  for (const { selection = [], name = "somebody", colour = "#586577" } of people.values()) {
    for (const thing of selection) {
      if (!held.get(thing)?.push({ name, colour })) held.set(thing, [{ name, colour }]);
    }
  }
  return held;
}

/** @param {Holder[]} [before] @param {Holder[]} [now] */
function sameHolders(before = [], now = []) {
  return before.length === now.length && before.every(({ name, colour }, at) => name === now[at].name && colour === now[at].colour);
}
