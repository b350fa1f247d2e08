/** `/` finds things by name, id or address; Enter selects the marked one. */

import { openSearch } from "../../../static/cnmviz/panels/search.js";
import { container, endpoint, host, network } from "../entities.js";
import { closed, equal } from "../expect.js";
import { openLab } from "./lab.js";

function start() {
  const plug = { ...endpoint("e1", "s1", "front", 1), container: "web", address: "172.18.0.2" };
  const lab = openLab({ host: [host("h1", "node1", 1)], network: [network("front", 1)], container: [container("web", 1), container("webapp", 2)], endpoint: [plug] });
  openSearch(lab.lab);
  const dialog = /** @type {HTMLDialogElement} */ (document.querySelector("dialog"));
  const field = /** @type {HTMLInputElement} */ (dialog.querySelector("input"));
  const type = (/** @type {string} */ text) => {
    field.value = text;
    field.dispatchEvent(new Event("input"));
  };
  const press = (/** @type {string} */ key) => void field.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));
  const found = () => [...dialog.querySelectorAll("[role=option]")].map((one) => one.querySelector("b")?.textContent);
  return { ...lab, type, press, found };
}

export async function testFindsNamesIdsAndAddresses() {
  const { type, found, press, end } = start();
  const seen = ["WEB", "172.18", "node", "nothing"].map((text) => {
    type(text);
    return found();
  });
  equal(seen, [["web", "webapp", "172.18.0.2"], ["172.18.0.2"], ["node1"], []]);
  press("Enter");
  equal(document.querySelector("dialog") !== null, true, "there is nothing to go to");
  document.querySelector("dialog")?.close();
  await closed();
  end();
}

export async function testEnterSelectsTheMarkedOne() {
  const { lab, type, press, end } = start();
  type("web");
  for (const key of ["ArrowUp", "ArrowDown", "Enter"]) press(key);
  await closed();
  equal([lab.selection.ids, document.querySelector("dialog")], [["container:webapp"], null]);
  end();
}
