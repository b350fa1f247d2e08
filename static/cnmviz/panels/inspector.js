/** What is selected, in CNM words, with what can be done with it. One module per kind of thing in `inspect/`. */

import { button, el, fill } from "../lib/dom.js";
import { link } from "../lib/facts.js";
import { inspectContainer } from "./inspect/container.js";
import { inspectEndpoint } from "./inspect/endpoint.js";
import { inspectPart, onLinux } from "./inspect/hood.js";
import { inspectHost } from "./inspect/host.js";
import { inspectNetwork } from "./inspect/network.js";
import { inspectSandbox } from "./inspect/sandbox.js";

/** @typedef {import("./types.js").Lab} Lab */

/** @type {Record<string, (lab: Lab, entity: any) => (Node | null)[]>} */
const VIEWS = { container: inspectContainer, endpoint: inspectEndpoint, host: inspectHost, network: inspectNetwork, sandbox: inspectSandbox };

/** @type {import("./types.js").Panel} */
export function createInspector(root, lab) {
  const draw = () => {
    const focused = root.contains(document.activeElement) ? document.activeElement?.textContent : null;
    const [first, ...rest] = lab.selection.ids;
    fill(root, ...(first ? (rest.length ? several(lab) : one(lab, first)) : nothing(lab)));
    if (focused) [...root.querySelectorAll("button")].find(({ textContent }) => textContent === focused)?.focus();
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
 */
function one(lab, key) {
  const [kind = "", id = ""] = split(key);
  if (kind === "outside") return outside();
  const entity = lab.store.get(/** @type {any} */ (kind), id);
  if (!entity) return inspectPart(lab, key) ?? nothing(lab);
  return [...(VIEWS[kind]?.(lab, entity) ?? []), ...onLinux(lab, key)];
}

/** @param {Lab} lab */
function several(lab) {
  const entities = lab.selection.ids.flatMap((key) => lab.store.get(/** @type {any} */ (split(key)[0]), split(key)[1] ?? "") ?? []);
  const containers = entities.filter(({ kind }) => kind === "container");
  const [a, b] = /** @type {import("../types.js").Container[]} */ (containers);
  const rows = entities.map((entity) => el("li", {}, link(nameOf(entity), () => lab.selection.set([`${entity.kind}:${entity.id}`])), el("small", {}, entity.kind)));
  return [
    el("header", {}, el("p", { class: "kind" }, "Selection"), el("h3", {}, `${entities.length} things`)),
    a && b && containers.length === 2
      ? button(`Can ${a.name} reach ${b.name}?`, () => lab.signals.emit("ask", { source: a.name, target: b.name }), { icon: "reach", kind: "primary" })
      : null,
    el("ul", { class: "rows" }, ...rows),
  ];
}

/** @param {Lab} lab */
function nothing(lab) {
  const empty = !lab.store.containers().length;
  return [
    el("div", { class: "empty" },
      el("h3", {}, empty ? "An empty host" : "Nothing selected"),
      el("p", {}, empty
        ? "Add a network and two containers, by these buttons or by typing docker commands in the console below. Then ask whether one reaches the other."
        : "Select a container, an endpoint or a network in the picture to see what it is and what can be done with it."),
      el("div", { class: "row" },
        button("Add container", () => lab.signals.emit("dialog", { key: "add-container" }), { icon: "container" }),
        button("Add network", () => lab.signals.emit("dialog", { key: "add-network" }), { icon: "network" }),
        empty ? button("Try an example", () => lab.signals.emit("example", undefined), { icon: "console" }) : null)),
  ];
}

function outside() {
  return [
    el("header", {}, el("p", { class: "kind" }, "Outside"), el("h3", {}, "The world outside")),
    el("p", { class: "teaching" }, "A neighbour on the host's outer network. It answers ping and HTTP, and reaches containers only through published ports."),
  ];
}

/** @param {string} key */
function split(key) {
  const cut = key.indexOf(":");
  return [key.slice(0, cut), key.slice(cut + 1)];
}

/** @param {import("../types.js").Entity} entity */
function nameOf(entity) {
  return "name" in entity ? entity.name : entity.id.slice(0, 12);
}
