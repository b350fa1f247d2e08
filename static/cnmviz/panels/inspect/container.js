/** A container in CNM words: what it is, its sandbox, and the endpoints on the sandbox's edge. */

import { counted } from "../../lib/count.js";
import { el } from "../../lib/dom.js";
import { factList, link, mono, pairs, shortId } from "../../lib/facts.js";
import { containerActions } from "../actions.js";
import { actionList } from "../action-list.js";
import { networkMark } from "../marks.js";
import { endpointFacts } from "./endpoint.js";

/** @typedef {import("../types.js").Lab} Lab */
/** @typedef {import("../../types.js").Container} Container */

const LOOKS = /** @type {Record<string, string>} */ ({ running: "ok", paused: "warn" });

/**
 * @param {Lab} lab
 * @param {Container} container
 */
export function inspectContainer(lab, container) {
  return [
    el("header", {}, el("p", { class: "kind" }, "Container"), el("h3", {}, container.name), statusBadge(container)),
    factList(facts(container)),
    ...sandbox(lab, container),
    el("h4", {}, "Actions"),
    actionList(lab, containerActions(lab, container), `container:${container.id}`),
  ];
}

/** @param {Container} container */
function statusBadge(container) {
  const code = container.status === "exited" ? ` (${container.exit_code})` : "";
  return el("span", { class: `badge ${LOOKS[container.status] ?? ""}`.trim() }, container.status + code);
}

/**
 * @param {Container} container
 * @returns {import("../../lib/facts.js").Fact[]}
 */
function facts(container) {
  const publish = container.publish.map(({ host_ip, host_port, port, proto }) =>
    el("code", { class: "pair" }, `${host_ip ? `${host_ip}:` : ""}${host_port ? `${host_port}:` : ""}${port}/${proto}`),
  );
  return [
    ["Id", shortId(container.id)],
    ["Image", mono(container.image)],
    ["Command", mono(container.command.join(" "))],
    ["Hostname", mono(container.hostname)],
    ["Network mode", mono(container.network_mode)],
    ["Listens", container.listens.map((port) => mono(port))],
    ["Exposes", container.exposed.map((port) => mono(port))],
    ["Publish", container.publish_all ? [mono("--publish-all"), ...publish] : publish],
    ["Labels", pairs(container.labels)],
    ["Error", container.error],
  ];
}

/**
 * @param {Lab} lab
 * @param {Container} container
 */
function sandbox(lab, container) {
  const box = container.sandbox ? lab.store.get("sandbox", container.sandbox) : undefined;
  if (!box) return [el("h4", {}, "No sandbox"), el("p", { class: "hint" }, whyNone(container)), remembered(container)];
  const endpoints = lab.store.endpointsOf(box.id);
  const shared = lab.store.containers().filter((other) => other.sandbox === box.id && other.id !== container.id);
  return [
    el("h4", {}, "Sandbox ", link(shortName(box.id), () => lab.selection.set([`sandbox:${box.id}`]))),
    shared.length ? el("p", { class: "hint" }, `Shared with ${shared.map(({ name }) => name).join(", ")}.`) : null,
    el("h4", {}, counted(endpoints.length, "endpoint")),
    ...endpoints.map((endpoint) => endpointCard(lab, endpoint)),
  ];
}

/** @param {Container} container */
function whyNone(container) {
  return container.status === "created"
    ? "It was never started. Its sandbox, endpoints and addresses come into being when it starts."
    : "It is stopped. Its sandbox is gone, and so are its endpoints and addresses; when it starts again it may get others.";
}

/** @param {Container} container */
function remembered(container) {
  if (!container.attachments.length) return null;
  const names = container.attachments.map(({ network, ip, aliases }) =>
    el("li", {}, mono(network), ip ? ` asks for ${ip}` : "", aliases.length ? `, alias ${aliases.join(", ")}` : ""),
  );
  return el("div", {}, el("p", {}, "It will be connected to"), el("ul", { class: "plain-list" }, ...names));
}

/**
 * @param {Lab} lab
 * @param {import("../../types.js").Endpoint} endpoint
 */
function endpointCard(lab, endpoint) {
  const network = lab.store.get("network", endpoint.network);
  const title = network ? link(network.name, () => lab.selection.set([`endpoint:${endpoint.id}`]), networkMark(lab, network)) : null;
  return el("section", { class: "card" }, el("h5", {}, title, endpoint.interface ? el("code", {}, endpoint.interface) : null), factList(endpointFacts(endpoint)));
}

/** @param {string} id */
function shortName(id) {
  return id.slice(0, 12);
}
