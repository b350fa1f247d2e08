/** A host: the machine that runs a Docker Engine, and where its outer interface leads. */

import { button, el } from "../../lib/dom.js";
import { factList, mono } from "../../lib/facts.js";

/** @typedef {import("../types.js").Lab} Lab */
/** @typedef {import("../../types.js").Host} Host */

/**
 * @param {Lab} lab
 * @param {Host} host
 */
export function inspectHost(lab, host) {
  const containers = lab.store.containers().filter((container) => container.host === host.id);
  const networks = lab.store.networks().filter((network) => network.host === host.id);
  const open = (/** @type {string} */ key) => () => lab.signals.emit("dialog", { key, about: `host:${host.id}` });
  return [
    el("header", {}, el("p", { class: "kind" }, "Host"), el("h3", {}, host.name)),
    factList([
      ["Interface", mono(host.interface)],
      ["Address", mono(host.address)],
      ["Neighbour", mono(host.neighbour)],
      ["Resolver", mono(host.resolver)],
      ["Containers", String(containers.length)],
      ["Networks", String(networks.length)],
    ]),
    el("div", { class: "row" }, button("Add container", open("add-container"), { icon: "container" }), button("Add network", open("add-network"), { icon: "network" })),
  ];
}
