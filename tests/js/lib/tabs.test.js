/** One tab is always in front, and the others are out of the Tab order. */

import { Tabs } from "../../../static/cnmviz/lib/tabs.js";
import { equal } from "../expect.js";

function start() {
  const root = document.createElement("div");
  /** @type {string[]} */
  const turned = [];
  const tabs = new Tabs(root, "Panels", { turned: (key) => void turned.push(key) });
  for (const label of ["One", "Two"]) tabs.add(label.toLowerCase(), label, (panel) => panel.append(label));
  const state = () => [...root.querySelectorAll("[role=tab]")].map((tab) => [tab.getAttribute("aria-selected"), tab.getAttribute("tabindex")].join(" "));
  const seen = () => root.querySelector(".panel:not([hidden])")?.textContent;
  return { tabs, turned, state, seen };
}

export function testShowsOneAndTakesTheOthersOutOfTheTabOrder() {
  const { tabs, turned, state, seen } = start();
  equal([state(), seen()], [["true 0", "false -1"], "One"]);
  tabs.show("two");
  equal([state(), seen(), turned], [["false -1", "true 0"], "Two", ["one", "two"]]);
}

export function testWhatIsNoTabChangesNothing() {
  const { tabs, turned, state, seen } = start();
  tabs.show("matrix");
  equal([state(), seen(), turned], [["true 0", "false -1"], "One", ["one"]]);
}
