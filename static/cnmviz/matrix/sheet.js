/** From a comparison to what the grid shows: names, looks and sentences of headings and cells. */

import { el, icon } from "../lib/dom.js";
import { tintsOf } from "../diagram/tints.js";
import { networksOf } from "./arrange.js";
import { familyOf, isOpen } from "./families.js";

/** @import {Lab} from "../panels/types.js" */
/** @import {Block} from "./arrange.js" */
/** @import {Cell, Comparison, Seat} from "./compare.js" */
/** @import {Line} from "./filter.js" */
/** @import {Look, Sheet} from "./types.js" */
/** @typedef {{ rows: Line[], columns: Line[], takes: (cell: Cell) => boolean }} Kept */

const ROOMY = { width: 88, height: 40, head: 176, top: 106, gap: 10 };
const DENSE = { width: 28, height: 28, head: 168, top: 168, gap: 8 };
const SMALL = { width: 32, height: 32, head: 112, top: 128, gap: 6 };
/** About how wide a letter of a heading is, what stands beside its name, and how little a heading may be. */
const LETTER = 7.2;
const BESIDE = 76;
const LEAST = 104;
const ROOMY_MOST = 14;
/** A column with words is made as wide as there is room, up to this; what stands beside the columns is the sheet's and the view's edges. */
const WIDEST = 112;
const EDGES = 40;
const MARKS = 3;

/** @type {Record<string, string>} */
const CHANGES = {
  opened: "opened since", closed: "closed since", other: "still closed, for another reason since", came: "new since", gone: "gone since",
};

export class SheetMaker {
  #lab;
  #comparison;
  #blocks;
  #kept;
  #tints;
  #sentences;
  /** @type {Map<string, number>} */
  #bearers = new Map();

  /**
   * @param {Lab} lab
   * @param {Comparison} comparison
   * @param {Block[]} blocks
   */
  constructor(lab, comparison, blocks) {
    this.#lab = lab;
    this.#comparison = comparison;
    this.#blocks = blocks;
    this.#kept = /** @type {Kept} */ ({ rows: [], columns: [], takes: () => true });
    this.#tints = tintsOf(lab.store.networks());
    this.#sentences = new Map(lab.page.verdicts.map(({ key, sentence }) => [key, sentence]));
    for (const { place } of comparison.seats) this.#bearers.set(place.name, (this.#bearers.get(place.name) ?? 0) + 1);
  }

  /** A place's name, with its host's where several bear it. @param {number} seat */
  name(seat) {
    const { place } = this.#comparison.seats[seat];
    if ((this.#bearers.get(place.name) ?? 0) < 2) return place.name;
    const host = this.#lab.store.get("host", this.#lab.store.get("container", place.id)?.host ?? "");
    return host ? `${place.name} on ${host.name}` : place.name;
  }

  /**
   * @param {Kept} kept
   * @param {string} caption
   * @param {number} width that there is
   * @returns {Sheet}
   */
  sheet(kept, caption, width) {
    this.#kept = kept;
    const letters = Math.max(0, ...[...kept.rows, ...kept.columns].map(({ seat }) => this.name(seat).length));
    const ample = roomyIn(width, kept.columns, letters);
    const roomy = ample !== null;
    return {
      caption, roomy,
      measures: ample ?? fitting(width < 640 ? SMALL : DENSE, letters),
      rows: kept.rows.map((line) => this.#line(line)),
      columns: kept.columns.map((line) => this.#line(line)),
      blocks: this.#strips(roomy),
      cell: (row, column) => this.#cell(kept.rows[row].seat, kept.columns[column].seat, roomy),
      heading: (side, at) => this.#heading((side === "row" ? kept.rows : kept.columns)[at]),
    };
  }

  /** @param {Line} line */
  #line({ seat, block }) {
    return { key: this.#comparison.seats[seat].key, block };
  }

  /** A block of one narrow column has no room for a name. @param {boolean} roomy */
  #strips(roomy) {
    const { columns } = this.#kept;
    return this.#blocks.flatMap(({ label, network }, block) => {
      const first = columns.findIndex((line) => line.block === block);
      const last = columns.findLastIndex((line) => line.block === block);
      return first < 0 ? [] : [{ label: roomy || last > first ? label : "", first, last, look: this.#hue(network?.id) }];
    });
  }

  /** @param {string | undefined} network */
  #hue(network) {
    return network ? `net-${this.#tints.get(network)?.hue ?? 8}` : "";
  }

  /** @param {Line} line @returns {Look} */
  #heading({ seat, block }) {
    const one = this.#comparison.seats[seat];
    const container = this.#lab.store.get("container", one.place.id);
    const networks = container ? networksOf(container, this.#lab.store) : [];
    const marks = networks.slice(0, MARKS).map(({ id }) => el("i", { class: `net-mark ${this.#hue(id)}` }));
    const sign = one.place.kind === "container" ? null : icon(one.place.kind === "host" ? "console" : "live");
    const name = this.name(seat);
    const [first] = this.#blocks[block].seats;
    return {
      look: ["head", one.place.kind, one.state, seat === first ? "first" : ""].join(" ").trim(),
      says: headingSays(name, one, networks.map((network) => network.name)),
      parts: [el("span", { class: "marks", "aria-hidden": "true" }, ...marks, sign), el("span", { class: "name" }, name), ...badge(one)],
    };
  }

  /** @param {number} row @param {number} column @param {boolean} roomy @returns {Look} */
  #cell(row, column, roomy) {
    const cell = this.#comparison.cell(row, column);
    const { verdict, change } = cell;
    if (!verdict) return { look: row === column ? "cell same" : "cell none", says: row === column ? `${this.name(row)} itself` : `${this.name(row)} to ${this.name(column)}: they never met`, parts: [] };
    const family = familyOf(verdict);
    const wanted = this.#kept.takes(cell);
    const small = roomy && change ? el("small", {}, change === "other" ? "changed" : change === "came" ? "new" : change) : "";
    return {
      look: ["cell", family.key, change && `since-${change}`, wanted ? "" : "unwanted"].filter(Boolean).join(" "),
      says: `${this.name(row)} to ${this.name(column)}: ${isOpen(verdict) ? "yes" : `no, ${family.word}`}. ${this.#sentences.get(verdict) ?? verdict}${this.#changeSays(cell)}`,
      parts: roomy ? [el("span", {}, family.word), small] : [],
    };
  }

  /** @param {Cell} cell */
  #changeSays({ change, before }) {
    if (!change) return "";
    const was = change === "closed" || change === "other" ? ` Before: ${familyOf(before).word}.` : "";
    return ` (${CHANGES[change]})${was}`;
  }
}

/** Measures with words in the cells, or null where the columns and the gaps between their blocks do not fit. @param {number} width @param {Line[]} columns @param {number} letters */
function roomyIn(width, columns, letters) {
  const { head } = fitting(ROOMY, letters);
  const gaps = columns.filter(({ block }, at) => at > 0 && block !== columns[at - 1].block).length * ROOMY.gap;
  const each = Math.floor((width - EDGES - head - gaps) / Math.max(1, columns.length));
  return columns.length <= ROOMY_MOST && each >= ROOMY.width ? { ...ROOMY, head, width: Math.min(WIDEST, each) } : null;
}

/** Headings as large as the longest name needs. @param {typeof DENSE} measures @param {number} letters */
function fitting(measures, letters) {
  const room = Math.max(LEAST, Math.ceil(BESIDE + letters * LETTER));
  return { ...measures, head: Math.min(measures.head, room), top: Math.min(measures.top, room) };
}

/** @param {string} name @param {Seat} seat @param {string[]} networks */
function headingSays(name, { place, state }, networks) {
  const kind = place.kind === "outside" ? "" : place.kind;
  const on = networks.length ? `on ${networks.join(" and ")}` : "";
  return [name, [kind, on].filter(Boolean).join(" "), state && CHANGES[state]].filter(Boolean).join(", ");
}

/** @param {Seat} seat */
function badge({ state }) {
  return state ? [el("small", {}, state === "came" ? "new" : "gone")] : [];
}
