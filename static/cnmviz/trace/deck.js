/** The controls of the packet that is shown, at the bottom of the stage, whatever view is in front. */

import { controlsOf, press } from "./controls.js";

/** @import {Run} from "./types.js" */

export class Deck {
  #controls;

  /** @param {HTMLElement} root @param {Run} run */
  constructor(root, run) {
    this.#controls = controlsOf(run, "The packet in the picture");
    const { element } = this.#controls;
    element.classList.add("deck");
    element.append(press("Clear the packet", "close", () => run.end()));
    root.append(element);
  }

  remove() {
    this.#controls.stop();
    this.#controls.element.remove();
  }
}
