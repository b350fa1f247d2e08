/** The form behind `docker network connect`, from a container or from a network. */

import { el } from "../lib/dom.js";
import { openCommandDialog } from "../lib/dialog.js";
import { choice, field, input, words } from "../lib/form.js";
import { dockerLine } from "../lib/quote.js";
import { runner } from "./run-line.js";

/** @typedef {import("./types.js").Lab} Lab */

/**
 * @param {Lab} lab
 * @param {string} about the container or the network, as `kind:id`
 */
export function connect(lab, about) {
  const [kind = "", id = ""] = about.split(":");
  const fixed = lab.store.get(/** @type {"container" | "network"} */ (kind), id);
  if (!fixed || !("name" in fixed)) return;
  const others = kind === "container" ? networksFor(lab, id) : containersFor(lab, id);
  const other = choice(others);
  const ip = input({ placeholder: "picked by Docker" });
  const alias = input({ placeholder: "none" });
  const line = () => {
    const [network, container] = kind === "container" ? [other.value, fixed.name] : [fixed.name, other.value];
    const flags = [...(ip.value.trim() ? ["--ip", ip.value.trim()] : []), ...words(alias).flatMap((one) => ["--alias", one])];
    return dockerLine(lab.store, fixed.host, ["network", "connect", ...flags, network, container]);
  };
  openCommandDialog({
    title: kind === "container" ? `Connect ${fixed.name} to a network` : `Connect a container to ${fixed.name}`,
    submit: "Connect",
    line,
    run: runner(lab),
    fields: [
      field(kind === "container" ? "Network" : "Container", other, others.length ? "" : "there is none left to connect"),
      el("div", { class: "pair-fields" }, field("IPv4 address", ip), field("Alias", alias)),
    ],
  });
}

/**
 * @param {Lab} lab
 * @param {string} id
 */
function networksFor(lab, id) {
  const container = lab.store.get("container", id);
  const connected = new Set(container?.attachments.map(({ network }) => network));
  const possible = lab.store.networks().filter(({ name, host }) => !connected.has(name) && (!host || host === container?.host));
  return possible.sort((a, b) => Number(a.predefined) - Number(b.predefined)).map(({ name }) => name);
}

/**
 * @param {Lab} lab
 * @param {string} id
 */
function containersFor(lab, id) {
  const network = lab.store.get("network", id);
  return lab.store
    .containers()
    .filter(({ host, attachments }) => (!network?.host || host === network.host) && !attachments.some((attachment) => attachment.network === network?.name))
    .map(({ name }) => name);
}
