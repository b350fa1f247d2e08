/**
 * The modes: connect a container (then choose a network), "can it reach…" (choose two ends), and choose a thing for somebody who asks.
 * Each takes picks by click or by key, says what it waits for, and ends with its deed or with Escape.
 */

import { entityOf } from "./actions.js";

/** @import {Cable} from "./cable.js" */
/** @import {Canvas} from "./canvas.js" */
/** @import {Choosing, Mode} from "./types.js" */

export class Modes {
  /** @type {Mode} */
  mode = "";
  #source = "";
  /** @type {Choosing | null} */
  #choosing = null;
  #banner = document.createElement("div");
  #words = document.createElement("span");

  /**
   * @param {Canvas} canvas
   * @param {Cable} cable
   * @param {(source: string, target: string) => void} ask
   */
  constructor(canvas, cable, ask) {
    this.canvas = canvas;
    this.cable = cable;
    this.ask = ask;
    this.#banner.className = "diagram-note banner";
    this.#banner.hidden = true;
    const cancel = document.createElement("button");
    cancel.type = "button";
    cancel.textContent = "Cancel";
    cancel.title = "Escape";
    cancel.addEventListener("click", () => this.leave());
    this.#banner.append(this.#words, cancel);
    canvas.root.append(this.#banner);
    canvas.onDraw(() => this.#keep());
  }

  /** @param {string} [key] the container; the selected one if none is named */
  connect(key = this.#selected("container")) {
    this.leave();
    this.mode = "connect";
    const container = entityOf(this.canvas.options.store, key);
    if (container?.kind === "container") {
      this.#from(key);
      this.cable.begin(container);
      this.#say(`Connect ${container.name.slice(0, 40)}: choose a network`);
    } else this.#say("Connect: choose a container");
  }

  /** @param {string} [key] where the question starts; the selected thing if none is named */
  reach(key = this.#selected("")) {
    this.leave();
    this.mode = "reach";
    const name = endOf(this.canvas, key);
    if (!name) {
      this.#say("Can it reach…: choose where the packet starts");
      return;
    }
    this.#from(key);
    this.#say(`Can ${short(name)} reach…: choose a container, a host or outside`);
  }

  /** A thing is wanted by somebody else. @param {Choosing} choosing */
  choose(choosing) {
    this.leave();
    this.mode = "choose";
    this.#choosing = choosing;
    this.#say(choosing.says);
    this.canvas.svg.classList.add(`choosing-${choosing.kind}`);
  }

  /** Two selected things are both ends; otherwise the question starts at the thing. @param {string} key */
  reachFrom(key) {
    const [source = "", target = "", ...more] = this.canvas.options.selection.ids.map((one) => endOf(this.canvas, one));
    if (source && target && !more.length) this.ask(source, target);
    else this.reach(key);
  }

  /** @param {string} key */
  pick(key) {
    if (!key) return;
    if (this.mode === "choose") this.#chosen(key);
    else if (this.mode === "connect") this.#pickNetwork(key);
    else if (!this.#source) this.reach(key);
    else {
      const [source, target] = [endOf(this.canvas, this.#source), endOf(this.canvas, key)];
      if (!source || !target) return;
      this.leave();
      this.ask(source, target);
    }
  }

  /** Whether a thing can be picked now. @param {string} key */
  takes(key) {
    if (this.#choosing) return this.#choosing.takes(key);
    if (this.mode === "connect") return key.startsWith(this.cable.held ? "network:" : "container:");
    return endOf(this.canvas, key) !== "";
  }

  leave() {
    if (!this.mode) return;
    this.cable.cancel();
    this.canvas.scene.view(this.#source)?.element.classList.remove("source");
    this.mode = "";
    this.#source = "";
    this.#banner.hidden = true;
    this.canvas.svg.classList.remove("picking", "picking-ends", `choosing-${this.#choosing?.kind}`);
    const asked = this.#choosing;
    this.#choosing = null;
    asked?.done("");
  }

  stop() {
    this.leave();
    this.#banner.remove();
  }

  /** @param {string} key */
  #chosen(key) {
    const asked = this.#choosing;
    if (!asked?.takes(key)) return;
    this.#choosing = { ...asked, done: () => {} };
    this.leave();
    asked.done(key);
  }

  /** @param {string} key */
  #pickNetwork(key) {
    if (!this.cable.held) {
      if (key.startsWith("container:")) this.connect(key);
    } else if (key.startsWith("network:")) {
      const done = this.cable.end(key);
      this.leave();
      void done;
    }
  }

  /** @param {string} key */
  #from(key) {
    this.#source = key;
    this.canvas.scene.view(key)?.element.classList.add("source");
  }

  /** @param {string} text */
  #say(text) {
    this.#words.textContent = text;
    this.#banner.hidden = false;
    this.canvas.svg.classList.add("picking");
    this.canvas.svg.classList.toggle("picking-ends", this.mode === "reach");
    this.canvas.options.announce(text);
  }

  /** Leave when the source is gone. */
  #keep() {
    if (this.#source && !this.canvas.scene.view(this.#source)) this.leave();
  }

  /** @param {string} kind */
  #selected(kind) {
    const keys = this.canvas.options.selection.ids.filter((key) => key.startsWith(kind));
    return keys.length === 1 ? keys[0] : "";
  }
}

/**
 * The end of a question that a thing stands for.
 *
 * @param {Canvas} canvas
 * @param {string} key
 * @returns {string} "" where it is none
 */
function endOf(canvas, key) {
  if (key.startsWith("outside:")) return "@outside";
  const { store } = canvas.options;
  const entity = entityOf(store, key);
  if (entity?.kind === "container") return entity.name;
  if (entity?.kind === "host") return store.hosts().length > 1 ? `@${entity.name}` : "@host";
  if (entity?.kind === "endpoint" || entity?.kind === "sandbox") return endOf(canvas, `container:${entity.container}`);
  return "";
}

/** @param {string} name */
function short(name) {
  return name.length > 40 ? `${name.slice(0, 40)}…` : name;
}
