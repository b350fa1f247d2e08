/** The outline by keyboard: the tree pattern, and the keys of the picture. Letters that are no command go to the next such name. */

import { ahead } from "./flat.js";

/** @import {Lab} from "../panels/types.js" */
/** @import {Deeds} from "./deeds.js" */
/** @import {Outline} from "./outline.js" */
/** @import {Shown} from "./types.js" */

const PAGE = 12;
/** Milliseconds within which letters belong together. */
const TOGETHER = 700;

export class OutlineKeys {
  #letters = "";
  #typed = -Infinity;
  #outline;
  #deeds;
  #selection;
  #shortcuts;

  /**
   * @param {Outline} outline
   * @param {Deeds} deeds
   * @param {Lab} lab
   */
  constructor(outline, deeds, { selection, shortcuts }) {
    this.#outline = outline;
    this.#deeds = deeds;
    this.#selection = selection;
    this.#shortcuts = shortcuts;
    outline.element.addEventListener("keydown", (event) => this.#press(event));
  }

  /** @param {KeyboardEvent} event */
  #press(event) {
    const { here } = this.#outline;
    if (!here || event.altKey || event.isComposing) return;
    const run = this.#typing(event) ?? (event.ctrlKey || event.metaKey ? this.#withControl(event, here) : this.#plain(event, here));
    if (!run) return;
    event.preventDefault();
    event.stopPropagation();
    run();
  }

  /** @param {KeyboardEvent} event @param {Shown} here @returns {(() => void) | undefined} */
  #withControl({ key }, here) {
    if (key === " ") return () => this.#toggle(here);
    return key === "Home" || key === "End" ? this.#moves(here)[key] : undefined;
  }

  /** @param {KeyboardEvent} event @param {Shown} here @returns {(() => void) | undefined} */
  #plain({ key, shiftKey }, here) {
    if (key === "ContextMenu" || (shiftKey && key === "F10")) return () => this.#menu(here);
    if (shiftKey && (key === "ArrowDown" || key === "ArrowUp")) return () => this.#extend(key === "ArrowDown" ? 1 : -1);
    if (shiftKey && key === " ") return () => this.#outline.stretch(this.#at(here));
    return this.#moves(here)[key] ?? this.#deedsAt(here)[key];
  }

  /** @param {Shown} here @returns {Record<string, () => void>} */
  #moves(here) {
    const outline = this.#outline;
    const at = this.#at(here);
    const last = outline.lines.length - 1;
    return {
      ArrowDown: () => outline.go(Math.min(at + 1, last)),
      ArrowUp: () => outline.go(Math.max(at - 1, 0)),
      ArrowRight: () => (here.branch.children && !here.open ? outline.turn([here], true) : here.open ? outline.go(at + 1) : undefined),
      ArrowLeft: () => (here.open ? outline.turn([here], false) : outline.go(outline.lines.findIndex(({ branch }) => branch.id === here.parent))),
      Home: () => outline.go(0),
      End: () => outline.go(last),
      PageDown: () => outline.go(Math.min(at + PAGE, last)),
      PageUp: () => outline.go(Math.max(at - PAGE, 0)),
      "*": () => outline.turn(outline.lines.filter(({ parent }) => parent === here.parent), true),
    };
  }

  /** @param {Shown} here @returns {Record<string, () => void>} */
  #deedsAt(here) {
    const { thing } = here.branch;
    const deeds = this.#deeds;
    return {
      Enter: () => (thing ? deeds.open(thing) : this.#outline.turn([here], !here.open)),
      " ": () => this.#toggle(here),
      Escape: () => this.#selection.set([]),
      Delete: () => deeds.remove(thing),
      Backspace: () => deeds.remove(thing),
      F2: () => deeds.rename(thing),
      c: () => deeds.connect(thing),
      r: () => deeds.reach(thing),
      a: () => deeds.add("container", this.#outline.hostOf(here)),
      n: () => deeds.add("network", this.#outline.hostOf(here)),
    };
  }

  /** Whether a key alone already means something, here or on the whole page. @param {string} key */
  #isCommand(key) {
    return "acnr".includes(key.toLowerCase()) || this.#shortcuts.list.some(({ keys, run }) => run && keys.includes(key.toUpperCase()));
  }

  /** A letter that begins a name, or goes on with one. @param {KeyboardEvent} event @returns {(() => void) | undefined} */
  #typing({ key, ctrlKey, metaKey }) {
    const going = performance.now() - this.#typed < TOGETHER;
    if (ctrlKey || metaKey || key.length !== 1 || key === " " || key === "*" || (!going && this.#isCommand(key))) return undefined;
    this.#letters = going ? this.#letters + key : key;
    this.#typed = performance.now();
    const { lines, here } = this.#outline;
    const at = ahead(lines, here ? this.#at(here) : 0, this.#letters);
    return () => void (at >= 0 && this.#outline.go(at));
  }

  /** @param {Shown} here */
  #toggle(here) {
    if (here.branch.thing) this.#selection.toggle(here.branch.thing);
    else this.#outline.turn([here], !here.open);
    this.#outline.anchor();
  }

  /** @param {1 | -1} step */
  #extend(step) {
    const { here } = this.#outline;
    if (here && this.#outline.go(this.#at(here) + step)) this.#outline.stretch(this.#at(here) + step);
  }

  /** @param {Shown} here */
  #menu(here) {
    const element = document.activeElement?.getBoundingClientRect();
    this.#deeds.menu(here.branch, this.#outline.hostOf(here), (element?.left ?? 0) + 24 * here.level, element?.bottom ?? 0);
  }

  /** @param {Shown} shown */
  #at({ branch }) {
    return this.#outline.lines.findIndex(({ branch: { id } }) => id === branch.id);
  }
}
