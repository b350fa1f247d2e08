/** `/`: find a thing by its name, id or address; the picture goes there. */

import { el, fill } from "../lib/dom.js";
import { openDialog } from "../lib/dialog.js";
import { input } from "../lib/form.js";

/** @typedef {import("./types.js").Lab} Lab */
/** @typedef {{ key: string, name: string, detail: string, words: string }} Found */

const MOST = 30;

/** @param {Lab} lab */
export function openSearch(lab) {
  new Search(lab).open();
}

class Search {
  #text = input({ type: "search", role: "combobox", "aria-expanded": "true", "aria-controls": "found", "aria-label": "Name, id or address", placeholder: "Name, id or address" });
  #list = el("ul", { class: "found", id: "found", role: "listbox", "aria-label": "Found" });
  /** @type {HTMLDialogElement | undefined} */
  #dialog;
  /** @type {Found[]} */
  #found = [];
  #at = 0;
  #all;
  #lab;

  /** @param {Lab} lab */
  constructor(lab) {
    this.#lab = lab;
    this.#all = candidates(lab);
    this.#text.addEventListener("input", () => this.#draw());
    this.#text.addEventListener("keydown", (event) => this.#press(event));
  }

  open() {
    this.#dialog = openDialog("Find", [this.#text, this.#list], { kind: "search" });
    this.#draw();
    this.#text.focus();
  }

  #draw() {
    const wanted = this.#text.value.trim().toLowerCase();
    this.#found = this.#all.filter(({ words }) => words.includes(wanted)).slice(0, MOST);
    this.#at = Math.max(0, Math.min(this.#at, this.#found.length - 1));
    fill(this.#list, ...this.#found.map((one, index) => this.#option(one, index)));
    this.#text.setAttribute("aria-activedescendant", this.#found.length ? `found-${this.#at}` : "");
  }

  /**
   * @param {Found} one
   * @param {number} index
   */
  #option(one, index) {
    const props = { role: "option", id: `found-${index}`, "aria-selected": String(index === this.#at), onclick: () => this.#go(one) };
    return el("li", props, el("b", {}, one.name), el("small", {}, one.detail));
  }

  /** @param {KeyboardEvent} event */
  #press(event) {
    if (event.key === "Enter") this.#go(this.#found[this.#at]);
    else if (event.key === "ArrowDown") this.#at += 1;
    else if (event.key === "ArrowUp") this.#at -= 1;
    else return;
    event.preventDefault();
    this.#draw();
    this.#list.querySelector("[aria-selected=true]")?.scrollIntoView({ block: "nearest" });
  }

  /** @param {Found | undefined} one */
  #go(one) {
    if (!one) return;
    this.#dialog?.close();
    this.#lab.selection.set([one.key]);
    this.#lab.diagram.focus(one.key);
    this.#lab.diagram.fitSelection();
  }
}

/**
 * @param {Lab} lab
 * @returns {Found[]}
 */
function candidates({ store }) {
  const found = (/** @type {string} */ key, /** @type {string} */ name, /** @type {string} */ detail, /** @type {string[]} */ ...more) => ({
    key, name, detail, words: [name, detail, ...more].join(" ").toLowerCase(),
  });
  return [
    ...store.containers().map(({ id, name, image }) => found(`container:${id}`, name, `container of ${image}`, id)),
    ...store.networks().map(({ id, name, driver, pools }) => found(`network:${id}`, name, [driver, "network", ...pools.map(({ subnet }) => subnet)].join(" "), id)),
    ...store.endpoints().filter(({ address }) => address).map(({ id, address, container, network }) =>
      found(`endpoint:${id}`, address, `${store.get("container", container)?.name ?? ""} on ${store.get("network", network)?.name ?? ""}`, id)),
    ...store.hosts().map(({ id, name, address }) => found(`host:${id}`, name, `host ${address}`)),
  ];
}
