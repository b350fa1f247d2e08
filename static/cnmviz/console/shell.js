/**
 * The shell inside a container, as a prompt: each line typed there is sent as a `docker exec` of its own, so that what happens
 * is what the log says. Working directory and variables do not last from line to line.
 */

import { quote } from "../lib/quote.js";

/** @import {Change, Container} from "../types.js" */

const CONTEXT = /^(?:\$ )?(?:sudo )?docker\s+(?:--context|-c)[=\s]\s*(\S+)/;

export class Shell {
  container = "";
  #attached = false;
  #context = "";

  get prompt() {
    return this.container ? `${this.container} #` : "$";
  }

  /**
   * @param {string} container
   * @param {boolean} [attached] whether the shell is the container's own process
   * @param {string} [opened] the line that opened it, which names the docker context of its host
   */
  enter(container, attached = false, opened = "") {
    this.container = container;
    this.#attached = attached;
    this.#context = CONTEXT.exec(opened)?.[1] ?? "";
  }

  leave() {
    this.container = "";
  }

  /**
   * Go with what happens to the container: a new name, or the end of its sandbox.
   * @param {Change} change
   * @returns {boolean} whether the container was this shell's
   */
  follow({ kind, before, after }) {
    const was = /** @type {Container | null} */ (before);
    const is = /** @type {Container | null} */ (after);
    if (!this.container || kind !== "container" || !was) return false;
    if (was.name !== this.container && !was.id.startsWith(this.container)) return false;
    this.container = is?.sandbox ? is.name : "";
    return true;
  }

  /** @param {string} typed */
  leaves(typed) {
    return typed === "exit" || typed === "logout" || /^exit\s+\d+$/.test(typed);
  }

  /**
   * What leaving does in the lab: a container ends with the shell that is its own process. "" for another shell.
   * @param {string} typed
   */
  ending(typed) {
    const status = typed.replace(/^\w+\s*/, "");
    return this.#attached ? `exit ${quote(this.container)} ${status}`.trim() : "";
  }

  /**
   * @param {string} typed
   * @returns {string} the docker command line that it is
   */
  line(typed) {
    const docker = this.#context ? `docker --context ${quote(this.#context)}` : "docker";
    return this.container ? `${docker} exec ${quote(this.container)} sh -c ${quote(typed)}` : typed;
  }
}
