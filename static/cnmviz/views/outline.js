/** The lab as a list: everything that the picture says and does, for the keyboard, for screen readers, and for small windows. */

import { button, el } from "../lib/dom.js";
import { Deeds } from "../outline/deeds.js";
import { OutlineKeys } from "../outline/keys.js";
import { Outline } from "../outline/outline.js";

/** @import {Lab} from "../panels/types.js" */
/** @import {PresenceOf} from "../types.js" */
/** @import {View, ViewCard} from "./types.js" */

/** @type {ViewCard} */
export const outlineView = {
  key: "outline",
  label: "Outline",
  icon: "outline",
  words: "The same as a list, for keyboard and screen reader",
  create: (root, lab) => new OutlineView(root, lab),
};

/** @implements {View} */
class OutlineView {
  #filter = el("input", { type: "search", autocomplete: "off", spellcheck: "false", placeholder: "Filter by name, address, image, state…", "aria-label": "Filter the outline" });
  #found = el("p", { class: "hint", role: "status" });
  #hint = el("p", { class: "outline-hint", "aria-hidden": "true" });
  #looking = false;
  #stale = true;
  #frame = 0;
  #lab;
  #deeds;
  #outline;
  /** @type {(() => void)[]} */
  #stops;

  /** @param {HTMLElement} root @param {Lab} lab */
  constructor(root, lab) {
    this.#lab = lab;
    this.#deeds = new Deeds(lab);
    this.#outline = new Outline(lab, (found, shown) => this.#told(found, shown));
    new OutlineKeys(this.#outline, this.#deeds, lab);
    const { element } = this.#outline;
    const turn = (/** @type {boolean} */ open) => () => this.#outline.turnAll(open);
    const tools = el("div", { class: "outline-tools" }, this.#filter, button("Expand all", turn(true)), button("Collapse all", turn(false)), this.#found);
    root.append(el("div", { class: "outline-view" }, tools, element, this.#hint));
    this.#filter.addEventListener("input", () => this.#outline.filter(this.#filter.value));
    this.#filter.addEventListener("keydown", (event) => this.#inFilter(event));
    element.addEventListener("click", (event) => this.#click(event));
    element.addEventListener("dblclick", (event) => this.#doubleClick(event));
    element.addEventListener("contextmenu", (event) => this.#context(event));
    element.addEventListener("focusin", () => this.#hintAt());
    this.#stops = [lab.store.subscribe(() => this.#drawSoon()), lab.selection.subscribe(() => this.#select())];
  }

  shown() {
    this.#looking = true;
    this.#select();
    if (this.#stale) this.#draw();
  }

  hidden() {
    this.#looking = false;
  }

  /** @param {string} id */
  focus(id) {
    if (this.#filter.value) {
      this.#filter.value = "";
      this.#outline.filter("");
    }
    this.#outline.reveal(id);
  }

  /** @param {string} [container] */
  startConnect(container = "") {
    this.#deeds.connect(container || (this.#lab.selection.ids.length ? "" : (this.#outline.here?.branch.thing ?? "")));
  }

  /** @param {string} [source] */
  startReach(source = "") {
    this.#deeds.reach(source);
  }

  removeSelection() {
    this.#deeds.remove("");
  }

  /** @param {string} id */
  rename(id) {
    this.#deeds.rename(id);
  }

  /** @param {Map<string, PresenceOf>} people */
  setPeople(people) {
    this.#outline.hold(people);
  }

  destroy() {
    cancelAnimationFrame(this.#frame);
    this.#outline.stop();
    for (const stop of this.#stops) stop();
  }

  #select() {
    if (this.#looking) this.#outline.select(new Set(this.#lab.selection.ids));
  }

  #drawSoon() {
    this.#stale = true;
    if (!this.#looking) return;
    this.#frame ||= requestAnimationFrame(() => {
      this.#frame = 0;
      this.#draw();
    });
  }

  #draw() {
    this.#stale = false;
    this.#outline.draw();
    this.#hintAt();
  }

  /** @param {number} found @param {number} shown */
  #told(found, shown) {
    const text = this.#filter.value.trim() ? (found === 1 ? "1 thing found" : `${found} things found`) : "";
    if (this.#found.textContent !== text) this.#found.textContent = text;
    this.#outline.element.hidden = shown === 0;
  }

  /** From the field into the list, and out of it. @param {KeyboardEvent} event */
  #inFilter(event) {
    if (event.key === "Escape" && this.#filter.value) {
      this.#filter.value = "";
      this.#outline.filter("");
    } else if (event.key === "ArrowDown" || event.key === "Enter") this.#outline.go(this.#outline.found());
    else return;
    event.preventDefault();
  }

  /** @param {MouseEvent} event */
  #click(event) {
    const target = /** @type {Element} */ (event.target);
    const at = this.#outline.lineOf(target);
    const shown = this.#outline.lines[at];
    if (!shown) return;
    this.#outline.go(at);
    if (target.closest(".more-actions")) return this.#menu(event);
    const { thing, children } = shown.branch;
    if (children && (target.closest(".twist") || !thing)) return this.#outline.turn([shown], !shown.open);
    if (!thing) return;
    if (event.shiftKey) return this.#outline.stretch(at);
    if (event.ctrlKey || event.metaKey) this.#lab.selection.toggle(thing);
    else this.#lab.selection.set([thing]);
    this.#outline.anchor();
  }

  /** @param {MouseEvent} event */
  #doubleClick(event) {
    const target = /** @type {Element} */ (event.target);
    const thing = this.#outline.lines[this.#outline.lineOf(target)]?.branch.thing;
    if (thing && !target.closest(".twist, .more-actions")) this.#deeds.open(thing);
  }

  /** @param {MouseEvent} event */
  #context(event) {
    event.preventDefault();
    this.#outline.go(this.#outline.lineOf(/** @type {Element} */ (event.target)));
    this.#menu(event);
  }

  /** @param {MouseEvent} event */
  #menu({ clientX, clientY }) {
    const { here } = this.#outline;
    if (here) this.#deeds.menu(here.branch, this.#outline.hostOf(here), clientX, clientY);
  }

  /** The command behind Delete, as elsewhere before a gesture. */
  #hintAt() {
    const line = this.#deeds.removing(this.#outline.here?.branch.thing ?? "");
    this.#hint.replaceChildren(...(line ? [el("kbd", {}, "Delete"), " ", el("code", {}, line)] : []));
  }
}
