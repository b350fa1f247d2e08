/** The row of fields over the table: how somebody is reached, among whom, which cells are wanted, and what is compared. */

import { button, el } from "../lib/dom.js";
import { choice, field, input } from "../lib/form.js";
import { PROTOCOLS } from "../lib/protocols.js";
import { moments } from "./moments.js";

/** @import {Lab} from "../panels/types.js" */
/** @import {Question} from "./asker.js" */
/** @import {Show, Wanted} from "./filter.js" */
/** @typedef {{ asked: () => void, wanted: () => void, compared: (moment: string) => void, kept: () => void }} Hand what the fields call */

export class Tools {
  #protocol = choice(PROTOCOLS);
  #port = input({ type: "number", min: "1", max: "65535", value: "80", inputmode: "numeric" });
  #portField = field("Port", this.#port);
  #among = choice([["", "everybody"]]);
  #show = choice([["all", "all ways"], ["no", "only no"], ["open", "only open"], ["changed", "only changed"]]);
  #from = input({ type: "search", placeholder: "any name" });
  #to = input({ type: "search", placeholder: "any name" });
  #moment = choice([["", "nothing"]]);
  #keep = button("Keep as before", () => this.#hand.kept(), { icon: "pause", title: "Compare what follows with the table as it is now" });
  #rest = el("div", { class: "rest" });
  #more = el("button", { type: "button", class: "button more-fields", "aria-expanded": "false" }, "Filter and compare");
  #kept = 0;
  #lab;
  #hand;

  /**
   * @param {Lab} lab
   * @param {Hand} hand
   */
  constructor(lab, hand) {
    this.#lab = lab;
    this.#hand = hand;
    this.#portField.classList.add("port");
    this.#rest.append(
      field("Among", this.#among), field("Show", this.#show), field("Who asks", this.#from), field("Who is asked", this.#to),
      el("div", { class: "compare" }, field("Compare with", this.#moment), this.#keep),
    );
    this.element = el("form", { class: "matrix-tools", "aria-label": "What the matrix shows" }, field("Reached by", this.#protocol), this.#portField, this.#more, this.#rest);
    this.#listen();
    this.follow();
  }

  /** @returns {Question} */
  get question() {
    const [kind, name] = [this.#among.value.split(":", 1)[0], this.#among.value.slice(this.#among.value.indexOf(":") + 1)];
    return {
      protocol: this.#protocol.value,
      port: this.#hasPort ? Number(this.#port.value) : 0,
      ...(kind === "network" ? { network: [name] } : kind ? { host: name } : {}),
    };
  }

  /** @returns {Wanted} */
  get wanted() {
    return { from: this.#from.value, to: this.#to.value, show: /** @type {Show} */ (this.#show.value) };
  }

  /** Compare with the moment that is kept now. @param {number} seq */
  keep(seq) {
    this.#kept = seq;
    this.follow();
    this.#moment.value = "kept";
  }

  /** The lists follow the lab; one that is open in somebody's hand waits. */
  follow() {
    this.#portField.hidden = !this.#hasPort;
    const { store } = this.#lab;
    const hosts = store.hosts().length > 1 ? store.hosts().map(({ name }) => [`host:${name}`, `host ${name}`]) : [];
    const names = [...new Set(store.networks().filter((network) => store.endpointsOn(network.id).length).map(({ name }) => name))];
    relist(this.#among, [["", "everybody"], ...hosts, ...names.map((name) => [`network:${name}`, `network ${name}`])]);
    relist(this.#moment, moments(this.#lab, this.#kept));
    this.#show.options[3].disabled = !this.#moment.value;
    if (!this.#moment.value && this.#show.value === "changed") this.#show.value = "all";
  }

  get #hasPort() {
    return this.#protocol.value === "tcp" || this.#protocol.value === "udp";
  }

  #listen() {
    const asked = () => {
      this.follow();
      this.#hand.asked();
    };
    this.element.addEventListener("submit", (event) => event.preventDefault());
    for (const control of [this.#protocol, this.#port, this.#among]) control.addEventListener("change", asked);
    for (const control of [this.#show, this.#from, this.#to]) control.addEventListener("input", () => this.#hand.wanted());
    this.#moment.addEventListener("change", () => {
      this.follow();
      this.#hand.compared(this.#moment.value);
    });
    this.#more.addEventListener("click", () => this.#more.setAttribute("aria-expanded", String(this.#rest.classList.toggle("open"))));
  }
}

/**
 * Other options, where they are others; the chosen one stays chosen, also where it has left the list.
 * @param {HTMLSelectElement} list
 * @param {string[][]} options as value and label
 */
function relist(list, options) {
  const chosen = list.selectedOptions[0];
  const all = chosen && !options.some(([value]) => value === chosen.value) ? [...options, [chosen.value, chosen.label]] : options;
  const told = JSON.stringify(all);
  if (list.dataset.told === told || (document.activeElement === list && list.matches(":open"))) return;
  list.dataset.told = told;
  list.replaceChildren(...all.map(([value, label]) => el("option", { value, selected: value === chosen?.value }, label)));
}
