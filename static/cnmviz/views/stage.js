/**
 * The stage: several views of one lab, of which one is in front. To the page it is the picture: what a panel asks of the picture is
 * done by the view in front where that can do it, otherwise by the CNM picture, which then comes to the front.
 *
 * The selection is shared, so it is kept from view to view. Which view is in front stands in the address (`?view=`).
 */

import { regroup } from "../diagram/groups.js";
import { Tabs } from "../lib/tabs.js";
import { Deck } from "../trace/deck.js";
import { makeItSo } from "../trace/fix.js";
import { missing } from "../trace/missing.js";
import { TraceRun } from "../trace/run.js";
import { spoken } from "../trace/stops.js";
import { cnmView } from "./cnm.js";
import { hoodView } from "./hood.js";
import { matrixView } from "./matrix.js";
import { outlineView } from "./outline.js";

/** @import {Diagram} from "../diagram/types.js" */
/** @import {Lab} from "../panels/types.js" */
/** @import {Trace} from "../types.js" */
/** @import {View, ViewCard} from "./types.js" */

/** One more view is one module and one line here. @type {ViewCard[]} */
export const VIEWS = [cnmView, hoodView, matrixView, outlineView];

/** @implements {Omit<Diagram, "showTrace" | "mode">} */
export class Stage {
  /** @type {Map<string, View>} */
  #views = new Map();
  #front = "";
  /** The packet that is shown, in whatever view. @type {TraceRun | null} */
  #run = null;
  /** Where the others are: each view learns it when it comes to the front. @type {Parameters<Diagram["setPeople"]>[0]} */
  #people = new Map();
  #tabs;
  #lab;
  #root;
  #unsubscribe;

  /**
   * @param {HTMLElement} root is filled with a tab and a panel for each view
   * @param {Omit<Lab, "diagram">} lab
   */
  constructor(root, lab) {
    this.#root = root;
    this.#lab = { ...lab, diagram: this };
    this.#unsubscribe = lab.store.subscribe(() => this.#check());
    this.#tabs = new Tabs(root, "Views of the lab", { name: "view", lazy: true, turned: (key) => this.#turned(key) });
    for (const { key, label, icon, create } of VIEWS) {
      this.#tabs.add(key, label, (panel) => this.#fill(key, create(panel, this.#lab)), { icon });
    }
    this.show(VIEWS[0].key);
    const asked = new URL(location.href).searchParams.get("view") ?? "";
    if (VIEWS.some(({ key }) => key === asked)) this.show(asked);
  }

  /** The key of the view in front. */
  get front() {
    return this.#front;
  }

  /** Bring a view to the front. @param {string} key */
  show(key) {
    this.#tabs.show(key);
  }

  /** @param {string} key @param {View} view */
  #fill(key, view) {
    this.#views.set(key, view);
    view.setPeople?.(this.#people);
  }

  /** @param {string} key */
  #turned(key) {
    const before = this.#front;
    if (before === key) return;
    this.#views.get(before)?.showTrace?.(null);
    this.#views.get(before)?.hidden?.();
    this.#front = key;
    this.#root.dataset.front = key;
    this.#root.toggleAttribute("data-zooms", "zoomIn" in this.#view);
    this.#view.setPeople?.(this.#people);
    this.#view.shown?.();
    this.#view.showTrace?.(this.#run);
    const address = new URL(location.href);
    if (key === VIEWS[0].key) address.searchParams.delete("view");
    else address.searchParams.set("view", key);
    if (before && address.href !== location.href) history.replaceState(history.state, "", address);
  }

  /** The packet that is shown, if one is. */
  get run() {
    return this.#run;
  }

  /** Show a packet's way and start moving it; an earlier one is cleared. @param {Trace} trace */
  showTrace(trace) {
    this.clearTrace();
    const run = new TraceRun(trace, () => makeItSo(trace, this.#lab));
    const deck = new Deck(this.#root, run);
    this.#run = run;
    this.#view.showTrace?.(run);
    let said = -1;
    run.clock.onStop(({ at, by, playing }) => {
      if (by !== "hand" || playing || at === said) return;
      said = at;
      this.#lab.announce(spoken(run.stops[at]));
    });
    run.onEnd((why) => {
      deck.remove();
      this.#run = null;
      if (why) this.#lab.toast(why);
    });
    run.clock.play();
    this.#check();
    return run;
  }

  /** A picture that draws the way of a packet comes to the front, where none is there. */
  showPicture() {
    this.#able("showTrace");
  }

  clearTrace() {
    this.#run?.end();
  }

  /** A way that leads over something that is gone cannot be shown any more. */
  #check() {
    const gone = this.#run && missing(this.#lab.store, this.#run.trace);
    if (gone) this.#run?.end(`${gone} is gone, so the way of the packet is cleared.`);
  }

  fit() {
    this.#view.fit?.();
  }

  fitSelection() {
    this.#view.fitSelection?.();
  }

  zoomIn() {
    this.#view.zoomIn?.();
  }

  zoomOut() {
    this.#view.zoomOut?.();
  }

  zoomReset() {
    this.#view.zoomReset?.();
  }

  /** @param {string} id */
  focus(id) {
    this.#view.focus(id);
  }

  /** @param {Parameters<Diagram["setPeople"]>[0]} people */
  setPeople(people) {
    this.#people = people;
    this.#view.setPeople?.(people);
  }

  /** Pointers are told in the coordinates of the CNM picture. @param {Parameters<Diagram["onCursor"]>[0]} listener */
  onCursor(listener) {
    return this.#cnm.onCursor(listener);
  }

  /** @param {Parameters<Diagram["onDrag"]>[0]} listener */
  onDrag(listener) {
    this.#cnm.onDrag(listener);
  }

  /** @param {string} [source] */
  startReach(source) {
    this.#able("startReach").startReach?.(source);
  }

  /** @param {string} [container] */
  startConnect(container) {
    this.#able("startConnect").startConnect?.(container);
  }

  /** @param {Parameters<Diagram["startChoosing"]>[0]} choosing */
  startChoosing(choosing) {
    this.#able("startChoosing").startChoosing?.(choosing);
  }

  removeSelection() {
    this.#able("removeSelection").removeSelection?.();
  }

  async arrange() {
    await this.#able("arrange").arrange?.();
  }

  group() {
    this.#regroup("group");
  }

  ungroup() {
    this.#regroup("ungroup");
  }

  /** @param {Parameters<Diagram["align"]>[0]} how */
  align(how) {
    this.#able("align").align?.(how);
  }

  /** @param {string} id */
  rename(id) {
    this.#able("rename").rename?.(id);
  }

  leaveMode() {
    for (const view of this.#views.values()) view.leaveMode?.();
  }

  /** What the view in front draws, or the CNM picture where that draws nothing. */
  drawing() {
    return (this.#view.drawing ? /** @type {Diagram} */ (this.#view) : this.#cnm).drawing();
  }

  destroy() {
    this.clearTrace();
    this.#unsubscribe();
    for (const view of this.#views.values()) view.destroy?.();
  }

  /** A group needs no picture: only what is refused is said there, if one is in front. @param {"group" | "ungroup"} what */
  #regroup(what) {
    const { commands } = this.#lab;
    if (this.#view[what]) this.#view[what]();
    else void regroup(this.#lab, what, async ({ name, args, host }) => (await commands.send(name, args, host)).ok);
  }

  get #view() {
    return /** @type {View} */ (this.#views.get(this.#front));
  }

  get #cnm() {
    return /** @type {Diagram} */ (this.#views.get(VIEWS[0].key));
  }

  /** The view that does something: the one in front, or the CNM picture, brought there. @param {keyof Diagram} what */
  #able(what) {
    if (!(what in this.#view)) this.show(VIEWS[0].key);
    return this.#view;
  }
}
