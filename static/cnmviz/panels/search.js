/** `/`: find a thing by its name, id or address; the picture goes there. */

import { el, fill } from "../lib/dom.js";
import { openDialog } from "../lib/dialog.js";
import { input } from "../lib/form.js";

/** @typedef {import("./types.js").Lab} Lab */
/** @typedef {{ key: string, name: string, detail: string, words: string }} Found */

const MOST = 30;

/** @param {Lab} lab */
export function openSearch(lab) {
  const all = candidates(lab);
  const text = input({ type: "search", role: "combobox", "aria-expanded": "true", "aria-controls": "found", "aria-label": "Name, id or address", placeholder: "Name, id or address" });
  const list = el("ul", { class: "found", id: "found", role: "listbox", "aria-label": "Found" });
  /** @type {Found[]} */
  let found = [];
  let at = 0;
  const go = (/** @type {Found | undefined} */ one) => {
    if (!one) return;
    dialog.close();
    lab.selection.set([one.key]);
    lab.diagram.focus(one.key);
  };
  const draw = () => {
    const wanted = text.value.trim().toLowerCase();
    found = all.filter(({ words }) => words.includes(wanted)).slice(0, MOST);
    at = Math.max(0, Math.min(at, found.length - 1));
    fill(list, ...found.map((one, index) => el("li", { role: "option", id: `found-${index}`, "aria-selected": String(index === at), onclick: () => go(one) }, el("b", {}, one.name), el("small", {}, one.detail))));
    text.setAttribute("aria-activedescendant", found.length ? `found-${at}` : "");
  };
  text.addEventListener("input", draw);
  text.addEventListener("keydown", (event) => {
    if (event.key === "Enter") go(found[at]);
    else if (event.key === "ArrowDown" || event.key === "ArrowUp") at += event.key === "ArrowDown" ? 1 : -1;
    else return;
    event.preventDefault();
    draw();
    list.querySelector("[aria-selected=true]")?.scrollIntoView({ block: "nearest" });
  });
  const dialog = openDialog("Find", [text, list], { kind: "search" });
  draw();
  text.focus();
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
