/** The connection to a lab: its frames in order, each once, gaps filled. Knows no Docker and draws nothing. */

import { Connection } from "./connection.js";
import { Order } from "./lib/order.js";

/** @import {Frame} from "./types.js" */
/** @import {Outbox} from "./lib/outbox.js" */
/** @import {Events, Message, State as ConnectionState} from "./connection.js" */
/** @typedef {ConnectionState} State */
/**
 * `frame`: in order, each once. `resync`: fetch the snapshot, then call `restart`.
 * @typedef {Events & { welcome: any, frame: Frame, presence: any, resync: number }} LabEvents
 */

/** @extends {Connection<LabEvents>} */
export class LabSocket extends Connection {
  #url;
  #order;
  /** What else is asked of the socket's address. @type {Record<string, string>} */
  query = {};

  /**
   * @param {object} options
   * @param {string} options.url where the socket is, without the query
   * @param {number} options.seq what the snapshot holds
   * @param {Outbox} options.outbox
   * @param {(url: string) => WebSocket} [options.connect]
   */
  constructor({ url, seq, outbox, connect }) {
    super({ outbox, connect });
    this.#url = url;
    this.#order = new Order({
      seq,
      deliver: (/** @type {Frame} */ frame) => this.emit("frame", frame),
      missing: (since) => this.post({ type: "resend", since }),
    });
  }

  /** @override */
  address() {
    return `${this.#url}?${new URLSearchParams({ ...this.query, since: String(this.#order.seq) })}`;
  }

  /** @override */
  get behind() {
    return this.#order.behind;
  }

  /** @override */
  close() {
    super.close();
    this.#order.stop();
  }

  /**
   * Everything up to `seq` came with a snapshot.
   * @param {number} seq
   */
  restart(seq) {
    this.#order.restart(seq);
    this.settleState();
  }

  /** What each kind of message does. @type {Record<string, (message: any) => void>} */
  #reactions = {
    welcome: (message) => this.#greet(message),
    frame: (message) => this.#order.receive(message),
    several: ({ messages }) => messages.forEach((/** @type {Message} */ message) => this.react(message)),
    receipt: (message) => this.answered(message),
    completions: (message) => this.resolve(message.ref, message),
    presence: (message) => this.emit("presence", message),
    resync: ({ seq }) => this.emit("resync", seq),
  };

  /**
   * @override
   * @param {Message} message
   */
  react(message) {
    this.#reactions[message.type]?.(message);
  }

  /** @param {{ seq: number }} message */
  #greet(message) {
    this.emit("welcome", message);
    if (message.seq < this.#order.seq) this.emit("resync", message.seq);
    else this.#order.expect(message.seq);
    this.greeted();
  }
}
