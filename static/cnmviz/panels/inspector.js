/** What is selected, in CNM words, with what can be done with it. One module per kind of thing in `inspect/`. */

import { button, el, fill } from "../lib/dom.js";
import { link } from "../lib/facts.js";
import { split } from "../lib/keys.js";
import { choiceList } from "./choice-list.js";
import { inspectContainer } from "./inspect/container.js";
import { inspectEndpoint } from "./inspect/endpoint.js";
import { inspectPart, OnLinux } from "./inspect/hood.js";
import { inspectHost } from "./inspect/host.js";
import { inspectNetwork } from "./inspect/network.js";
import { inspectSandbox } from "./inspect/sandbox.js";
import { forSelection } from "./palette-actions.js";

/** @typedef {import("./types.js").Lab} Lab */

/** @type {Record<string, (lab: Lab, entity: any) => (Node | null)[]>} */
const VIEWS = { container: inspectContainer, endpoint: inspectEndpoint, host: inspectHost, network: inspectNetwork, sandbox: inspectSandbox };

const FOCUSABLE = "button, a[href], summary, [tabindex]";

/** @type {import("./types.js").Panel} */
export function createInspector(root, lab) {
  const linux = new OnLinux(lab);
  const draw = () => {
    const focused = root.contains(document.activeElement) ? document.activeElement?.textContent : null;
    const [first, ...rest] = lab.selection.ids;
    fill(root, ...(first ? (rest.length ? several(lab) : one(lab, first, linux)) : nothing(lab)));
    const same = focused ? [.../** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll(FOCUSABLE))].find(({ textContent }) => textContent === focused) : null;
    same?.focus({ preventScroll: true });
  };
  let due = false;
  const soon = () => {
    if (due) return;
    due = true;
    requestAnimationFrame(() => {
      due = false;
      draw();
    });
  };
  lab.selection.subscribe(() => {
    soon();
    root.scrollTop = 0;
  });
  lab.store.subscribe(soon);
  draw();
}

/**
 * @param {Lab} lab
 * @param {string} key
 * @param {OnLinux} linux
 */
function one(lab, key, linux) {
  const [kind = "", id = ""] = split(key);
  if (kind === "outside") return outside();
  const entity = lab.store.get(/** @type {any} */ (kind), id);
  if (!entity) return inspectPart(lab, key) ?? nothing(lab);
  return [...(VIEWS[kind]?.(lab, entity) ?? []), ...linux.section(entity)];
}

/** @param {Lab} lab */
function several(lab) {
  const entities = lab.selection.ids.flatMap((key) => lab.store.get(/** @type {any} */ (split(key)[0]), split(key)[1] ?? "") ?? []);
  const rows = entities.map((entity) => el("li", {}, link(nameOf(entity), () => lab.selection.set([`${entity.kind}:${entity.id}`])), el("small", {}, entity.kind)));
  const [ask, ...actions] = forSelection(lab).sort((a, b) => Number(b.keys === "R") - Number(a.keys === "R"));
  return [
    el("header", {}, el("p", { class: "kind" }, "Selection"), el("h3", {}, `${entities.length} things`)),
    ask?.keys === "R" ? button(ask.name, ask.run, { icon: "reach", kind: "primary" }) : null,
    el("ul", { class: "rows" }, ...rows),
    el("h4", {}, "Actions"),
    choiceList(ask && ask.keys !== "R" ? [ask, ...actions] : actions),
  ];
}

/** @param {Lab} lab */
function nothing(lab) {
  const dialog = (/** @type {string} */ key) => () => lab.signals.emit("dialog", { key });
  const anything = { name: "Do anything", keys: "Ctrl+K", detail: "all actions in one list", run: dialog("palette") };
  const add = [
    { name: "Add a network", keys: "N", line: "docker network create …", run: dialog("add-network") },
    { name: "Add a container", keys: "A", line: "docker run -d …", run: dialog("add-container") },
  ];
  if (lab.store.containers().length) {
    return [
      el("header", {}, el("h3", {}, "Nothing selected")),
      el("p", { class: "teaching" }, "Select a container, an endpoint or a network in the picture to see what it is and what can be done with it."),
      choiceList([...add, anything]),
    ];
  }
  const ask = { name: "Ask whether one reaches the other", keys: "R", detail: "and see why not", run: () => lab.signals.emit("ask", {}) };
  return [
    el("header", {}, el("h3", {}, "An empty host")),
    el("p", { class: "teaching" }, "Build a network with two containers, by these steps, in the picture, or by typing docker commands in the console."),
    choiceList([...add, ask], "steps"),
    el("div", { class: "row" }, button("Try an example", () => lab.signals.emit("example", undefined), { icon: "console", kind: "primary" })),
  ];
}

function outside() {
  return [
    el("header", {}, el("p", { class: "kind" }, "Outside"), el("h3", {}, "The world outside")),
    el("p", { class: "teaching" }, "A neighbour on the host's outer network. It answers ping and HTTP, and reaches containers only through published ports."),
  ];
}

/** @param {import("../types.js").Entity} entity */
function nameOf(entity) {
  return "name" in entity ? entity.name : entity.id.slice(0, 12);
}
