/** What was done in the lab, by whom and when, each as the docker command line that it is. */

import { button, el } from "../lib/dom.js";
import { avatar } from "./marks.js";

/** @typedef {import("./types.js").Lab} Lab */
/** @typedef {import("../types.js").LogRow} LogRow */

const TIME = new Intl.DateTimeFormat(undefined, { hour: "2-digit", minute: "2-digit", second: "2-digit" });
const DAY = new Intl.DateTimeFormat(undefined, { dateStyle: "full" });
const SOURCES = /** @type {Record<string, string>} */ ({ picture: "by hand", undo: "undo", redo: "redo", engine: "docker" });

/** @type {import("./types.js").Panel} */
export function createLog(root, lab) {
  const list = el("ol", { class: "log-rows", "aria-label": "Log, oldest first" });
  const older = button("Load older", () => void loadOlder(), { kind: "quiet" });
  const empty = el("p", { class: "hint" }, "Nothing was done yet.");
  root.append(older, empty, list);
  /** @type {Map<number, HTMLElement>} */
  const items = new Map();

  const drawAll = () => {
    items.clear();
    list.replaceChildren(...lab.store.log.map((row) => item(row)));
    for (const row of lab.store.log) markUndone(row);
    showEnds();
    root.scrollTop = root.scrollHeight;
  };
  const add = (/** @type {LogRow} */ row) => {
    const following = root.scrollHeight - root.scrollTop - root.clientHeight < 48;
    list.append(item(row));
    while (list.children.length > lab.store.log.length) list.firstElementChild?.remove();
    markUndone(row);
    showEnds();
    if (following) root.scrollTop = root.scrollHeight;
  };
  const item = (/** @type {LogRow} */ row) => {
    const drawn = rowItem(row, lab);
    items.set(row.seq, drawn);
    return drawn;
  };
  /** An undo takes an entry back, a redo takes the undo back: from the newest on down, every other one counts. */
  const markUndone = (/** @type {LogRow} */ row) => {
    if (!row.undoes) return;
    let undone = true;
    for (let seq = row.undoes; items.has(seq); undone = !undone) {
      showUndone(items.get(seq), undone);
      seq = lab.store.log.find((other) => other.seq === seq)?.undoes ?? 0;
    }
  };
  const showEnds = () => {
    empty.hidden = lab.store.log.length > 0;
    older.hidden = (lab.store.log[0]?.seq ?? 1) <= 1;
  };
  const loadOlder = async () => {
    older.disabled = true;
    const height = root.scrollHeight;
    const response = await fetch(`${lab.page.log}?before=${lab.store.log[0]?.seq ?? 1}`);
    older.disabled = false;
    if (!response.ok) return lab.toast("The older part of the log could not be loaded.", { kind: "bad" });
    const { log, rows = log } = await response.json();
    lab.store.prepend(rows);
    drawAll();
    root.scrollTop = root.scrollHeight - height;
  };

  lab.store.subscribe((_changes, frame) => {
    const row = frame ? lab.store.log.at(-1) : undefined;
    if (row) add(row);
    else if (!frame) drawAll();
  });
  let known = 0;
  lab.people.subscribe(() => {
    if (known === lab.people.revision) return;
    known = lab.people.revision;
    for (const row of lab.store.log) showAuthor(items.get(row.seq), row, lab);
  });
  drawAll();
  return { shown: () => void (root.scrollTop = root.scrollHeight) };
}

/**
 * @param {LogRow} row
 * @param {Lab} lab
 */
function rowItem(row, lab) {
  const at = new Date(row.at / 1000);
  const source = SOURCES[row.source];
  const drawn = el(
    "li",
    {},
    el("span", { class: "author" }),
    el("p", { class: "line" }, row.line ? el("code", {}, row.line) : "New lab"),
    el("p", { class: "about" }, el("b", {}), " ", el("time", { datetime: at.toISOString(), title: `${DAY.format(at)}, entry ${row.seq}` }, TIME.format(at)), source ? ` · ${source}` : "", el("span", { class: "taken-back" })),
  );
  showAuthor(drawn, row, lab);
  return drawn;
}

/**
 * @param {HTMLElement | undefined} drawn
 * @param {boolean} undone
 */
function showUndone(drawn, undone) {
  drawn?.classList.toggle("undone", undone);
  const note = drawn?.querySelector(".taken-back");
  if (note) note.textContent = undone ? " · taken back" : "";
}

/**
 * @param {HTMLElement | undefined} drawn
 * @param {LogRow} row
 * @param {Lab} lab
 */
function showAuthor(drawn, row, lab) {
  const person = row.by ? lab.people.get(row.by) : { name: "the lab", colour: "" };
  const name = drawn?.querySelector("b");
  if (!drawn || !name || name.textContent === person?.name) return;
  name.textContent = person?.name ?? "somebody";
  drawn.querySelector(".author")?.replaceChildren(avatar(person));
}
