/**
 * The picture of a lab, as the page uses it. Put together here from its parts; drawing never writes, gestures only send commands.
 *
 * `canvas` keeps svg, scene and viewport true to the store; `pointer`, `keys`, `modes`, `cable` and `rename` are the gestures;
 * `player` and `callout` show a packet's way; `others` are the people. What each method does stands in types.d.ts.
 */

import { TraceRun } from "../trace/run.js";
import { deletions } from "./actions.js";
import { Cable } from "./cable.js";
import { Callout } from "./callout.js";
import { Canvas } from "./canvas.js";
import { groupItems, regroup } from "./groups.js";
import { Keys } from "./keys.js";
import { Marquee } from "./marquee.js";
import { menuOf } from "./menu.js";
import { Modes } from "./modes.js";
import { ALIGNMENTS } from "./align.js";
import { around } from "./movable.js";
import { Mover } from "./mover.js";
import { Nudge } from "./nudge.js";
import { Others } from "./others.js";
import { Player } from "./player.js";
import { Pointer } from "./pointer.js";
import { renameInPlace } from "./rename.js";
import { Tidy } from "./tidy.js";

/** @import {Run} from "../trace/types.js" */
/** @import {DiagramOptions, DiagramView, Drawing} from "./types.js" */

const STEP = 1.25;

/**
 * @param {HTMLElement} root is filled
 * @param {DiagramOptions} options
 * @param {Drawing<any>} drawing
 * @returns {DiagramView}
 */
export function createDiagram(root, options, drawing) {
  return new LabDiagram(root, options, drawing);
}

/** @implements {DiagramView} */
class LabDiagram {
  /** @type {Player | null} */
  #player = null;
  /** @type {Callout | null} */
  #callout = null;
  #unend = () => {};

  /** @param {HTMLElement} root @param {DiagramOptions} options @param {Drawing<any>} drawing */
  constructor(root, options, drawing) {
    this.options = options;
    this.canvas = new Canvas(root, options, drawing);
    this.cable = new Cable(this.canvas);
    this.modes = new Modes(this.canvas, this.cable, (source, target) => this.#ask(source, target));
    this.others = new Others(this.canvas);
    this.mover = new Mover(this.canvas);
    this.nudge = new Nudge(this.canvas, this.mover);
    this.tidy = new Tidy(this.canvas, this.mover);
    const hand = {
      open: (/** @type {string} */ key) => this.#open(key),
      menu: (/** @type {string} */ key, /** @type {number} */ x, /** @type {number} */ y) => this.#menu(key, x, y),
      remove: (/** @type {string} */ key) => this.#remove(key),
      rename: (/** @type {string} */ key) => this.rename(key),
      nudge: (/** @type {string} */ key, /** @type {any} */ arrow, /** @type {boolean} */ far) => this.nudge.by(key, arrow, far),
    };
    this.pointer = new Pointer(this.canvas, this.cable, this.modes, this.mover, new Marquee(this.canvas), hand);
    this.keys = new Keys(this.canvas, this.modes, this.pointer, this, hand);
    this.unselect = options.selection.subscribe(() => this.#select());
    this.canvas.onDraw(() => this.#drawn());
    this.#select();
  }

  shown() {
    this.canvas.shown();
    this.others.shown();
    this.#select();
  }

  hidden() {
    this.canvas.hidden();
  }

  get mode() {
    return this.modes.mode;
  }

  /** @param {Run | null} run */
  showTrace(run) {
    this.#callout?.remove();
    this.#player?.clear();
    this.#player = run && new Player(this.canvas, run);
    this.#callout = run && this.#player && new Callout(this.canvas, run, this.#player);
    this.#unend();
    this.#unend = run?.onEnd(() => this.showTrace(null)) ?? (() => {});
  }

  clearTrace() {
    this.#player?.run.end();
  }

  fit() {
    this.canvas.viewport.measure();
    this.canvas.fit();
  }

  fitSelection() {
    const rects = this.options.selection.ids.flatMap((key) => this.canvas.rect(key) ?? []);
    if (!rects.length) return;
    this.canvas.viewport.measure();
    this.canvas.viewport.fit(around(rects));
    this.canvas.viewport.chosen = true;
  }

  zoomIn() {
    this.canvas.viewport.zoomBy(STEP);
  }

  zoomOut() {
    this.canvas.viewport.zoomBy(1 / STEP);
  }

  zoomReset() {
    this.canvas.viewport.reset();
  }

  /** @param {string} id */
  focus(id) {
    this.keys.focus(id);
  }

  /** @param {Map<string, import("../types.js").PresenceOf>} people */
  setPeople(people) {
    this.others.set(people);
  }

  /** @param {(at: [number, number] | null) => void} listener */
  onCursor(listener) {
    return this.others.onCursor(listener);
  }

  /** @param {(drag: import("../types.js").Drag | null) => void} listener */
  onDrag(listener) {
    this.mover.onDrag = listener;
  }

  /** @param {string} [source] */
  startReach(source) {
    this.modes.reach(source);
  }

  /** @param {string} [container] */
  startConnect(container) {
    this.modes.connect(container);
  }

  /** @param {import("./types.js").Choosing} choosing */
  startChoosing(choosing) {
    this.modes.choose(choosing);
    this.keys.focusFirst((key) => choosing.takes(key));
  }

  removeSelection() {
    this.#remove("");
  }

  arrange() {
    return this.tidy.arrange();
  }

  group() {
    void regroup(this.options, "group", (gesture) => this.canvas.perform(gesture));
  }

  ungroup() {
    void regroup(this.options, "ungroup", (gesture) => this.canvas.perform(gesture));
  }

  /** @param {import("./align.js").Alignment} how */
  align(how) {
    this.tidy.align(how);
  }

  /** @param {string} id */
  rename(id) {
    renameInPlace(this.canvas, id, () => this.focus(id));
  }

  drawing() {
    this.canvas.redraw();
    return { world: this.canvas.world, bounds: this.canvas.picture.bounds };
  }

  leaveMode() {
    this.modes.leave();
  }

  destroy() {
    this.showTrace(null);
    this.unselect();
    this.modes.stop();
    this.others.stop();
    this.nudge.stop();
    this.pointer.stop();
    this.canvas.destroy();
  }

  /** @param {string} source @param {string} target */
  async #ask(source, target) {
    if (this.options.onReach) {
      this.options.onReach(source, target);
      return;
    }
    const receipt = await this.options.commands.reach(source, target);
    if (receipt.trace) {
      const run = new TraceRun(receipt.trace);
      this.showTrace(run);
      run.clock.play();
    } else this.canvas.refuse(receipt.error ?? "no answer", null);
  }

  /** @param {string} key */
  #open(key) {
    this.options.selection.set([key]);
    this.options.onOpen?.(key);
  }

  /** @param {string} key */
  #remove(key) {
    const { selection, store } = this.options;
    const gestures = deletions(store, selection.ids, key);
    void this.canvas.performAll(gestures);
    const nothing = selection.ids.length ? "What is selected cannot be removed" : "Nothing is selected";
    if (!gestures.length) this.canvas.refuse(nothing, this.canvas.rect(selection.ids[0] ?? key) ?? null);
  }

  /** @param {string} key @param {number} x @param {number} y */
  #menu(key, x, y) {
    const { openMenu, selection, store } = this.options;
    if (!key) {
      openMenu(
        [
          { label: "Add container…", keys: "A", act: () => this.options.onAdd?.("container") },
          { label: "Add network…", keys: "N", act: () => this.options.onAdd?.("network") },
          { label: "Paste docker lines…", keys: "Ctrl+V", act: () => this.options.onPaste?.() },
          "---",
          { label: "Fit everything", keys: "Shift+1", act: () => this.fit() },
          { label: "Arrange again", keys: "L", act: () => void this.arrange() },
          { label: "Can A reach B…", keys: "R", act: () => this.startReach("") },
        ],
        x,
        y,
      );
      return;
    }
    if (!selection.ids.includes(key)) selection.set([key]);
    const items = menuOf(store, selection.ids, {
      perform: (gestures) => void this.canvas.performAll(gestures),
      open: (one) => this.#open(one),
      rename: (one) => this.rename(one),
      connect: (one) => this.startConnect(one),
      reach: (one) => this.startReach(one),
      ask: () => this.modes.reachFrom(""),
      copy: (keys) => this.options.onCopy?.(keys),
      duplicate: (keys) => this.options.onDuplicate?.(keys),
    });
    openMenu([...items, ...this.#tidying()], x, y);
  }

  /** What the menu offers for the places of what is selected. @returns {(import("./types.js").MenuItem | "---")[]} */
  #tidying() {
    const { ids } = this.options.selection;
    const lines = this.tidy.rects(ids).size > 1 ? ALIGNMENTS.map(([how, label]) => ({ label, act: () => this.align(how) })) : [];
    const back = ids.some((id) => this.tidy.moved(id)) ? [{ label: "Back into its row", act: () => void this.tidy.restore(ids) }] : [];
    const groups = groupItems(this.options.store, ids, this);
    return lines.length || back.length || groups.length ? ["---", ...groups, ...back, ...lines] : [];
  }

  #select() {
    if (!this.canvas.inFront) return;
    const chosen = new Set(this.options.selection.ids);
    for (const element of this.canvas.svg.querySelectorAll(".selected")) {
      if (!chosen.has(/** @type {SVGElement} */ (element).dataset.id ?? "")) mark(element, false);
    }
    for (const key of chosen) {
      const element = this.canvas.scene.view(key)?.element;
      if (element) mark(element, true);
    }
  }

  /** After each drawing: new elements learn whether they are selected, and a trace follows its lines. */
  #drawn() {
    this.#select();
    if (!this.#player) return;
    if (!this.#player.exists()) return this.showTrace(null);
    this.#player.route();
    this.#callout?.update();
  }
}

/** @param {Element} element @param {boolean} selected */
function mark(element, selected) {
  element.classList.toggle("selected", selected);
  if (element.hasAttribute("role")) element.setAttribute("aria-pressed", String(selected));
}
