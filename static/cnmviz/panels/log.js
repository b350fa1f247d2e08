/** What was done in the lab, by whom and when, each as the docker command line that it is. */

import { avatar } from "../lib/avatar.js";
import { button, el } from "../lib/dom.js";
import { saidLine, takenBack } from "../lib/undone.js";

/** @typedef {import("./types.js").Lab} Lab */
/** @typedef {import("../types.js").LogRow} LogRow */

const TIME = new Intl.DateTimeFormat(undefined, { hour: "2-digit", minute: "2-digit", second: "2-digit" });
const DAY = new Intl.DateTimeFormat(undefined, { dateStyle: "full" });
const SOURCES = /** @type {Record<string, string>} */ ({ picture: "by hand", form: "by form", engine: "docker" });
const AT_THE_END = 48;

/** @type {import("./types.js").Panel} */
export function createLog(root, lab) {
  const log = new Log(root, lab);
  return { shown: () => log.toTheEnd() };
}

class Log {
  #list = el("ol", { class: "log-rows", "aria-label": "Log, oldest first" });
  #older = button("Load older", () => void this.#loadOlder(), { kind: "quiet" });
  #empty = el("p", { class: "hint" }, "Nothing was done yet.");
  /** @type {Map<number, HTMLElement>} */
  #items = new Map();
  #known = 0;
  #root;
  #lab;

  /**
   * @param {HTMLElement} root
   * @param {Lab} lab
   */
  constructor(root, lab) {
    this.#root = root;
    this.#lab = lab;
    root.append(this.#older, this.#empty, this.#list);
    lab.live.subscribe((_changes, frame) => {
      const row = frame ? lab.live.log.at(-1) : undefined;
      if (row) this.#add(row);
      else this.#drawAll();
    });
    lab.people.subscribe(() => this.#nameAuthors());
    this.#drawAll();
  }

  toTheEnd() {
    // Asked at once, the height would lay out a page that is still being filled.
    requestAnimationFrame(() => (this.#root.scrollTop = this.#root.scrollHeight));
  }

  #drawAll() {
    this.#items.clear();
    this.#list.replaceChildren(...this.#lab.live.log.map((row) => this.#item(row)));
    for (const row of this.#lab.live.log) this.#markUndone(row);
    this.#showEnds();
    this.toTheEnd();
  }

  /** @param {LogRow} row */
  #add(row) {
    const follows = this.#atTheEnd();
    this.#list.append(this.#item(row));
    while (this.#list.children.length > this.#lab.live.log.length) this.#list.firstElementChild?.remove();
    this.#markUndone(row);
    this.#showEnds();
    if (follows) this.toTheEnd();
  }

  /** Whether somebody looks at the end, which then stays in sight. */
  #atTheEnd() {
    if (this.#root.hidden) return false;
    const { scrollHeight, scrollTop, clientHeight } = this.#root;
    return scrollHeight - scrollTop - clientHeight < AT_THE_END;
  }

  /** @param {LogRow} row */
  #item(row) {
    const drawn = rowItem(row);
    showAuthor(drawn, row, this.#lab);
    this.#items.set(row.seq, drawn);
    return drawn;
  }

  /** @param {LogRow} row */
  #markUndone(row) {
    for (const { seq, undone } of takenBack(row, this.#lab.live.log)) showUndone(this.#items.get(seq), undone);
  }

  #nameAuthors() {
    if (this.#known === this.#lab.people.revision) return;
    this.#known = this.#lab.people.revision;
    for (const row of this.#lab.live.log) showAuthor(this.#items.get(row.seq), row, this.#lab);
  }

  #showEnds() {
    this.#empty.hidden = this.#lab.live.log.length > 0;
    this.#older.hidden = (this.#lab.live.log[0]?.seq ?? 1) <= 1;
  }

  async #loadOlder() {
    this.#older.disabled = true;
    const height = this.#root.scrollHeight;
    const response = await fetch(`${this.#lab.page.log}?before=${this.#lab.live.log[0]?.seq ?? 1}`).catch(() => null);
    this.#older.disabled = false;
    if (!response?.ok) return this.#lab.toast("The older part of the log could not be loaded.", { kind: "bad" });
    const { log } = await response.json();
    this.#lab.live.prepend(log);
    this.#drawAll();
    this.#root.scrollTop = this.#root.scrollHeight - height;
  }
}

/** @param {LogRow} row */
function rowItem(row) {
  const at = new Date(row.at / 1000);
  const source = SOURCES[row.source];
  const time = el("time", { datetime: at.toISOString(), title: `${DAY.format(at)}, entry ${row.seq}` }, TIME.format(at));
  return el(
    "li",
    {},
    el("span", { class: "author" }),
    el("p", { class: "line" }, row.source === "lab" ? row.line || "New lab" : el("code", {}, saidLine(row))),
    el("p", { class: "about" }, el("b", {}), " ", time, source ? ` · ${source}` : "", el("span", { class: "taken-back" })),
  );
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
  if (!drawn || !name) return;
  name.textContent = person?.name ?? "somebody";
  drawn.querySelector(".author")?.replaceChildren(avatar(person));
}
