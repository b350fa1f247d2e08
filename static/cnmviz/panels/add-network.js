/** The form behind `docker network create`. */

import { el } from "../lib/dom.js";
import { openCommandDialog } from "../lib/dialog.js";
import { choice, field, input, tick } from "../lib/form.js";
import { dockerLine } from "../lib/quote.js";
import { hostChoice } from "./hosts.js";
import { freeName } from "./names.js";
import { runner } from "./run-line.js";

/** @typedef {import("./types.js").Lab} Lab */

/**
 * @param {Lab} lab
 * @param {string} about a host that was pointed at, as `kind:id`
 */
export function addNetwork(lab, about) {
  const host = hostChoice(lab, about);
  const name = input({ required: true, maxlength: "128", value: freeName(lab.store.networks().map((network) => network.name), "net") });
  const drivers = lab.page.drivers;
  const driver = choice(drivers.map((card) => [card.name, card.name]), "bridge");
  const subnet = input({ placeholder: "picked by Docker" });
  const range = input({ placeholder: "all of the subnet" });
  const gateway = input({ placeholder: "the first address" });
  const internal = tick("Internal", "no way out of this network, and none in");
  const teaching = el("small", { class: "hint" });
  const describe = () => void (teaching.textContent = drivers.find((card) => card.name === driver.value)?.summary ?? "");
  driver.addEventListener("input", describe);
  describe();
  const flag = (/** @type {string} */ word, /** @type {HTMLInputElement} */ control) => (control.value.trim() ? [word, control.value.trim()] : []);
  const line = () =>
    dockerLine(lab.store, host.value(), [
      "network", "create",
      ...(driver.value === "bridge" ? [] : ["--driver", driver.value]),
      internal.box.checked && "--internal",
      ...flag("--subnet", subnet), ...flag("--ip-range", range), ...flag("--gateway", gateway),
      name.value.trim(),
    ]);
  openCommandDialog({
    title: "Add a network",
    submit: "Create it",
    line,
    run: runner(lab, () => `network:${lab.store.networks().find((network) => network.name === name.value.trim())?.id ?? ""}`),
    fields: [
      host.element,
      el("div", { class: "pair-fields" }, field("Name", name), field("Driver", driver)),
      teaching,
      internal.row,
      el("details", { class: "more" }, el("summary", {}, "Addresses"),
        field("Subnet", subnet, "in CIDR form, such as 10.1.0.0/16"),
        el("div", { class: "pair-fields" }, field("Gateway", gateway), field("IP range", range))),
    ],
  });
}
