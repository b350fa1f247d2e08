/**
 * The connection to a lab: order, gaps, answers, retries. Knows no Docker and draws nothing.
 *
 * A request is kept in the outbox until its answer comes, and is sent again with the same reference after a lost connection;
 * at most `WINDOW` of them travel at once, oldest first. A connection that falls silent is given up and made anew.
 *
 * Events: `state`, `welcome`, `frame` (in order, each once), `presence`, `resync` (fetch the snapshot, then call `restart`),
 * `answer` (every answer to a request, also to one made before a reload), `closed` (what the server said on leaving).
 */

import { Emitter } from "./lib/emitter.js";
import { Order } from "./lib/order.js";
import { freshRef } from "./lib/outbox.js";
import { Pace } from "./lib/pace.js";

/** @typedef {import("./types.js").Frame} Frame */
/** @typedef {import("./types.js").Receipt} Receipt */
/** @typedef {import("./lib/outbox.js").Request} Request */
/** @typedef {{ name: "connecting" | "live" | "catching-up" | "offline" | "refused", retryAt?: number, why?: string }} State */
/** @typedef {{ request: Request, receipt: Receipt }} Answer */
/**
 * @typedef {{ state: State, welcome: any, frame: Frame, presence: any, resync: number, answer: Answer, closed: string }} Events
 */

const WINDOW = 8;
const CHECK_EVERY = 5_000;
const SILENT_AFTER = 15_000;
const ANSWER_WITHIN = 4_000;
const FIRST_RETRY = 500;
const SLOWEST_RETRY = 15_000;
/** Closings that would only be repeated: a foreign page, no such lab. */
const FINAL = new Set([4403, 4404]);
/** Below what the server allows one person, so that a long pasted script is not refused halfway. */
const BURST = 200;
const PER_SECOND = 40;

/** @extends {Emitter<Events>} */
export class LabSocket extends Emitter {
  /** @type {State} */
  state = { name: "connecting" };
  /** @type {WebSocket | undefined} */
  #socket;
  /** @type {Map<string, (receipt: any) => void>} */
  #promises = new Map();
  /** @type {Set<string>} */
  #travelling = new Set();
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #retry;
  /** @type {ReturnType<typeof setInterval> | undefined} */
  #check;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #pause;
  #pace = new Pace(BURST, PER_SECOND);
  #attempts = 0;
  #heard = 0;
  #asked = 0;
  #parting = "";
  #welcomed = false;
  #url;
  #outbox;
  #connect;
  #order;

  /**
   * @param {object} options
   * @param {string} options.url where the socket is, without the query
   * @param {number} options.seq what the snapshot holds
   * @param {import("./lib/outbox.js").Outbox} options.outbox
   * @param {(url: string) => WebSocket} [options.connect]
   */
  constructor({ url, seq, outbox, connect = (address) => new WebSocket(address) }) {
    super();
    this.#url = url;
    this.#outbox = outbox;
    this.#connect = connect;
    this.#order = new Order({
      seq,
      deliver: (/** @type {Frame} */ frame) => this.emit("frame", frame),
      missing: (since) => this.#post({ type: "resend", since }),
    });
  }

  open() {
    clearTimeout(this.#retry);
    this.#leave();
    this.#become({ name: "connecting" });
    const socket = this.#connect(`${this.#url}?since=${this.#order.seq}`);
    this.#socket = socket;
    this.#parting = "";
    this.#heard = Date.now();
    this.#asked = 0;
    socket.onmessage = (event) => this.#hear(event.data);
    socket.onclose = (event) => this.#lost(event.code, event.reason);
    this.#check = setInterval(() => this.#listen(), CHECK_EVERY);
  }

  /** Leave for good. */
  close() {
    clearTimeout(this.#retry);
    this.#leave();
  }

  /** Somebody is waiting, or the network came back: do not sit out the delay. */
  retryNow() {
    if (this.state.name === "offline") this.open();
    else this.#listen();
  }

  /**
   * Everything up to `seq` came with a snapshot.
   * @param {number} seq
   */
  restart(seq) {
    this.#order.restart(seq);
    this.#settleState();
  }

  /**
   * Send a request that must not get lost. Resolves with its answer, however long that takes.
   * @param {{ type: string, [field: string]: unknown }} message
   * @param {string} [ref]
   * @returns {Promise<Receipt>}
   * @throws {RangeError} when too many requests wait already
   */
  request(message, ref = freshRef()) {
    this.#outbox.put({ ...message, ref });
    const answer = new Promise((resolve) => this.#promises.set(ref, resolve));
    this.#flush();
    return answer;
  }

  /**
   * Ask something that is worthless later (a completion): null where there is no connection to ask on.
   * @param {{ type: string, [field: string]: unknown }} message
   * @returns {Promise<any>}
   */
  ask(message) {
    const ref = freshRef();
    return new Promise((resolve) => {
      this.#promises.set(ref, resolve);
      if (!this.#welcomed || !this.#post({ ...message, ref })) this.#answerNothing(ref);
      else setTimeout(() => this.#answerNothing(ref), SILENT_AFTER);
    });
  }

  /**
   * Say something that may get lost (where my pointer is).
   * @param {{ type: string, [field: string]: unknown }} message
   */
  tell(message) {
    if (this.#welcomed) this.#post(message);
  }

  /** The requests without an answer, oldest first. */
  waiting() {
    return this.#outbox.all();
  }

  /** @param {string} text */
  #hear(text) {
    this.#heard = Date.now();
    const message = JSON.parse(text);
    if (message.type === "frame") this.#order.receive(message);
    else if (message.type === "welcome") this.#greet(message);
    else if (message.type === "receipt" || message.type === "completions") this.#answer(message);
    else if (message.type === "refused") this.#refuse(message);
    else if (message.type === "presence") this.emit("presence", message);
    else if (message.type === "resync") this.emit("resync", message.seq);
    else if (message.type === "closed") this.#parting = message.why;
    this.#settleState();
  }

  /** @param {{ seq: number }} message */
  #greet(message) {
    this.#attempts = 0;
    this.#welcomed = true;
    this.emit("welcome", message);
    if (message.seq < this.#order.seq) this.emit("resync", message.seq);
    else this.#order.expect(message.seq);
    this.#flush();
  }

  /** @param {{ ref: string }} message */
  #answer(message) {
    this.#travelling.delete(message.ref);
    const request = this.#outbox.settle(message.ref);
    const resolve = this.#promises.get(message.ref);
    this.#promises.delete(message.ref);
    if (request) this.emit("answer", { request, receipt: /** @type {any} */ (message) });
    resolve?.(message);
    this.#flush();
  }

  /** @param {{ ref?: string, why: string }} message */
  #refuse(message) {
    if (message.ref) this.#answer(/** @type {any} */ ({ type: "receipt", ref: message.ref, ok: false, error: message.why }));
  }

  /** @param {string} ref */
  #answerNothing(ref) {
    this.#promises.get(ref)?.(null);
    this.#promises.delete(ref);
  }

  #flush() {
    if (!this.#welcomed) return;
    for (const request of this.#outbox.all()) {
      if (this.#travelling.size >= WINDOW) return;
      if (this.#travelling.has(request.ref)) continue;
      if (!this.#pace.take()) return this.#flushLater();
      if (this.#post(request)) this.#travelling.add(request.ref);
    }
  }

  #flushLater() {
    this.#pause ??= setTimeout(() => {
      this.#pause = undefined;
      this.#flush();
    }, 1000 / PER_SECOND);
  }

  /**
   * @param {object} message
   * @returns {boolean} whether there was an open socket
   */
  #post(message) {
    if (this.#socket?.readyState !== 1) return false;
    this.#socket.send(JSON.stringify(message));
    return true;
  }

  /** A question after a long silence; a second silence means that the connection is dead. */
  #listen() {
    const now = Date.now();
    if (this.#asked > this.#heard) {
      if (now - this.#asked >= ANSWER_WITHIN) this.#lost(1006, "");
      return;
    }
    if (now - this.#heard < SILENT_AFTER) return;
    this.#asked = now;
    if (this.#welcomed && !this.#post({ type: "ping" })) this.#lost(1006, "");
  }

  /**
   * @param {number} code
   * @param {string} reason
   */
  #lost(code, reason) {
    this.#leave();
    if (this.#parting) this.emit("closed", this.#parting);
    const why = this.#parting || reason;
    if (FINAL.has(code)) return this.#become({ name: "refused", why });
    const delay = Math.min(FIRST_RETRY * 2 ** this.#attempts, SLOWEST_RETRY) * (0.5 + Math.random() / 2);
    this.#attempts += 1;
    this.#become({ name: "offline", retryAt: Date.now() + delay, why });
    this.#retry = setTimeout(() => this.open(), delay);
  }

  #leave() {
    clearInterval(this.#check);
    this.#order.stop();
    this.#travelling.clear();
    this.#welcomed = false;
    if (!this.#socket) return;
    this.#socket.onmessage = this.#socket.onclose = null;
    this.#socket.close();
    this.#socket = undefined;
  }

  #settleState() {
    if (!this.#welcomed) return;
    const name = this.#order.behind ? "catching-up" : "live";
    if (this.state.name !== name) this.#become({ name });
  }

  /** @param {State} state */
  #become(state) {
    this.state = state;
    this.emit("state", state);
  }
}
