/** An endpoint: the plug between one sandbox and exactly one network. */

import { el } from "../../lib/dom.js";
import { factList, link, mono, shortId } from "../../lib/facts.js";
import { endpointActions } from "../actions.js";
import { actionList } from "../action-list.js";
import { networkMark } from "../marks.js";

/** @typedef {import("../types.js").Lab} Lab */
/** @typedef {import("../../types.js").Endpoint} Endpoint */

/**
 * @param {Lab} lab
 * @param {Endpoint} endpoint
 */
export function inspectEndpoint(lab, endpoint) {
  const network = lab.store.get("network", endpoint.network);
  const container = lab.store.get("container", endpoint.container);
  return [
    el("header", {}, el("p", { class: "kind" }, "Endpoint"), el("h3", {}, endpoint.interface || endpoint.name)),
    factList([
      ["Id", shortId(endpoint.id)],
      ["Of container", container ? link(container.name, () => lab.selection.set([`container:${container.id}`])) : ""],
      ["On network", network ? link(network.name, () => lab.selection.set([`network:${network.id}`]), networkMark(lab, network)) : ""],
      ...endpointFacts(endpoint),
    ]),
    el("h4", {}, "Actions"),
    actionList(lab, endpointActions(lab, endpoint), `endpoint:${endpoint.id}`),
  ];
}

/**
 * @param {Endpoint} endpoint
 * @returns {import("../../lib/facts.js").Fact[]}
 */
export function endpointFacts(endpoint) {
  const bindings = endpoint.bindings.map(({ host_ip, host_port, port, proto }) =>
    el("code", { class: "pair" }, `${host_ip || "0.0.0.0"}:${host_port} → ${port}/${proto}`),
  );
  return [
    ["Address", endpoint.address ? mono(`${endpoint.address}/${endpoint.prefix}`) : ""],
    ["IPv6 address", endpoint.address6 ? mono(`${endpoint.address6}/${endpoint.prefix6}`) : ""],
    ["Gateway", mono(endpoint.gateway)],
    ["IPv6 gateway", mono(endpoint.gateway6)],
    ["MAC", mono(endpoint.mac)],
    ["DNS names", endpoint.dns_names.map((name) => mono(name))],
    ["Aliases", endpoint.aliases.map((name) => mono(name))],
    ["Published", bindings],
  ];
}
