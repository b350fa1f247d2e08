/** `/`: find a thing by its name, id or address; the picture goes there. */

import { answering, openPicker } from "../lib/picker.js";

/** @typedef {import("./types.js").Lab} Lab */
/** @typedef {import("../lib/picker.js").Choice} Choice */

/** @param {Lab} lab */
export function openSearch(lab) {
  const all = things(lab);
  openPicker({ title: "Find", label: "Name, id or address", kind: "search", nothing: "Nothing in the lab is called so", find: (text) => answering(all, text) });
}

/**
 * Everything that has a name, an id or an address.
 * @param {Lab} lab
 * @returns {Choice[]}
 */
export function things(lab) {
  const { store } = lab;
  const thing = (/** @type {string} */ key, /** @type {string} */ name, /** @type {string} */ detail, also = "") => ({ key, name, detail, also, run: () => goTo(lab, key) });
  return [
    ...store.containers().map(({ id, name, image }) => thing(`container:${id}`, name, `container of ${image}`, id)),
    ...store.networks().map(({ id, name, driver, pools }) => thing(`network:${id}`, name, [driver, "network", ...pools.map(({ subnet }) => subnet)].join(" "), id)),
    ...store.endpoints().filter(({ address }) => address).map(({ id, address, container, network }) =>
      thing(`endpoint:${id}`, address, `${store.get("container", container)?.name ?? ""} on ${store.get("network", network)?.name ?? ""}`, id)),
    ...store.hosts().map(({ id, name, address }) => thing(`host:${id}`, name, `host ${address}`)),
  ];
}

/**
 * @param {Lab} lab
 * @param {string} key
 */
function goTo({ selection, diagram }, key) {
  selection.set([key]);
  diagram.focus(key);
  diagram.fitSelection();
}
