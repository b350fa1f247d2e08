/** A network: its driver, its addresses, and the endpoints on it. */

import { counted } from "../../lib/count.js";
import { el } from "../../lib/dom.js";
import { factList, link, mono, pairs, shortId } from "../../lib/facts.js";
import { networkActions } from "../actions.js";
import { actionList } from "../action-list.js";
import { networkMark } from "../marks.js";

/** @typedef {import("../types.js").Lab} Lab */
/** @typedef {import("../../types.js").Network} Network */

/**
 * @param {Lab} lab
 * @param {Network} network
 */
export function inspectNetwork(lab, network) {
  const driver = lab.page.drivers.find(({ name }) => name === network.driver);
  const endpoints = lab.store.endpointsOn(network.id);
  return [
    el("header", {}, el("p", { class: "kind" }, "Network"), el("h3", {}, networkMark(lab, network), network.name), el("span", { class: "badge" }, network.driver)),
    driver ? el("p", { class: "teaching" }, (network.internal && driver.internal) || driver.summary) : null,
    factList(facts(network)),
    el("h4", {}, counted(endpoints.length, "endpoint")),
    el("ul", { class: "rows" }, ...endpoints.map((endpoint) => row(lab, endpoint))),
    el("h4", {}, "Actions"),
    actionList(lab, networkActions(lab, network), `network:${network.id}`),
  ];
}

/**
 * @param {Network} network
 * @returns {import("../../lib/facts.js").Fact[]}
 */
function facts(network) {
  const pools = network.pools.flatMap(({ subnet, gateway, ip_range, chosen }) => /** @type {import("../../lib/facts.js").Fact[]} */ ([
    ["Subnet", [mono(subnet), chosen ? el("small", {}, " picked by Docker") : null]],
    ["Gateway", mono(gateway)],
    ["IP range", mono(ip_range)],
  ]));
  return [
    ["Id", shortId(network.id)],
    ["Scope", network.scope],
    ...pools,
    ["Internal", network.internal ? "yes: no way out, and none in" : ""],
    ["Attachable", network.attachable ? "yes" : ""],
    ["IPv6", network.ipv6 ? "enabled" : ""],
    ["Predefined", network.predefined ? "yes: made by the engine, cannot be deleted" : ""],
    ["Options", pairs(network.options)],
    ["Labels", pairs(network.labels)],
  ];
}

/**
 * @param {Lab} lab
 * @param {import("../../types.js").Endpoint} endpoint
 */
function row(lab, endpoint) {
  const name = lab.store.get("container", endpoint.container)?.name ?? endpoint.name;
  return el("li", {}, link(name, () => lab.selection.set([`endpoint:${endpoint.id}`])), endpoint.address ? mono(`${endpoint.address}/${endpoint.prefix}`) : null);
}
