/** A sandbox: one isolated network configuration, and who lives in it. */

import { el } from "../../lib/dom.js";
import { factList, link, mono, shortId } from "../../lib/facts.js";
import { networkMark } from "../marks.js";

/** @typedef {import("../types.js").Lab} Lab */
/** @typedef {import("../../types.js").Sandbox} Sandbox */

/**
 * @param {Lab} lab
 * @param {Sandbox} sandbox
 */
export function inspectSandbox(lab, sandbox) {
  const containers = lab.store.containers().filter((container) => container.sandbox === sandbox.id);
  return [
    el("header", {}, el("p", { class: "kind" }, "Sandbox"), el("h3", {}, sandbox.id.slice(0, 12))),
    el("p", { class: "teaching" }, "A sandbox holds one container's network configuration: interfaces, routes and DNS settings. On Linux it is a network namespace."),
    factList([
      ["Id", shortId(sandbox.id)],
      ["Namespace", mono(sandbox.namespace)],
      ["Containers", containers.map(({ id, name }) => link(name, () => lab.selection.set([`container:${id}`])))],
    ]),
    el("h4", {}, "Endpoints"),
    el("ul", { class: "rows" }, ...lab.store.endpointsOf(sandbox.id).map((endpoint) => row(lab, endpoint))),
  ];
}

/**
 * @param {Lab} lab
 * @param {import("../../types.js").Endpoint} endpoint
 */
function row(lab, endpoint) {
  const network = lab.store.get("network", endpoint.network);
  const name = [endpoint.interface, network?.name].filter(Boolean).join(" on ");
  return el("li", {}, link(name, () => lab.selection.set([`endpoint:${endpoint.id}`]), network ? networkMark(lab, network) : null), mono(endpoint.address));
}
