/** The form behind `docker network create`. */

import { openCommandDialog } from "../lib/dialog.js";
import { el } from "../lib/dom.js";
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
  const form = new CreateForm(lab, about);
  openCommandDialog({ title: "Add a network", submit: "Create it", line: () => form.line(), run: runner(lab, () => form.made()), fields: form.fields() });
}

class CreateForm {
  #subnet = input({ placeholder: "picked by Docker" });
  #range = input({ placeholder: "all of the subnet" });
  #gateway = input({ placeholder: "the first address" });
  #internal = tick("Internal", "no way out of this network, and none in");
  #host;
  #name;
  #driver;
  #lab;

  /**
   * @param {Lab} lab
   * @param {string} about
   */
  constructor(lab, about) {
    this.#lab = lab;
    this.#host = hostChoice(lab, about);
    this.#name = input({ required: true, maxlength: "128", value: freeName(lab.store.networks().map(({ name }) => name), "net") });
    this.#driver = choice(lab.page.drivers.map(({ name }) => name), "bridge");
  }

  fields() {
    return [
      this.#host.element,
      el("div", { class: "pair-fields" }, field("Name", this.#name), field("Driver", this.#driver)),
      this.#teaching(),
      this.#internal.row,
      el(
        "details",
        { class: "more" },
        el("summary", {}, "Addresses"),
        field("Subnet", this.#subnet, "in CIDR form, such as 10.1.0.0/16"),
        el("div", { class: "pair-fields" }, field("Gateway", this.#gateway), field("IP range", this.#range)),
      ),
    ];
  }

  /** What the chosen driver does. */
  #teaching() {
    const note = el("small", { class: "hint" });
    const describe = () => {
      const card = this.#lab.page.drivers.find(({ name }) => name === this.#driver.value);
      note.textContent = (this.#internal.box.checked && card?.internal) || (card?.summary ?? "");
    };
    this.#driver.addEventListener("input", describe);
    this.#internal.box.addEventListener("input", describe);
    describe();
    return note;
  }

  line() {
    const flag = (/** @type {string} */ word, /** @type {HTMLInputElement} */ control) => (control.value.trim() ? [word, control.value.trim()] : []);
    return dockerLine(this.#lab.store, this.#host.value(), [
      "network", "create",
      ...(this.#driver.value === "bridge" ? [] : ["--driver", this.#driver.value]),
      this.#internal.box.checked && "--internal",
      ...flag("--subnet", this.#subnet),
      ...flag("--ip-range", this.#range),
      ...flag("--gateway", this.#gateway),
      this.#name.value.trim(),
    ]);
  }

  /** The key of what the line made. */
  made() {
    const name = this.#name.value.trim();
    return `network:${this.#lab.store.networks().find((network) => network.name === name)?.id ?? ""}`;
  }
}
