/**
 * A line in the hand: from a container to a network that it may be plugged into, or from an endpoint that is being pulled out.
 * Targets light up; what would be refused says why before the drop; the hint shows the docker command that letting go is.
 */

import { connecting, disconnecting, entityOf } from "./actions.js";
import { whyNotConnect } from "./rules.js";
import { el, pathOf, set } from "./svg.js";

/** @import {Container, Endpoint, Network} from "../types.js" */
/** @import {Canvas} from "./canvas.js" */
/** @import {Point} from "./types.js" */

export class Cable {
  #line = el("path", { class: "cable" });
  /** @type {Container | Endpoint | null} */
  #held = null;
  /** @type {Map<string, string>} network key to why it is refused, "" where it is not */
  #targets = new Map();
  #aim = "";

  /** @param {Canvas} canvas */
  constructor(canvas) {
    this.canvas = canvas;
    canvas.onDraw(() => this.#redraw());
  }

  get held() {
    return this.#held !== null;
  }

  /** @param {Container | Endpoint} thing */
  begin(thing) {
    this.cancel();
    this.#held = thing;
    this.canvas.overlay.append(this.#line);
    this.canvas.svg.classList.add("wiring");
    this.#mark();
  }

  /** The pointer is over a thing, or over nothing. @param {{x: number, y: number}} client @param {string} key */
  move(client, key) {
    const start = this.#start();
    if (!start || !this.#held) return;
    const place = this.canvas.scene.view(key)?.place;
    const end =
      this.#targets.get(key) === "" && place
        ? { x: nearX(place, client, this.canvas), y: place.y }
        : this.canvas.viewport.toWorld(client.x, client.y);
    set(this.#line, { d: pathOf([start, end]) });
    this.#take(key);
    const { text, mood } = this.#says(key);
    this.canvas.notices.hint(text, client, mood);
  }

  /** As `move`, for the keyboard: the line leads to the thing itself. @param {string} key */
  aim(key) {
    const rect = this.canvas.rect(key);
    const start = this.#start();
    if (!rect || !start) return;
    const end = { x: Math.min(Math.max(start.x, rect.x + 20), rect.x + rect.w - 20), y: rect.y };
    set(this.#line, { d: pathOf([start, end]) });
    this.#take(key);
    const { left, top } = this.canvas.root.getBoundingClientRect();
    const at = this.canvas.viewport.toScreen(end);
    const { text, mood } = this.#says(key);
    this.canvas.notices.hint(text, { x: at.x + left, y: at.y + top }, mood);
    this.canvas.options.announce(text);
  }

  /** Let go. @param {string} key what is under it, "" for empty canvas */
  async end(key) {
    const held = this.#held;
    if (!held) return;
    const why = this.#targets.get(key);
    this.cancel();
    const { store } = this.canvas.options;
    if (held.kind === "endpoint") {
      if (!key) await this.canvas.perform(disconnecting(store, held));
      return;
    }
    if (why) this.canvas.refuse(why, this.canvas.rect(key));
    const network = entityOf(store, key);
    if (why === "" && network?.kind === "network") await this.canvas.perform(connecting(store, held, network));
  }

  cancel() {
    this.#held = null;
    this.#line.remove();
    this.#line.removeAttribute("d");
    this.#take("");
    for (const key of this.#targets.keys()) this.canvas.scene.view(key)?.element.classList.remove("valid", "invalid");
    this.#targets.clear();
    this.canvas.svg.classList.remove("wiring");
    this.canvas.notices.unhint();
  }

  #mark() {
    this.#targets.clear();
    const held = this.#held;
    if (held?.kind !== "container") return;
    for (const network of this.canvas.options.store.networks()) {
      const key = `network:${network.id}`;
      const why = whyNotConnect(held, network, this.canvas.cards);
      this.#targets.set(key, why);
      const classes = this.canvas.scene.view(key)?.element.classList;
      classes?.toggle("valid", !why);
      classes?.toggle("invalid", why !== "");
    }
  }

  /** Somebody changed the lab meanwhile. */
  #redraw() {
    if (!this.#held) return;
    const now = entityOf(this.canvas.options.store, `${this.#held.kind}:${this.#held.id}`);
    if (now?.kind !== "container" && now?.kind !== "endpoint") this.cancel();
    else {
      this.#held = now;
      this.#mark();
    }
  }

  /** @returns {Point | null} */
  #start() {
    const held = this.#held;
    if (!held) return null;
    const part = held.kind === "container" ? "handle" : "endpoint";
    const place = this.canvas.scene.view(`${part}:${held.id}`)?.place ?? this.canvas.scene.view(`${held.kind}:${held.id}`)?.place;
    return place ? { x: place.x, y: place.y } : null;
  }

  /** @param {string} key */
  #take(key) {
    if (this.#aim === key) return;
    this.canvas.scene.view(this.#aim)?.element.classList.remove("aimed");
    this.#aim = key;
    if (this.#targets.has(key)) this.canvas.scene.view(key)?.element.classList.add("aimed");
  }

  /** @param {string} key @returns {{text: string, mood: "command" | "refused" | "plain"}} */
  #says(key) {
    const held = this.#held;
    const { store } = this.canvas.options;
    if (held?.kind === "endpoint") {
      if (key) return { text: "Let go on empty canvas to unplug this endpoint", mood: "plain" };
      return { text: disconnecting(store, held).line, mood: "command" };
    }
    const why = this.#targets.get(key);
    const network = /** @type {Network | undefined} */ (entityOf(store, key));
    if (!held || why === undefined || !network) return { text: "Choose a network", mood: "plain" };
    return why ? { text: why, mood: "refused" } : { text: connecting(store, held, network).line, mood: "command" };
  }
}

/**
 * Where on a bar the line would be plugged in.
 *
 * @param {{x: number, w: number}} place
 * @param {{x: number, y: number}} client
 * @param {Canvas} canvas
 */
function nearX(place, client, canvas) {
  const { x } = canvas.viewport.toWorld(client.x, client.y);
  return Math.min(Math.max(x, place.x + 10), place.x + place.w - 10);
}
