/** The form behind `docker run -d`. */

import { openCommandDialog } from "../lib/dialog.js";
import { el } from "../lib/dom.js";
import { choice, field, input, suggesting, words } from "../lib/form.js";
import { dockerLine } from "../lib/quote.js";
import { hostChoice } from "./hosts.js";
import { freeName } from "./names.js";
import { runner } from "./run-line.js";

/** @typedef {import("./types.js").Lab} Lab */

/**
 * @param {Lab} lab
 * @param {string} about a host that was pointed at, as `kind:id`
 */
export function addContainer(lab, about) {
  const form = new RunForm(lab, about);
  openCommandDialog({ title: "Add a container", submit: "Run it", line: () => form.line(), run: runner(lab, () => form.made()), fields: form.fields() });
}

class RunForm {
  #publish = input({ placeholder: "8080:80, 127.0.0.1:5353:53/udp" });
  #ip = input({ placeholder: "172.18.0.10", inputmode: "decimal" });
  #alias = input({ placeholder: "api" });
  #command = input({ placeholder: "sleep 1000" });
  #host;
  #name;
  #image;
  #network;
  #lab;

  /**
   * @param {Lab} lab
   * @param {string} about
   */
  constructor(lab, about) {
    this.#lab = lab;
    this.#host = hostChoice(lab, about);
    this.#name = input({ maxlength: "128", value: freeName(lab.store.containers().map(({ name }) => name), "c") });
    this.#image = suggesting(lab.page.images.map(({ name }) => name), { value: "nginx", required: true });
    this.#network = choice([...new Set(lab.store.networks().map(({ name }) => name))], selectedNetwork(lab) ?? "bridge");
  }

  fields() {
    const { control, list } = this.#image;
    return [
      this.#host.element,
      el("div", { class: "pair-fields" }, field("Name", this.#name), field("Image", control), list),
      this.#teaching(),
      el("div", { class: "pair-fields" }, field("Network", this.#network), field("Publish ports", this.#publish, "host:container, several with commas")),
      el(
        "details",
        { class: "more" },
        el("summary", {}, "Address, alias, command"),
        el("div", { class: "pair-fields" }, field("IPv4 address", this.#ip), field("Network alias", this.#alias)),
        field("Command", this.#command),
      ),
    ];
  }

  /** What the chosen image is. */
  #teaching() {
    const note = el("small", { class: "hint" });
    const describe = () => void (note.textContent = this.#lab.page.images.find(({ name }) => name === this.#image.control.value)?.summary ?? "");
    this.#image.control.addEventListener("input", describe);
    describe();
    return note;
  }

  line() {
    const name = this.#name.value.trim();
    const ip = this.#ip.value.trim();
    const run = dockerLine(this.#lab.store, this.#host.value(), [
      "run", "-d",
      ...(name ? ["--name", name] : []),
      ...(this.#network.value === "bridge" ? [] : ["--network", this.#network.value]),
      ...(ip ? ["--ip", ip] : []),
      ...words(this.#alias).flatMap((one) => ["--network-alias", one]),
      ...words(this.#publish).flatMap((one) => ["-p", one]),
      this.#image.control.value.trim(),
    ]);
    return `${run} ${this.#command.value.trim()}`.trim();
  }

  /** The key of what the line made. */
  made() {
    const name = this.#name.value.trim();
    return `container:${this.#lab.store.containers().find((container) => container.name === name)?.id ?? ""}`;
  }
}

/** @param {Lab} lab */
function selectedNetwork({ selection, store }) {
  return selection.ids.map((key) => key.startsWith("network:") && store.get("network", key.slice(8))?.name).find(Boolean) || undefined;
}
