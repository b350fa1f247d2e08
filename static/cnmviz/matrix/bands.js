/** The light bands over a row and a column: under the pointer, at the focus, and of what is chosen. Decoration; never in the way. */

import { el } from "../lib/dom.js";
import { Axis } from "./axis.js";

/** @import {Measures} from "./types.js" */
/** @import {Spot} from "./steps.js" */
/** @typedef {"hover" | "focus"} Kind */

export class Bands {
  #layer = el("div", { class: "bands", "aria-hidden": "true" });
  /** @type {Record<Kind, [row: HTMLElement, column: HTMLElement]>} */
  #pairs = { hover: pair("hover"), focus: pair("focus") };
  #chosen = el("div");
  #down = new Axis([], 0, 0);
  #across = new Axis([], 0, 0);
  #top = 0;
  #left = 0;

  /** @param {HTMLElement} table */
  constructor(table) {
    this.#layer.append(this.#chosen, ...this.#pairs.hover, ...this.#pairs.focus);
    table.append(this.#layer);
  }

  /** @param {Axis} down @param {Axis} across @param {Measures} measures */
  lay(down, across, { top, head }) {
    [this.#down, this.#across, this.#top, this.#left] = [down, across, top, head];
    for (const kind of /** @type {Kind[]} */ (Object.keys(this.#pairs))) this.show(kind, null);
  }

  /** @param {Kind} kind @param {Spot | null} spot */
  show(kind, spot) {
    const [row, column] = this.#pairs[kind];
    this.#place(row, spot ? spot.row : -1, true);
    this.#place(column, spot ? spot.column : -1, false);
  }

  /** @param {number[]} rows @param {number[]} columns */
  choose(rows, columns) {
    const bands = [...rows.map((at) => this.#place(band("chosen", true), at, true)), ...columns.map((at) => this.#place(band("chosen", false), at, false))];
    this.#chosen.replaceChildren(...bands);
  }

  /** @param {HTMLElement} element @param {number} at @param {boolean} level */
  #place(element, at, level) {
    element.hidden = at < 0;
    if (level) element.style.cssText = `top: ${this.#top + this.#down.start(at)}px; height: ${this.#down.size}px`;
    else element.style.cssText = `left: ${this.#left + this.#across.start(at)}px; width: ${this.#across.size}px`;
    return element;
  }
}

/** @param {string} look @returns {[HTMLElement, HTMLElement]} */
function pair(look) {
  return [band(look, true), band(look, false)];
}

/** @param {string} look @param {boolean} level */
function band(look, level) {
  return el("div", { class: `band ${look} ${level ? "level" : "upright"}`, hidden: true });
}
