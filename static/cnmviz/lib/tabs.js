/** Tabs as the ARIA pattern has them: one Tab stop, arrows between the tabs, each with its panel. */

import { el, icon as drawn } from "./dom.js";

/** @typedef {(panel: HTMLElement) => { shown?: () => void } | void} Fill */
/** @typedef {{ key: string, label: string, tab: HTMLButtonElement, panel: HTMLElement, fill: Fill | null, shown?: () => void }} Page `fill` until it was filled */

export class Tabs {
  /** @type {Page[]} */
  #pages = [];
  #list;
  #root;
  #options;

  /**
   * @param {HTMLElement} root
   * @param {string} label
   * @param {{ name?: string, lazy?: boolean, turned?: (key: string) => void }} [options] `name` tells several sets of tabs on a page
   *   apart; `lazy` fills a panel when it is first shown; `turned` hears which one came to the front
   */
  constructor(root, label, options = {}) {
    this.#root = root;
    this.#options = options;
    this.#list = el("div", { class: "tablist", role: "tablist", "aria-label": label });
    this.#list.addEventListener("keydown", (event) => this.#navigate(event));
    root.append(this.#list);
  }

  /**
   * @param {string} key
   * @param {string} label
   * @param {Fill} fill
   * @param {{ icon?: string }} [look]
   */
  add(key, label, fill, { icon } = {}) {
    const id = [this.#options.name, key].filter(Boolean).join("-");
    const props = { type: "button", role: "tab", id: `tab-${id}`, "aria-controls": `panel-${id}`, title: icon ? label : null };
    const tab = el("button", { ...props, onclick: () => this.show(key) }, icon ? drawn(icon) : null, el("span", { class: "words" }, label));
    const panel = el("div", { class: `panel ${key}`, role: "tabpanel", id: `panel-${id}`, "aria-labelledby": `tab-${id}`, tabindex: "0" });
    this.#list.append(tab);
    this.#root.append(panel);
    const page = { key, label, tab, panel, fill };
    this.#pages.push(page);
    if (!this.#options.lazy) this.#fill(page);
    if (this.#pages.length === 1 && !this.#options.lazy) this.show(key);
    else this.#mark(page, false);
  }

  /** @returns {{ key: string, label: string }[]} */
  get list() {
    return this.#pages.map(({ key, label }) => ({ key, label }));
  }

  /** @param {string} key where there is no such tab, the one in front stays there */
  show(key) {
    const front = this.#pages.find((page) => page.key === key);
    if (!front) return;
    for (const page of this.#pages) this.#mark(page, page === front);
    this.#fill(front);
    front.shown?.();
    this.#options.turned?.(key);
  }

  /** @param {Page} page */
  #fill(page) {
    const { shown } = page.fill?.(page.panel) ?? {};
    page.shown ??= shown;
    page.fill = null;
  }

  /**
   * @param {Page | undefined} page
   * @param {boolean} selected
   */
  #mark(page, selected) {
    page?.tab.setAttribute("aria-selected", String(selected));
    page?.tab.setAttribute("tabindex", selected ? "0" : "-1");
    if (page) page.panel.hidden = !selected;
  }

  /** @param {KeyboardEvent} event */
  #navigate(event) {
    const at = this.#pages.findIndex(({ tab }) => tab === document.activeElement);
    const steps = /** @type {Record<string, number>} */ ({ ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: -1 });
    if (at < 0 || !(event.key in steps)) return;
    event.preventDefault();
    const page = this.#pages.at((steps[event.key] ?? 0) % this.#pages.length);
    page?.tab.focus();
    if (page) this.show(page.key);
  }
}
