/** Who reaches whom: everyone to everyone by ping, port or name, now and compared with an earlier moment. A cell opens its way. */

import { el } from "../lib/dom.js";
import { arrange } from "../matrix/arrange.js";
import { Asker } from "../matrix/asker.js";
import { Comparison } from "../matrix/compare.js";
import { filtered } from "../matrix/filter.js";
import { Grid } from "../matrix/grid.js";
import { showLegend } from "../matrix/legend.js";
import { momentWords } from "../matrix/moments.js";
import { chosenPlaces } from "../matrix/chosen.js";
import { SheetMaker } from "../matrix/sheet.js";
import { sentence, tally } from "../matrix/summary.js";
import { Tools } from "../matrix/tools.js";
import { endOf } from "../places.js";

/** @import {Answer} from "../matrix/asker.js" */
/** @import {Lab} from "../panels/types.js" */
/** @import {View, ViewCard} from "./types.js" */

/** @type {ViewCard} */
export const matrixView = {
  key: "matrix",
  label: "Matrix",
  icon: "matrix",
  words: "Who reaches whom, by ping, port or name",
  create: (root, lab) => new MatrixView(root, lab),
};

/** @implements {View} */
class MatrixView {
  #summary = el("p", { class: "summary", role: "status", id: "matrix-summary" });
  #legend = el("ul", { class: "legend", "aria-label": "Legend" });
  #readout = el("p", { class: "readout", "aria-hidden": "true" });
  /** @type {Answer | null} */
  #answer = null;
  /** @type {Comparison | null} */
  #comparison = null;
  #wantsFocus = "";
  /** @type {import("../matrix/asker.js").Moment | null} */
  #kept = null;
  #frame = 0;
  #looking = false;
  #lab;
  #root;
  #tools;
  #asker;
  #grid;
  /** @type {(() => void)[]} */
  #stops;

  /** @param {HTMLElement} root @param {Lab} lab */
  constructor(root, lab) {
    this.#lab = lab;
    this.#root = root;
    this.#asker = new Asker(lab, (answer) => this.#take(answer));
    this.#tools = new Tools(lab, {
      asked: () => this.#ask(),
      wanted: () => this.#drawSoon(),
      compared: (moment) => this.#compare(moment),
      kept: () => this.#keep(),
    });
    this.#grid = new Grid({
      choose: (key, more) => (more ? lab.selection.toggle(key) : lab.selection.set([key])),
      open: (row, column) => this.#open(row, column),
      look: (says) => void (this.#readout.textContent = says),
    });
    this.#grid.describedBy(this.#summary.id);
    root.append(el("div", { class: "matrix-view" }, this.#tools.element, this.#summary, this.#grid.element, el("footer", {}, this.#legend, this.#readout)));
    this.#stops = [
      lab.selection.subscribe(() => this.#looking && this.#choose()),
      lab.store.subscribe(() => this.#looking && this.#tools.follow()),
      this.#asker.stop,
    ];
    const sizes = new ResizeObserver(() => this.#drawSoon());
    sizes.observe(root);
    this.#stops.push(() => sizes.disconnect());
  }

  shown() {
    this.#looking = true;
    this.#tools.follow();
    this.#choose();
    this.#asker.look(true);
  }

  hidden() {
    this.#looking = false;
    this.#asker.look(false);
  }

  /** @param {string} id */
  focus(id) {
    const [key] = chosenPlaces(this.#lab.store, [id]);
    this.#wantsFocus = key && !this.#grid.focus(key) && !this.#answer ? key : "";
  }

  destroy() {
    this.hidden();
    cancelAnimationFrame(this.#frame);
    this.#grid.stop();
    for (const stop of this.#stops) stop();
  }

  #ask() {
    this.#asker.question = this.#tools.question;
    void this.#asker.ask();
  }

  #keep() {
    const { now, seq } = this.#answer ?? {};
    if (!now || seq === undefined) return;
    this.#asker.keep(now, seq);
    this.#kept = this.#asker.moment;
    this.#tools.keep(seq);
    void this.#asker.ask();
  }

  /** @param {string} moment as the field names it */
  #compare(moment) {
    const earlier = { seq: Number(moment), tables: new Map() };
    this.#asker.moment = moment === "kept" ? this.#kept : moment ? earlier : null;
    void this.#asker.ask();
  }

  /** @param {Answer} answer */
  #take(answer) {
    this.#answer = answer;
    this.#comparison = answer.now ? new Comparison(answer.now, answer.then) : null;
    this.#tell();
    this.#draw();
    if (this.#wantsFocus) this.#grid.focus(this.#wantsFocus);
    this.#wantsFocus = "";
  }

  #tell() {
    const { moment } = this.#asker;
    const comparison = this.#comparison;
    const why = this.#answer?.why ?? "";
    const hint = comparison || !why.includes("too many") ? "" : " Choose a network or a host under “Among”.";
    const counts = comparison ? tally(comparison) : null;
    const told = comparison && counts ? sentence(comparison, counts, moment ? momentWords(this.#lab, moment.seq) : "") : "";
    const text = [told, why && `${why}${hint}`].filter(Boolean).join(" ");
    if (this.#summary.textContent !== text) this.#summary.textContent = text;
    this.#legend.hidden = !counts;
    if (counts) showLegend(this.#legend, counts, comparison?.compares ?? false);
  }

  #drawSoon() {
    this.#frame ||= requestAnimationFrame(() => {
      this.#frame = 0;
      this.#draw();
    });
  }

  #draw() {
    const comparison = this.#comparison;
    this.#grid.element.hidden = !comparison;
    if (!comparison) return;
    const { store } = this.#lab;
    const blocks = arrange(comparison.seats, store);
    const maker = new SheetMaker(this.#lab, comparison, blocks);
    const kept = filtered(comparison, blocks, (seat) => maker.name(seat), this.#tools.wanted);
    this.#grid.draw(maker.sheet(kept, `Who reaches whom by ${this.#way()}; a row is who asks, a column who is asked`, this.#root.clientWidth));
    this.#choose();
  }

  #way() {
    const { protocol, port } = this.#asker.question;
    if (protocol === "icmp") return "ping";
    return protocol === "name" ? "name look-up" : `${protocol.toUpperCase()} port ${port}`;
  }

  #choose() {
    const { selection, store } = this.#lab;
    this.#grid.choose(new Set(chosenPlaces(store, selection.ids)));
  }

  /** @param {string} row @param {string} column */
  #open(row, column) {
    const seats = this.#comparison?.seats ?? [];
    const [from, to] = [row, column].map((key) => seats.find((seat) => seat.key === key));
    const { protocol, port } = this.#asker.question;
    const { signals, store } = this.#lab;
    if (from && to && from.now >= 0 && to.now >= 0) signals.emit("ask", { source: endOf(store, from.place), target: endOf(store, to.place), protocol, port });
  }
}
