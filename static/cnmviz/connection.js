/**
 * A live connection to the server: order in requests, answers, retries. Knows neither labs nor classes and draws nothing.
 *
 * A request is kept in the outbox until its answer comes, and is sent again with the same reference after a lost connection;
 * at most `WINDOW` of them travel at once, oldest first. A connection that falls silent is given up and made anew. Whoever builds
 * on it says where it leads (`address`) and what a message does (`react`), and calls `greeted` once the server has said welcome.
 */

import { Emitter } from "./lib/emitter.js";
import { Heartbeat } from "./lib/heartbeat.js";
import { freshRef } from "./lib/outbox.js";
import { Pace } from "./lib/pace.js";

/** @import {Receipt} from "./types.js" */
/** @import {Outbox, Request} from "./lib/outbox.js" */
/** @typedef {{ type: string, [field: string]: unknown }} Message */
/** @typedef {{ name: "connecting" | "live" | "catching-up" | "offline" | "refused", retryAt?: number, why?: string }} State */
/**
 * `asked`: a request was taken up. `answer`: to any request, also to one made before a reload. `closed`: what the server said on leaving.
 * `barred`: one may not come back, and why.
 * @typedef {{ state: State, asked: Request, answer: { request: Request, receipt: Receipt }, closed: string, barred: string }} Events
 */

const WINDOW = 8;
const FIRST_RETRY = 500;
const SLOWEST_RETRY = 15_000;
/** A connection that lasted so long was a good one; those that end sooner are retried ever more rarely. */
const GOOD_AFTER = 5_000;
const ANSWER_WITHIN = 15_000;
/** Closings that would only be repeated: a foreign page, no such thing, not admitted. */
const FINAL = new Set([4403, 4404, 4410]);
const NOT_ADMITTED = 4410;
/** Below what the server allows one person, so that a long pasted script is not refused halfway. */
const BURST = 200;
const PER_SECOND = 40;

/**
 * @template {Events} All
 * @extends {Emitter<All>}
 */
export class Connection extends Emitter {
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
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #pause;
  #pace = new Pace(BURST, PER_SECOND);
  #heartbeat = new Heartbeat(() => this.post(this.ping()), () => this.#lost(1006, ""));
  #attempts = 0;
  #since = 0;
  #parting = "";
  #welcomed = false;
  #outbox;
  #connect;

  /**
   * @param {object} options
   * @param {Outbox} options.outbox
   * @param {(url: string) => WebSocket} [options.connect]
   */
  constructor({ outbox, connect = (address) => new WebSocket(address) }) {
    super();
    this.#outbox = outbox;
    this.#connect = connect;
  }

  /** Where the socket is. */
  address() {
    return "";
  }

  /** What asks for a sign of life. @returns {Message} */
  ping() {
    return { type: "ping" };
  }

  /** What a message does. @param {Message & any} _message */
  react(_message) {}

  /** Whether something is still missing that was said to be there. */
  get behind() {
    return false;
  }

  open() {
    this.close();
    this.#become({ name: "connecting" });
    const socket = this.#connect(this.address());
    this.#socket = socket;
    this.#parting = "";
    this.#since = Date.now();
    socket.onmessage = (event) => this.#hear(event.data);
    socket.onclose = (event) => this.#lost(event.code, event.reason);
    this.#heartbeat.start();
  }

  close() {
    clearTimeout(this.#retry);
    this.#heartbeat.stop();
    this.#travelling.clear();
    this.#welcomed = false;
    if (!this.#socket) return;
    this.#socket.onmessage = this.#socket.onclose = null;
    this.#socket.close();
    this.#socket = undefined;
  }

  /** Somebody is waiting, or the network came back: do not sit out the delay. */
  retryNow() {
    if (this.state.name === "offline") this.open();
    else if (this.#socket) this.#heartbeat.listen();
  }

  /**
   * Send a request that must not get lost. Resolves with its answer, however long that takes; with a refusal at once where it
   * is too long, too many wait already, or the caller says why it must not be done.
   * @param {Message} message
   * @param {string} [ref]
   * @param {string} [refused]
   * @returns {Promise<Receipt>}
   */
  request(message, ref = freshRef(), refused = "") {
    const request = { ...message, ref };
    const answer = new Promise((resolve) => this.#promises.set(ref, resolve));
    const refusal = refused || this.#outbox.put(request);
    if (refusal) this.#settle(request, { type: "receipt", ref, ok: false, error: refusal });
    else this.#take(request);
    return answer;
  }

  /** @param {Request} request */
  #take(request) {
    this.#tell("asked", request);
    this.#flush();
  }

  /**
   * Ask something that is worthless later (a completion): null where there is no connection to ask on.
   * @param {Message} message
   * @returns {Promise<any>}
   */
  ask(message) {
    const ref = freshRef();
    return new Promise((resolve) => {
      this.#promises.set(ref, resolve);
      const sent = this.#welcomed && this.post({ ...message, ref });
      setTimeout(() => this.resolve(ref, null), sent ? ANSWER_WITHIN : 0);
    });
  }

  /**
   * Say something that may get lost (where my pointer is).
   * @param {Message} message
   */
  tell(message) {
    if (this.#welcomed) this.post(message);
  }

  /** The requests without an answer, oldest first. */
  waiting() {
    return this.#outbox.all();
  }

  /** The server said welcome: what waits may be sent. */
  greeted() {
    this.#welcomed = true;
    this.#flush();
  }

  /** An answer to a request came. @param {Receipt} receipt */
  answered(receipt) {
    this.#travelling.delete(receipt.ref);
    this.#settle(this.#outbox.settle(receipt.ref), receipt);
    this.#flush();
  }

  /**
   * The answer to something that was asked came, or none will.
   * @param {string} ref
   * @param {unknown} answer
   */
  resolve(ref, answer) {
    this.#promises.get(ref)?.(answer);
    this.#promises.delete(ref);
  }

  /**
   * @param {object} message
   * @returns {boolean} whether there was an open socket
   */
  post(message) {
    if (this.#socket?.readyState !== 1) return false;
    this.#socket.send(JSON.stringify(message));
    return true;
  }

  settleState() {
    if (!this.#welcomed) return;
    const name = this.behind ? "catching-up" : "live";
    if (this.state.name !== name) this.#become({ name });
  }

  /** @param {string} text */
  #hear(text) {
    this.#heartbeat.hear();
    const message = JSON.parse(text);
    if (message.type === "refused") this.answered({ type: "receipt", ref: message.ref ?? "", ok: false, error: message.why });
    else if (message.type === "closed") this.#parting = message.why;
    else this.react(message);
    this.settleState();
  }

  /**
   * @param {Request | undefined} request none where it was answered before
   * @param {Receipt} receipt
   */
  #settle(request, receipt) {
    if (request) this.#tell("answer", { request, receipt });
    this.resolve(receipt.ref, receipt);
  }

  #flush() {
    if (!this.#welcomed) return;
    for (const request of this.#outbox.all()) {
      if (this.#travelling.size >= WINDOW) return;
      if (this.#travelling.has(request.ref)) continue;
      if (!this.#pace.take()) return this.#flushLater();
      if (this.post(request)) this.#travelling.add(request.ref);
    }
  }

  #flushLater() {
    this.#pause ??= setTimeout(() => {
      this.#pause = undefined;
      this.#flush();
    }, 1000 / PER_SECOND);
  }

  /**
   * @param {number} code
   * @param {string} reason
   */
  #lost(code, reason) {
    const why = this.#parting || reason;
    if (this.#welcomed && Date.now() - this.#since > GOOD_AFTER) this.#attempts = 0;
    this.close();
    if (this.#parting) this.#tell("closed", this.#parting);
    if (FINAL.has(code)) {
      this.#become({ name: "refused", why });
      if (code === NOT_ADMITTED) this.#tell("barred", why);
      return;
    }
    const delay = Math.min(FIRST_RETRY * 2 ** this.#attempts, SLOWEST_RETRY) * (0.5 + Math.random() / 2);
    this.#attempts += 1;
    this.#retry = setTimeout(() => this.open(), delay);
    this.#become({ name: "offline", retryAt: Date.now() + delay, why });
  }

  /** @param {State} state */
  #become(state) {
    this.state = state;
    this.#tell("state", state);
  }

  /**
   * @template {keyof Events} Name
   * @param {Name} name
   * @param {Events[Name]} value
   */
  #tell(name, value) {
    this.emit(name, /** @type {any} */ (value));
  }
}
