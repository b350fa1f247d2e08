/** The form behind `docker run -d`. */

import { el } from "../lib/dom.js";
import { openCommandDialog } from "../lib/dialog.js";
import { choice, field, input, suggesting, words } from "../lib/form.js";
import { freeName } from "./names.js";
import { hostChoice } from "./hosts.js";
import { dockerLine } from "../lib/quote.js";
import { runner } from "./run-line.js";

/** @typedef {import("./types.js").Lab} Lab */

/**
 * @param {Lab} lab
 * @param {string} about a host or network that was pointed at, as `kind:id`
 */
export function addContainer(lab, about) {
  const host = hostChoice(lab, about);
  const name = input({ maxlength: "128", value: freeName(lab.store.containers().map((container) => container.name), "c") });
  const image = suggesting(lab.page.images.map((card) => card.name), { value: "nginx", required: true });
  const networks = choice(networkNames(lab));
  const pointed = lab.selection.ids.map((key) => lab.store.get("network", key.replace("network:", ""))?.name).find(Boolean);
  if (pointed) networks.value = pointed;
  const publish = input({ placeholder: "8080:80, 127.0.0.1:5353:53/udp" });
  const ip = input({ placeholder: "172.18.0.10", inputmode: "decimal" });
  const alias = input({ placeholder: "api" });
  const command = input({ placeholder: "sleep 1000" });
  const about_image = el("small", { class: "hint" });
  const describe = () => void (about_image.textContent = lab.page.images.find((card) => card.name === image.control.value)?.summary ?? "");
  image.control.addEventListener("input", describe);
  describe();
  const line = () =>
    `${dockerLine(lab.store, host.value(), [
      "run", "-d",
      ...(name.value.trim() ? ["--name", name.value.trim()] : []),
      ...(networks.value === "bridge" ? [] : ["--network", networks.value]),
      ...(ip.value.trim() ? ["--ip", ip.value.trim()] : []),
      ...words(alias).flatMap((one) => ["--network-alias", one]),
      ...words(publish).flatMap((one) => ["-p", one]),
      image.control.value.trim(),
    ])}${command.value.trim() ? ` ${command.value.trim()}` : ""}`;
  openCommandDialog({
    title: "Add a container",
    submit: "Run it",
    line,
    run: runner(lab, () => `container:${lab.store.containers().find((container) => container.name === name.value.trim())?.id ?? ""}`),
    fields: [
      host.element,
      el("div", { class: "pair-fields" }, field("Name", name), field("Image", image.control), image.list),
      about_image,
      el("div", { class: "pair-fields" }, field("Network", networks), field("Publish ports", publish, "host:container, several with commas")),
      el("details", { class: "more" }, el("summary", {}, "Address, alias, command"),
        el("div", { class: "pair-fields" }, field("IPv4 address", ip), field("Network alias", alias)),
        field("Command", command)),
    ],
  });
}

/** @param {Lab} lab */
function networkNames(lab) {
  return [...new Set(lab.store.networks().map(({ name }) => name))];
}
