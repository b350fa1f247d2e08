/**
 * A table of any size by mouse and keyboard: one Tab stop, arrows from cell to cell, bands over the row and column where one is.
 * It knows rows, columns and looks, not what they mean.
 */

import { Bands } from "./bands.js";
import { Pane } from "./pane.js";
import { step } from "./steps.js";

/** @import {Hand, Line, Sheet} from "./types.js" */
/** @import {Spot} from "./steps.js" */

export class Grid {
  #pane = new Pane();
  #bands = new Bands(this.#pane.table);
  /** By which keys the keyboard's place is found again. @type {[row: string, column: string]} */
  #keys = ["", ""];
  /** @type {Set<string>} */
  #chosen = new Set();
  #hand;

  /** @param {Hand} hand */
  constructor(hand) {
    this.#hand = hand;
    const { table } = this.#pane;
    table.addEventListener("keydown", (event) => this.#press(event));
    table.addEventListener("click", (event) => this.#activate(event.target, event));
    table.addEventListener("focusin", (event) => this.#entered(event.target));
    table.addEventListener("focusout", () => this.#bands.show("focus", null));
    table.addEventListener("pointermove", (event) => this.#hover(event.target));
    table.addEventListener("pointerleave", () => this.#hover(null));
  }

  /** What scrolls, to be put into the page. */
  get element() {
    return this.#pane.element;
  }

  /** The id of an element that says more about the table. @param {string} id */
  describedBy(id) {
    this.#pane.table.setAttribute("aria-describedby", id);
  }

  /** Show other contents: focus and place stay with the rows and columns that are still there. @param {Sheet} sheet */
  draw(sheet) {
    const had = this.#pane.table.contains(document.activeElement);
    this.#pane.load(sheet);
    this.#bands.lay(this.#pane.down, this.#pane.across, sheet.measures);
    this.#find();
    this.choose(this.#chosen);
    this.#pane.paint();
    if (!had) return;
    this.#focusSpot();
    this.#bands.show("focus", this.#pane.pinned);
  }

  /** The keys of the rows and columns that are chosen. @param {Set<string>} keys */
  choose(keys) {
    this.#chosen = keys;
    const { rows, columns } = this.#pane.sheet;
    const chosen = (/** @type {Line[]} */ lines) => lines.flatMap(({ key }, at) => (keys.has(key) ? [at] : []));
    this.#bands.choose(chosen(rows), chosen(columns));
    this.#pane.choose(keys);
  }

  /** Give a row's heading the focus. @param {string} key @returns {boolean} whether it is there */
  focus(key) {
    const row = this.#pane.sheet.rows.findIndex((line) => line.key === key);
    if (row >= 0) this.#go({ row, column: -1 });
    return row >= 0;
  }

  stop() {
    this.#pane.stop();
  }

  /** Where the keyboard was, in the new contents; where that is gone, near by. */
  #find() {
    const { rows, columns } = this.#pane.sheet;
    const before = this.#pane.pinned;
    const near = (/** @type {Line[]} */ lines, /** @type {string} */ key, /** @type {number} */ at) => {
      const found = key ? lines.findIndex((line) => line.key === key) : at;
      return Math.min(found < 0 ? at : found, lines.length - 1);
    };
    this.#stand({ row: near(rows, this.#keys[0], before.row), column: near(columns, this.#keys[1], before.column) });
  }

  /** @param {Spot} spot */
  #stand({ row, column }) {
    const { sheet } = this.#pane;
    this.#pane.pinned = row < 0 && column < 0 ? { row: -1, column: 0 } : { row, column };
    this.#keys = [sheet.rows[row]?.key ?? "", sheet.columns[column]?.key ?? ""];
  }

  /** @param {Spot} spot */
  #go(spot) {
    this.#leave();
    this.#stand(spot);
    this.#reveal();
    this.#focusSpot();
  }

  #leave() {
    this.#pane.at(this.#pane.pinned)?.setAttribute("tabindex", "-1");
  }

  #focusSpot() {
    const element = this.#pane.at(this.#pane.pinned);
    if (!element) return;
    element.tabIndex = 0;
    if (document.activeElement !== element) element.focus({ preventScroll: true });
  }

  /** Scroll just so far that the headings do not lie over the spot. */
  #reveal() {
    const { element, pinned, sheet, down, across } = this.#pane;
    const { head, top } = sheet.measures;
    if (pinned.row >= 0) element.scrollTop = shifted(element.scrollTop, down.start(pinned.row), down.size, element.clientHeight - top);
    if (pinned.column >= 0) element.scrollLeft = shifted(element.scrollLeft, across.start(pinned.column), across.size, element.clientWidth - head);
  }

  /** @param {KeyboardEvent} event */
  #press(event) {
    if (event.key === "Enter" || event.key === " ") {
      event.preventDefault();
      return this.#activate(event.target, event);
    }
    const { element, pinned, sheet } = this.#pane;
    const page = Math.max(1, Math.floor((element.clientHeight - sheet.measures.top) / Math.max(1, sheet.measures.height)) - 1);
    const spot = event.altKey ? null : step(event, pinned, { rows: sheet.rows.length, columns: sheet.columns.length, page });
    if (!spot) return;
    event.preventDefault();
    this.#go(spot);
  }

  /** @param {EventTarget | null} target @param {MouseEvent | KeyboardEvent} event */
  #activate(target, { ctrlKey, metaKey, shiftKey }) {
    const spot = spotOf(target);
    if (!spot) return;
    const [row, column] = [this.#pane.sheet.rows[spot.row]?.key, this.#pane.sheet.columns[spot.column]?.key];
    this.#go(spot);
    if (row === undefined || column === undefined) this.#hand.choose(row ?? column ?? "", ctrlKey || metaKey || shiftKey);
    else if (row !== column) this.#hand.open(row, column);
  }

  /** @param {EventTarget | null} target */
  #entered(target) {
    const spot = spotOf(target);
    if (!spot) return;
    this.#leave();
    this.#stand(spot);
    this.#pane.at(spot)?.setAttribute("tabindex", "0");
    this.#bands.show("focus", spot);
    this.#look(spot);
  }

  /** @param {EventTarget | null} target */
  #hover(target) {
    const spot = spotOf(target);
    this.#bands.show("hover", spot);
    if (spot) this.#look(spot);
  }

  /** @param {Spot} spot */
  #look({ row, column }) {
    const { sheet } = this.#pane;
    if (row < 0) this.#hand.look(sheet.heading("column", column).says);
    else this.#hand.look(column < 0 ? sheet.heading("row", row).says : sheet.cell(row, column).says);
  }
}

/** @param {number} now @param {number} start @param {number} size @param {number} room */
function shifted(now, start, size, room) {
  if (start < now) return start;
  return start + size > now + room ? start + size - room : now;
}

/** @param {EventTarget | null} target @returns {Spot | null} */
function spotOf(target) {
  const element = target instanceof Element ? target.closest("[data-row]") : null;
  if (!(element instanceof HTMLElement)) return null;
  return { row: Number(element.dataset.row), column: Number(element.dataset.column) };
}
