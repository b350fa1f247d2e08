/** A question that goes out to several at once, as it is drawn: its ways, one packet on each, who heard it, and the answer. */

import { lengthOf, pointAt } from "./legs.js";
import { packetSign, put } from "./packet.js";
import { el, pathOf } from "./svg.js";

/** @import {Errand} from "../trace/types.js" */
/** @import {Asking} from "./legs.js" */

const CORNER = 8;

export class AskingLayer {
  element;
  #asking;
  #lengths;
  #signs;
  #answer;

  /** @param {Asking} asking @param {Errand} errand */
  constructor(asking, errand) {
    this.#asking = asking;
    this.#lengths = asking.ways.map(lengthOf);
    const trails = asking.ways.map((way, at) => el("path", { class: `ask ${errand}${at === asking.home ? " answered" : ""}`, d: pathOf(way, CORNER) }));
    const ears = asking.ways.map((way, at) => {
      const ear = el("circle", { class: at === asking.home ? "ear answered" : "ear", r: at === asking.home ? 7 : 5 });
      put(ear, way[way.length - 1]);
      return ear;
    });
    const names = asking.ways.flatMap((way, at) => (asking.names[at] ? [nameOf(asking.names[at], way[way.length - 1])] : []));
    this.#signs = asking.ways.map(() => packetSign(errand));
    this.#answer = packetSign(errand);
    this.element = el("g", { class: "asking" }, ...trails, ...ears, ...names, ...this.#signs, this.#answer);
    this.rest();
  }

  /** How far the question and its answer run. */
  get length() {
    return this.#reach + (this.#lengths[this.#asking.home] ?? 0);
  }

  get #reach() {
    return Math.max(0, ...this.#lengths);
  }

  /** Draw it as it is when so much of its way is done. @param {number} distance @param {number} size */
  at(distance, size) {
    const out = distance <= this.#reach;
    this.#signs.forEach((sign, at) => {
      sign.toggleAttribute("hidden", !out || distance > this.#lengths[at]);
      if (out) put(sign, pointAt(this.#asking.ways[at], distance), size);
    });
    const way = this.#asking.ways[this.#asking.home];
    this.#answer.toggleAttribute("hidden", out || !way);
    if (!out && way) put(this.#answer, pointAt(way, this.length - distance), size);
  }

  /** The question has been asked, and the answer is here. */
  rest() {
    for (const sign of [...this.#signs, this.#answer]) sign.setAttribute("hidden", "");
  }
}

/** What is asked inside of a box, by its name beside the ear. @param {string} name @param {import("./types.js").Point} at */
function nameOf(name, { x, y }) {
  const text = el("text", { class: "ear-name", x: x - 11, y: y + 4 });
  text.textContent = name;
  return text;
}
