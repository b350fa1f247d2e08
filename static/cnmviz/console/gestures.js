/**
 * My own gestures and forms in the console, each as the docker command line that it is: faintly once it is done, and before that
 * only while it waits for the connection. What is refused is said where the gesture was made, and here too where that is too long.
 */

import { isLong, refusal } from "../lib/receipt.js";
import { saidLine } from "../lib/undone.js";

/** @typedef {import("../panels/types.js").Lab} Lab */
/** @typedef {import("../lib/outbox.js").Request} Request */
/** @typedef {import("../types.js").Receipt} Receipt */

export class Gestures {
  /** What waits for the connection, by reference. @type {Map<string, HTMLElement>} */
  #pending = new Map();
  /** Docker knows nothing of these: they are no docker lines. @type {Set<string>} */
  #own;
  #lab;
  #output;

  /**
   * @param {Lab} lab
   * @param {import("./output.js").Output} output
   */
  constructor(lab, output) {
    this.#lab = lab;
    this.#own = new Set(lab.page.commands.map(({ name }) => name));
    this.#output = output;
  }

  listen() {
    const { socket } = this.#lab;
    socket.on("asked", () => this.#showPending());
    socket.on("state", () => this.#showPending());
    socket.on("answer", ({ request, receipt }) => this.#answered(request, receipt));
  }

  #showPending() {
    const { socket, people } = this.#lab;
    if (socket.state.name === "live" || socket.state.name === "catching-up") return;
    for (const request of socket.waiting().filter((one) => this.#isGesture(one))) {
      if (this.#pending.has(request.ref)) continue;
      this.#pending.set(request.ref, this.#output.faint(people.me, lineOf(request), "waiting for the connection"));
    }
  }

  /**
   * @param {Request} request
   * @param {Receipt} receipt
   */
  #answered(request, receipt) {
    this.#pending.get(request.ref)?.remove();
    this.#pending.delete(request.ref);
    if (!this.#isGesture(request)) return;
    const line = receipt.line || lineOf(request);
    const why = refusal(receipt);
    if (isLong(why)) this.#output.refuse("$", line, why);
    if (!receipt.seq) return;
    const said = saidLine({ source: String(request.name ?? ""), line });
    this.#output.faint(this.#lab.people.me, said).dataset.seq = String(receipt.seq);
  }

  /** @param {Request} request */
  #isGesture({ type, name, source }) {
    return type === "command" ? !this.#own.has(String(name)) : type === "line" && source !== undefined;
  }
}

/**
 * A request as people read it before its exact line is known.
 * @param {Request} request
 */
function lineOf({ type, text, name, args, host }) {
  if (type === "line") return String(text);
  if (name === "undo" || name === "redo") return name;
  const words = Object.entries(args ?? {}).flatMap(([key, value]) => (value === true ? [`--${key}`] : [value].flat()));
  return ["docker", ...(host ? ["--context", host] : []), name, ...words].join(" ");
}
