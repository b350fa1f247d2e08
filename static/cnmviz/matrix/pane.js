/**
 * The part of a large table that is in the page: what is in sight, a few lines around, and what is pinned. Drawing is cut into
 * slices, so that the page never waits for it; lines are recycled, and written anew only when the contents change.
 */

import { el, fill } from "../lib/dom.js";
import { Axis } from "./axis.js";

/** @import {Look, Sheet} from "./types.js" */
/** @import {Spot} from "./steps.js" */
/** @typedef {{ element: HTMLElement, head: HTMLElement, cells: Map<number, HTMLElement>, drawn: string }} RowView */

/** Lines beyond what is in sight, and milliseconds of drawing at a time. */
const AROUND = 3;
const SLICE = 10;

/** @type {Sheet} */
const NOTHING = {
  caption: "", rows: [], columns: [], roomy: false, blocks: [], measures: { width: 0, height: 0, head: 0, top: 0, gap: 0 },
  cell: () => ({ look: "", says: "", parts: [] }),
  heading: () => ({ look: "", says: "", parts: [] }),
};

export class Pane {
  #caption = el("p", { id: "matrix-caption", class: "visually-hidden" });
  #strips = el("div", { class: "strips", "aria-hidden": "true" });
  #corner = el("div", { class: "corner", role: "columnheader", "aria-colindex": 1 }, el("span", {}, "from ↓"), el("span", {}, "to →"));
  #top = el("div", { class: "heads", role: "row", "aria-rowindex": 1 }, this.#corner);
  #body = el("div", { role: "rowgroup" });
  #head = el("div", { class: "top", role: "rowgroup" }, this.#top, this.#strips);
  table = el("div", { class: "grid", role: "grid", "aria-multiselectable": "true", "aria-labelledby": this.#caption.id }, this.#head, this.#body);
  /** What scrolls. */
  element = el("div", { class: "sheet" }, this.#caption, this.table);
  sheet = NOTHING;
  down = new Axis([], 0, 0);
  across = new Axis([], 0, 0);
  /** Where the keyboard is: always in the page. @type {Spot} */
  pinned = { row: 0, column: 0 };
  /** @type {Set<string>} */
  #chosen = new Set();
  /** @type {Map<number, RowView>} */
  #rows = new Map();
  /** @type {Map<number, HTMLElement>} */
  #heads = new Map();
  #version = 0;
  #frame = 0;
  #sizes = new ResizeObserver(() => this.#soon());

  constructor() {
    this.element.addEventListener("scroll", () => this.#soon(), { passive: true });
    this.#sizes.observe(this.element);
  }

  /** @param {Sheet} sheet */
  load(sheet) {
    const { rows, columns, measures } = sheet;
    this.sheet = sheet;
    this.#version += 1;
    this.down = new Axis(rows.map(({ block }) => block), measures.height, measures.gap);
    this.across = new Axis(columns.map(({ block }) => block), measures.width, measures.gap);
    this.#caption.textContent = sheet.caption;
    this.table.setAttribute("aria-rowcount", String(rows.length + 1));
    this.table.setAttribute("aria-colcount", String(columns.length + 1));
    this.table.classList.toggle("roomy", sheet.roomy);
    for (const [name, value] of Object.entries(measures)) this.table.style.setProperty(`--${name}`, `${value}px`);
    this.table.style.width = `${measures.head + this.across.total}px`;
    this.table.style.height = `${measures.top + this.down.total}px`;
    fill(this.#strips, ...sheet.blocks.map((block) => this.#strip(block)));
  }

  /** Draw what is in sight; what does not fit into a slice comes in the next frame. */
  paint() {
    const began = performance.now();
    const [rows, columns] = this.#window();
    for (const [at, { element }] of this.#rows) if (!rows.includes(at)) drop(this.#rows, at, element);
    for (const [at, head] of this.#heads) if (!columns.includes(at)) drop(this.#heads, at, head);
    for (const at of columns) this.#columnHead(at);
    for (const at of rows) {
      if (performance.now() - began > SLICE) return this.#soon();
      this.#row(at, columns);
    }
  }

  /** The element of a spot, drawn now if it has to be. @param {Spot} spot */
  at({ row, column }) {
    const [, columns] = this.#window();
    if (row >= 0 && row < this.down.count) this.#row(row, columns);
    if (column >= 0 && column < this.across.count) this.#columnHead(column);
    if (column < 0) return this.#rows.get(row)?.head;
    return row < 0 ? this.#heads.get(column) : this.#rows.get(row)?.cells.get(column);
  }

  /** The keys of the rows and columns that are chosen. @param {Set<string>} keys */
  choose(keys) {
    this.#chosen = keys;
    for (const [at, head] of this.#heads) this.#markHead(head, this.sheet.columns[at]?.key);
    for (const [at, { head }] of this.#rows) this.#markHead(head, this.sheet.rows[at]?.key);
  }

  stop() {
    this.#sizes.disconnect();
    cancelAnimationFrame(this.#frame);
  }

  #soon() {
    this.#frame ||= requestAnimationFrame(() => {
      this.#frame = 0;
      this.paint();
    });
  }

  /** The rows and columns that must be there. */
  #window() {
    const { scrollTop, scrollLeft, clientHeight, clientWidth } = this.element;
    const { row, column } = this.pinned;
    const rows = this.down.range(scrollTop, clientHeight, AROUND);
    const columns = this.across.range(scrollLeft, clientWidth, AROUND);
    return [listed(rows, row, this.down.count), listed(columns, column, this.across.count)];
  }

  /** The name of a block over its columns. @param {Sheet["blocks"][number]} block */
  #strip({ label, look, first, last }) {
    const strip = el("div", { class: `strip ${look}` }, el("span", {}, label));
    const [left, right] = [this.across.start(first), this.across.start(last) + this.across.size];
    strip.style.left = `${this.sheet.measures.head + left}px`;
    strip.style.width = `${right - left - 2}px`;
    return strip;
  }

  /** @param {number} at */
  #columnHead(at) {
    const head = this.#heads.get(at) ?? el("div", { role: "columnheader" });
    if (head.dataset.drawn === String(this.#version)) return;
    head.dataset.drawn = String(this.#version);
    this.#dress(head, -1, at, this.sheet.heading("column", at));
    this.#markHead(head, this.sheet.columns[at].key);
    head.style.left = `${this.sheet.measures.head + this.across.start(at)}px`;
    if (!this.#heads.has(at)) this.#top.append(head);
    this.#heads.set(at, head);
  }

  /** @param {number} at @param {number[]} columns */
  #row(at, columns) {
    const view = this.#rows.get(at) ?? newRow(at);
    const drawn = `${this.#version} ${columns[0]} ${columns.at(-1)} ${columns.length}`;
    if (view.drawn === drawn) return;
    const fresh = !view.drawn.startsWith(`${this.#version} `);
    view.drawn = drawn;
    if (fresh) {
      this.#dress(view.head, at, -1, this.sheet.heading("row", at));
      this.#markHead(view.head, this.sheet.rows[at].key);
      view.element.style.top = `${this.sheet.measures.top + this.down.start(at)}px`;
    }
    for (const [column, cell] of view.cells) if (!columns.includes(column)) drop(view.cells, column, cell);
    for (const column of columns) this.#cell(view, at, column, fresh);
    if (!this.#rows.has(at)) this.#body.append(view.element);
    this.#rows.set(at, view);
  }

  /** @param {RowView} view @param {number} row @param {number} column @param {boolean} fresh */
  #cell(view, row, column, fresh) {
    const known = view.cells.get(column);
    if (known && !fresh) return;
    const cell = known ?? el("div", { role: "gridcell" });
    this.#dress(cell, row, column, this.sheet.cell(row, column));
    cell.style.left = `${this.sheet.measures.head + this.across.start(column)}px`;
    if (known) return;
    view.element.append(cell);
    view.cells.set(column, cell);
  }

  /** @param {HTMLElement} element @param {number} row @param {number} column @param {Look} look */
  #dress(element, row, column, { look, says, parts }) {
    element.className = look;
    element.dataset.row = String(row);
    element.dataset.column = String(column);
    element.setAttribute("aria-colindex", String(column + 2));
    element.setAttribute("aria-label", says);
    element.tabIndex = row === this.pinned.row && column === this.pinned.column ? 0 : -1;
    fill(element, ...parts);
  }

  /** @param {HTMLElement} head @param {string | undefined} key */
  #markHead(head, key) {
    const chosen = key !== undefined && this.#chosen.has(key);
    head.classList.toggle("chosen", chosen);
    head.setAttribute("aria-selected", String(chosen));
  }
}

/** @param {Map<number, any>} map @param {number} at @param {HTMLElement} element */
function drop(map, at, element) {
  element.remove();
  map.delete(at);
}

/** @param {number} at @returns {RowView} */
function newRow(at) {
  const head = el("div", { role: "rowheader" });
  return { element: el("div", { class: "line", role: "row", "aria-rowindex": at + 2 }, head), head, cells: new Map(), drawn: "" };
}

/** @param {[number, number]} range @param {number} pinned @param {number} count */
function listed([first, last], pinned, count) {
  const list = Array.from({ length: last - first + 1 }, (_, at) => first + at);
  if (pinned >= 0 && pinned < count && (pinned < first || pinned > last)) list.push(pinned);
  return list;
}
