/** Everyone to everyone: who reaches whom, by ping, by port or by name. A cell opens its packet's way. */

import { el, fill, icon } from "../lib/dom.js";
import { choice, field, input } from "../lib/form.js";
import { refusal } from "../lib/receipt.js";

/** @typedef {import("./types.js").Lab} Lab */
/** @typedef {import("../types.js").Matrix} Matrix */
/** @typedef {import("../types.js").Place} Place */

const QUIET_FOR = 600;

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
    summary.textContent = cells.length ? `${ok} of ${cells.length} ways are open.` : "Nothing to compare yet.";
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
 * @param {Lab} lab
 * @param {Matrix} matrix
 */
function matrixTable(lab, matrix) {
  const { places, cells } = matrix;
  const head = el("tr", {}, el("td", {}, el("span", { class: "visually-hidden" }, "from, to")), ...places.map(({ name }) => el("th", { scope: "col" }, el("span", {}, name))));
  const rows = places.map((from, at) =>
    el("tr", {}, el("th", { scope: "row" }, from.name), ...places.map((to, across) => cell(lab, matrix, from, to, cells[at]?.[across] ?? ""))),
  );
  return el("table", { class: "matrix" }, el("thead", {}, head), el("tbody", {}, ...rows));
}

/**
 * @param {Lab} lab
 * @param {Matrix} matrix
 * @param {Place} from
 * @param {Place} to
 * @param {string} key
 */
function cell(lab, matrix, from, to, key) {
  if (!key) return el("td", { class: "same" });
  const verdict = verdictOf(lab, key);
  const says = `${from.name} to ${to.name}: ${verdict?.ok ? "yes" : "no"}, ${verdict?.sentence ?? key}`;
  const ask = () => lab.signals.emit("ask", { source: end(from), target: end(to), protocol: matrix.protocol, port: matrix.port });
  return el("td", {}, el("button", { type: "button", class: verdict?.ok ? "ok" : "bad", title: says, "aria-label": says, onclick: ask }, icon(verdict?.ok ? "check" : "close")));
}

/** @param {Place} place */
function end(place) {
  if (place.kind === "outside") return "@outside";
  return place.kind === "host" ? (place.name.startsWith("@") ? place.name : `@${place.name}`) : place.name;
}
