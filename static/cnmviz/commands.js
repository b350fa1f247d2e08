/**
 * Every gesture, key, menu and form ends here: one request each, resolved by its receipt. Interprets nothing, but knows which
 * moment is looked at: questions are asked about that one, and only the console changes the lab from there.
 */

/** @import {Commands} from "./types.js" */

import { freshRef } from "./lib/outbox.js";

/** @typedef {import("./types.js").Receipt} Receipt */

/** @implements {Commands} */
export class LabCommands {
  /** References whose answer is shown where the request was made, and so needs no message over the page. @type {Set<string>} */
  #quiet = new Set();
  /** Commands that ask; their answer stands elsewhere than in the log. @type {Set<string>} */
  #questions;
  #socket;
  #moment;

  /**
   * @param {import("./socket.js").LabSocket} socket
   * @param {import("./types.js").CommandCard[]} own the lab's own commands
   * @param {{ readonly at: number, readonly note: string }} [moment] the seq that is looked at, 0 for the present; why nothing can be changed there
   */
  constructor(socket, own, moment = { at: 0, note: "" }) {
    this.#socket = socket;
    this.#questions = new Set(own.filter(({ reads }) => reads).map(({ name }) => name));
    this.#moment = moment;
  }

  /**
   * @param {string} text a docker command line
   * @param {{ quiet?: boolean, ref?: string, source?: "console" | "form" }} [options] `quiet`: the caller shows a refusal itself
   * @returns {Promise<Receipt>}
   */
  line(text, { quiet = false, ref = freshRef(), source = "console" } = {}) {
    if (quiet) this.#quiet.add(ref);
    if (source === "console") return this.#socket.request({ type: "line", text }, ref);
    return this.#socket.request({ type: "line", text, source }, ref, this.#moment.at ? this.#moment.note : "");
  }

  /**
   * @param {string} name the path of a command, such as `network connect`
   * @param {Record<string, unknown>} args
   * @param {string} [host] the name of the host where it runs, "" for the first
   * @param {{ quiet?: boolean, ref?: string, at?: number }} [options] `at`: asked of the lab as it was after this entry
   * @returns {Promise<Receipt>}
   */
  send(name, args, host = "", { quiet = false, ref = freshRef(), at = 0 } = {}) {
    if (quiet) this.#quiet.add(ref);
    const moment = this.#moment;
    const asks = this.#questions.has(name);
    const when = at || (asks ? moment.at : 0);
    return this.#socket.request({ type: "command", name, args, ...(host ? { host } : {}), ...(when ? { at: when } : {}) }, ref, moment.at && !asks ? moment.note : "");
  }

  /**
   * Can one place reach another? The receipt carries the trace.
   * @param {string} source a container's name, `@host` or `@outside`
   * @param {string} target a name or an address, or one of the above
   * @param {string} [protocol] icmp, tcp, udp or name
   * @param {number} [port]
   */
  reach(source, target, protocol = "icmp", port = 0) {
    return this.send("reach", { source, target, protocol, port });
  }

  undo() {
    return this.send("undo", {});
  }

  redo() {
    return this.send("redo", {});
  }

  /**
   * Whether the answer to this request is shown elsewhere; asked once.
   * @param {string} ref
   */
  isQuiet(ref) {
    return this.#quiet.delete(ref);
  }
}
