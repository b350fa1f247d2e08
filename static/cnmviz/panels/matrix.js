/** Everyone to everyone: who reaches whom, by ping, by port or by name. A cell opens its packet's way. */

import { el, fill } from "../lib/dom.js";
import { choice, field, input } from "../lib/form.js";
import { refusal } from "../lib/receipt.js";

/** @typedef {import("./types.js").Lab} Lab */
/** @typedef {import("../types.js").Matrix} Matrix */
/** @typedef {import("../types.js").Place} Place */

const QUIET_FOR = 600;
/** Rows and columns; a larger table is read by nobody, and `reach` asks for any single way. */
const MOST = 120;

/** @type {import("./types.js").Panel} */
export function createMatrix(root, lab) {
  const protocol = choice([["icmp", "ping"], ["tcp", "TCP port"], ["udp", "UDP port"], ["name", "name look-up"]]);
  const port = input({ type: "number", min: "1", max: "65535", value: "80", inputmode: "numeric" });
  const portField = field("Port", port);
  const table = el("div", { class: "matrix-table", tabindex: "0", role: "region", "aria-label": "Matrix" });
  const summary = el("p", { class: "hint", role: "status" });
  root.append(el("form", { class: "pair-fields", onsubmit: (/** @type {Event} */ event) => event.preventDefault() }, field("Who reaches whom by", protocol), portField), summary, table);
  let asked = 0;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;

  const refresh = async () => {
    if (root.hidden || !root.offsetParent) return;
    const mine = (asked += 1);
    const by = protocol.value;
    const receipt = await lab.commands.send("matrix", { protocol: by, port: by === "tcp" || by === "udp" ? Number(port.value) : 0 }, "", { quiet: true });
    if (mine !== asked) return;
    if (receipt.matrix) draw(receipt.matrix);
    else summary.textContent = refusal(receipt);
  };
  const draw = (/** @type {Matrix} */ matrix) => {
    const cells = matrix.cells.flat().filter(Boolean);
    const ok = cells.filter((key) => verdictOf(lab, key)?.ok).length;
    const cut = matrix.places.length > MOST ? ` The first ${MOST} of ${matrix.places.length} places are shown.` : "";
    summary.textContent = cells.length ? `${ok} of ${cells.length} ways are open.${cut}` : "Nothing to compare yet.";
    fill(table, cells.length ? matrixTable(lab, matrix) : null);
  };
  const soon = () => {
    clearTimeout(timer);
    timer = setTimeout(() => void refresh(), QUIET_FOR);
  };
  const changed = () => {
    portField.hidden = protocol.value !== "tcp" && protocol.value !== "udp";
    void refresh();
  };
  protocol.addEventListener("change", changed);
  port.addEventListener("change", changed);
  lab.store.subscribe(soon);
  portField.hidden = true;
  return { shown: () => void refresh() };
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
    if (from && to) lab.signals.emit("ask", { source: end(from, lab), target: end(to, lab), protocol, port });
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

/**
 * @param {Place} place
 * @param {Lab} lab
 */
function end({ kind, name }, { store }) {
  if (kind === "outside") return "@outside";
  if (kind === "host") return store.hosts().length > 1 ? `@${name}` : "@host";
  return name;
}
