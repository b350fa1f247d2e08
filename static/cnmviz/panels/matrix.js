/** Everyone to everyone: who reaches whom, by ping, by port or by name. A cell opens its packet's way. */

import { el, fill } from "../lib/dom.js";
import { choice, field, input } from "../lib/form.js";
import { refusal } from "../lib/receipt.js";
import { endOf } from "./places.js";

/** @typedef {import("./types.js").Lab} Lab */
/** @typedef {import("../types.js").Matrix} Matrix */
/** @typedef {import("../types.js").Place} Place */

const QUIET_FOR = 600;
/** Rows and columns; a larger table is read by nobody, and `reach` asks for any single way. */
const MOST = 120;

/** @type {import("./types.js").Panel} */
export function createMatrix(root, lab) {
  const view = new MatrixView(root, lab);
  return { shown: () => view.refresh() };
}

class MatrixView {
  #protocol = choice([["icmp", "ping"], ["tcp", "TCP port"], ["udp", "UDP port"], ["name", "name look-up"]]);
  #port = input({ type: "number", min: "1", max: "65535", value: "80", inputmode: "numeric" });
  #portField = field("Port", this.#port);
  #summary = el("p", { class: "hint", role: "status" });
  #table = el("div", { class: "matrix-table", tabindex: "0", role: "region", "aria-label": "Matrix" });
  #asked = 0;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;
  #root;
  #lab;

  /**
   * @param {HTMLElement} root
   * @param {Lab} lab
   */
  constructor(root, lab) {
    this.#root = root;
    this.#lab = lab;
    const form = el("form", { class: "pair-fields" }, field("Who reaches whom by", this.#protocol), this.#portField);
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("change", () => this.refresh());
    root.append(form, this.#summary, this.#table);
    lab.store.subscribe(() => {
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => this.refresh(), QUIET_FOR);
    });
  }

  /** Ask anew, where somebody looks. */
  refresh() {
    this.#portField.hidden = !this.#hasPort;
    if (this.#root.offsetParent) void this.#ask();
  }

  get #hasPort() {
    return this.#protocol.value === "tcp" || this.#protocol.value === "udp";
  }

  async #ask() {
    const mine = (this.#asked += 1);
    const args = { protocol: this.#protocol.value, port: this.#hasPort ? Number(this.#port.value) : 0 };
    const receipt = await this.#lab.commands.send("matrix", args, "", { quiet: true });
    if (mine !== this.#asked) return;
    if (receipt.matrix) this.#draw(receipt.matrix);
    else this.#summary.textContent = refusal(receipt);
  }

  /** @param {Matrix} matrix */
  #draw(matrix) {
    const cells = matrix.cells.flat().filter(Boolean);
    const ok = cells.filter((key) => verdictOf(this.#lab, key)?.ok).length;
    const cut = matrix.places.length > MOST ? ` The first ${MOST} of ${matrix.places.length} places are shown.` : "";
    this.#summary.textContent = cells.length ? `${ok} of ${cells.length} ways are open.${cut}` : "Nothing to compare yet.";
    fill(this.#table, cells.length ? matrixTable(this.#lab, matrix) : null);
  }
}

/**
 * @param {Lab} lab
 * @param {string} key
 */
function verdictOf(lab, key) {
  return lab.page.verdicts.find((verdict) => verdict.key === key);
}

/**
 * A grid: one Tab stop, arrows from cell to cell.
 * @param {Lab} lab
 * @param {Matrix} matrix
 */
function matrixTable(lab, { places, cells, protocol, port }) {
  const shown = places.slice(0, MOST);
  const corner = el("td", {}, el("span", { class: "visually-hidden" }, "from, to"));
  const head = el("tr", {}, corner, ...shown.map(({ name }) => el("th", { scope: "col" }, el("span", { title: name }, name))));
  const rows = shown.map((from, at) =>
    el("tr", {}, el("th", { scope: "row", title: from.name }, from.name), ...shown.map((to, across) => cell(lab, from, to, cells[at]?.[across] ?? "", at, across))),
  );
  const table = el("table", { class: "matrix" }, el("thead", {}, head), el("tbody", {}, ...rows));
  table.querySelector("button")?.setAttribute("tabindex", "0");
  table.addEventListener("click", (event) => {
    const pressed = /** @type {HTMLElement} */ (event.target).closest("button");
    const [from, to] = [shown[Number(pressed?.dataset.row)], shown[Number(pressed?.dataset.column)]];
    if (from && to) lab.signals.emit("ask", { source: endOf(lab.store, from), target: endOf(lab.store, to), protocol, port });
  });
  table.addEventListener("keydown", (event) => walk(table, event));
  return table;
}

/**
 * @param {Lab} lab
 * @param {Place} from
 * @param {Place} to
 * @param {string} key
 * @param {number} row
 * @param {number} column
 */
function cell(lab, from, to, key, row, column) {
  if (!key) return el("td", { class: "same" });
  const verdict = verdictOf(lab, key);
  const says = `${from.name} to ${to.name}: ${verdict?.ok ? "yes" : "no"}, ${verdict?.sentence ?? key}`;
  const props = { type: "button", class: verdict?.ok ? "ok" : "bad", title: says, "aria-label": says, tabindex: "-1", "data-row": row, "data-column": column };
  return el("td", {}, el("button", props, verdict?.ok ? "✓" : "✕"));
}

/**
 * @param {HTMLElement} table
 * @param {KeyboardEvent} event
 */
function walk(table, event) {
  const steps = /** @type {Record<string, [number, number]>} */ ({ ArrowDown: [1, 0], ArrowUp: [-1, 0], ArrowRight: [0, 1], ArrowLeft: [0, -1] });
  const from = /** @type {HTMLElement | null} */ (document.activeElement);
  const step = steps[event.key];
  if (!step || from?.dataset.row === undefined) return;
  event.preventDefault();
  let [row, column] = [Number(from.dataset.row), Number(from.dataset.column)];
  // The cell of a place with itself is empty: one step more leads over it.
  for (let tries = 0; tries < 2; tries += 1) {
    [row, column] = [row + step[0], column + step[1]];
    const next = /** @type {HTMLElement | null} */ (table.querySelector(`[data-row="${row}"][data-column="${column}"]`));
    if (!next) continue;
    from.tabIndex = -1;
    next.tabIndex = 0;
    next.focus();
    return;
  }
}
