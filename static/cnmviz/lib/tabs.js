/** Tabs as the ARIA pattern has them: one Tab stop, arrows between the tabs, each with its panel. */

import { el } from "./dom.js";

/** @typedef {{ key: string, tab: HTMLButtonElement, panel: HTMLElement, shown?: () => void }} Page */

export class Tabs {
  /** @type {Page[]} */
  #pages = [];
  #list;
  #root;

  /**
   * @param {HTMLElement} root
   * @param {string} label
   */
  constructor(root, label) {
    this.#root = root;
    this.#list = el("div", { class: "tablist", role: "tablist", "aria-label": label });
    this.#list.addEventListener("keydown", (event) => this.#navigate(event));
    root.append(this.#list);
  }

  /**
   * @param {string} key
   * @param {string} label
   * @param {(panel: HTMLElement) => { shown?: () => void } | void} fill
   */
  add(key, label, fill) {
    const tab = el("button", { type: "button", role: "tab", id: `tab-${key}`, "aria-controls": `panel-${key}`, onclick: () => this.show(key) }, label);
    const panel = el("div", { class: `panel ${key}`, role: "tabpanel", id: `panel-${key}`, "aria-labelledby": `tab-${key}`, tabindex: "0" });
    this.#list.append(tab);
    this.#root.append(panel);
    const { shown } = fill(panel) ?? {};
    this.#pages.push({ key, tab, panel, shown });
    if (this.#pages.length === 1) this.show(key);
    else this.#mark(this.#pages.at(-1), false);
  }

  /** @param {string} key */
  show(key) {
    for (const page of this.#pages) this.#mark(page, page.key === key);
    this.#pages.find((page) => page.key === key)?.shown?.();
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
