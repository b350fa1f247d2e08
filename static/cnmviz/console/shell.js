/**
 * The shell inside a container, as a prompt: each line typed there is sent as a `docker exec` of its own, so that what happens
 * is what the log says. Working directory and variables do not last from line to line.
 */

import { quote } from "../lib/quote.js";

export class Shell {
  container = "";

  get prompt() {
    return this.container ? `${this.container} #` : "$";
  }

  /** @param {string} container */
  enter(container) {
    this.container = container;
  }

  leave() {
    this.container = "";
  }

  /** @param {string} typed */
  leaves(typed) {
    return typed === "exit" || typed === "logout" || /^exit\s+\d+$/.test(typed);
  }

  /**
   * @param {string} typed
   * @returns {string} the docker command line that it is
   */
  line(typed) {
    return this.container ? `docker exec ${quote(this.container)} sh -c ${quote(typed)}` : typed;
  }
}
