/**
 * Asks the server for the table, and for the same table at an earlier moment: while somebody looks, soon after a change, one request
 * at a time. While the view is behind others nothing is asked.
 */

import { refusal } from "../lib/receipt.js";
import { Table } from "./table.js";

/** @import {Lab} from "../panels/types.js" */
/** @import {Place} from "../types.js" */
/** @typedef {{ protocol: string, port: number, network?: string[], host?: string }} Question the fields of the command `matrix` */
/** @typedef {{ seq: number, tables: Map<string, Table> }} Moment the lab as it was after an entry; its tables by their question */
/** @typedef {{ now: Table | null, then: Table | null, why: string, seq: number }} Answer `why` says what could not be had */

/** Milliseconds: a change is waited for to be followed by others, but not longer than the second. */
const QUIET = 300;
const PATIENCE = 1_500;

export class Asker {
  /** @type {Moment | null} */
  moment = null;
  /** @type {Question} */
  question = { protocol: "icmp", port: 0 };
  #looking = false;
  #stale = true;
  #busy = false;
  #since = 0;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;
  #lab;
  #answered;

  /**
   * @param {Lab} lab
   * @param {(answer: Answer) => void} answered
   */
  constructor(lab, answered) {
    this.#lab = lab;
    this.#answered = answered;
    this.stop = lab.store.subscribe((changes) => {
      // Where things stand in the picture is nothing that a packet could notice.
      if (!changes?.length || changes.some(({ kind }) => kind !== "position")) this.#changed();
    });
  }

  /** Somebody looks, or looks no more. @param {boolean} looking */
  look(looking) {
    this.#looking = looking;
    clearTimeout(this.#timer);
    if (looking && this.#stale) void this.ask();
  }

  /** Another question, or another moment to compare with. */
  async ask() {
    clearTimeout(this.#timer);
    this.#since = 0;
    this.#stale = true;
    if (this.#busy || !this.#looking) return;
    this.#busy = true;
    while (this.#stale && this.#looking) {
      this.#stale = false;
      const answer = await this.#both();
      if (!this.#stale || answer.why) this.#answered(answer);
    }
    this.#busy = false;
  }

  /** Keep a table as what the next ones are compared with. @param {Table} table @param {number} seq */
  keep(table, seq) {
    this.moment = { seq, tables: new Map([[JSON.stringify(this.question), table]]) };
  }

  #changed() {
    this.#stale = true;
    if (!this.#looking) return;
    const now = performance.now();
    this.#since ||= now;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.ask(), Math.min(QUIET, Math.max(0, this.#since + PATIENCE - now)));
  }

  /** @returns {Promise<Answer>} */
  async #both() {
    const { question, moment } = this;
    const now = await this.#table(question);
    const seq = this.#lab.store.seq;
    if (typeof now === "string") return { now: null, then: null, why: now, seq };
    if (!moment) return { now, then: null, why: "", seq };
    const key = JSON.stringify(question);
    const then = moment.tables.get(key) ?? (await this.#table(question, moment.seq));
    if (typeof then === "string") return { now, then: null, why: `There is nothing to compare with: ${then}.`, seq };
    moment.tables.set(key, then);
    return { now, then, why: "", seq };
  }

  /**
   * @param {Question} question
   * @param {number} [at]
   * @returns {Promise<Table | string>} the table, or why there is none
   */
  async #table(question, at = 0) {
    const receipt = await this.#lab.commands.send("matrix", { ...question }, "", { quiet: true, at });
    return receipt.matrix ? new Table(receipt.matrix, oneOutside()) : refusal(receipt) || "no answer";
  }
}

/** The world outside is one place, however many hosts look at it. @returns {(place: Place) => boolean} */
function oneOutside() {
  let seen = false;
  return ({ kind }) => {
    if (kind !== "outside") return true;
    const first = !seen;
    seen = true;
    return first;
  };
}
