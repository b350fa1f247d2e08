/**
 * The class as this page knows it, by its own socket beside the lab's. Draws nothing. Every message of the server is an event of its
 * type, so that a part of its own listens for its messages and sends its requests without a word here.
 */

import { Connection } from "../connection.js";
import { Outbox } from "../lib/outbox.js";

/** @import {Receipt} from "../types.js" */
/** @import {Message, Events} from "../connection.js" */
/** @import {ClassPage, ClassState, Count, Participant, You} from "./types.js" */
/** @typedef {Events & { class: ClassState, you: You, roster: Map<number, Participant>, count: Count, [kind: string]: any }} ClassEvents */

const SIGN_EVERY = 10_000;

/** @extends {Connection<ClassEvents>} */
export class LiveClass extends Connection {
  /** @type {ClassState} */
  info;
  /** @type {Participant} */
  you;
  /** @type {Count} */
  count = { type: "count", joined: 0, here: 0 };
  /** For a teacher, everybody by id; the removed ones too. @type {Map<number, Participant>} */
  roster = new Map();
  #took = 0;
  #asked = 0;
  #url;

  /**
   * @param {ClassPage} page
   * @param {{ name: string, id: string, colour: string }} me who I am in the lab
   * @param {{ outbox?: Outbox, connect?: (url: string) => WebSocket }} [options]
   */
  constructor(page, me, { outbox = new Outbox(sessionStorage, `cnmviz.class.${page.you}`), connect } = {}) {
    super({ outbox, connect });
    this.page = page;
    this.#url = page.urls.socket;
    this.info = { type: "class", title: page.title, door_open: true, locked: false, newcomers: "editor", ended: false, code: page.code };
    this.you = { id: page.you, person: me.id, name: me.name, colour: me.colour, role: page.role };
    setInterval(() => this.#sign(), SIGN_EVERY);
  }

  get teaches() {
    return this.you.role === "teacher";
  }

  /** Whether I have the floor. */
  get presents() {
    return this.info.floor?.id === this.you.id;
  }

  /** @override */
  address() {
    const address = new URL(this.#url, location.href);
    address.protocol = address.protocol.replace("http", "ws");
    return address.href;
  }

  /** @override */
  ping() {
    this.#asked = performance.now();
    return { type: "ping", took: this.#took };
  }

  /**
   * Do something in the class.
   * @param {string} type of the message
   * @param {Record<string, unknown>} fields
   * @returns {Promise<{ why: string, given: any }>} `why` it was not done, "" where it was
   */
  async does(type, fields) {
    const { error, given } = /** @type {Receipt & { given?: any }} */ (await this.request({ type, ...fields }));
    return { why: error ?? "", given };
  }

  /** What each kind of message does before others hear of it. @type {Record<string, (message: any) => any>} */
  #reactions = {
    class: (message) => void (this.info = message),
    you: (message) => void (this.you = message.you),
    count: (message) => void (this.count = message),
    welcome: (message) => this.#greet(message.roster),
    roster: ({ people }) => this.#merge(people),
    done: ({ ref, why, given }) => this.answered(/** @type {any} */ ({ type: "receipt", ref, ok: !why, error: why ?? "", given })),
    pong: () => void (this.#took = Math.round(performance.now() - this.#asked)),
  };

  /**
   * @override
   * @param {Message} message
   */
  react(message) {
    this.#reactions[message.type]?.(message);
    if (message.type === "roster") this.emit("roster", this.roster);
    else this.emit(message.type, message);
  }

  /** @param {Participant[]} roster */
  #greet(roster) {
    this.roster = new Map(roster.map((one) => [one.id, one]));
    this.emit("roster", this.roster);
    this.greeted();
  }

  /** @param {Record<string, Participant | null>} people */
  #merge(people) {
    for (const [id, one] of Object.entries(people)) {
      if (one) this.roster.set(Number(id), one);
      else this.roster.delete(Number(id));
    }
  }

  #sign() {
    this.tell(this.ping());
  }
}
