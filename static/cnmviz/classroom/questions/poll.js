/** The question of the class as this page knows it, by the class's socket. Draws nothing. */

import { Emitter } from "../../lib/emitter.js";

/** @import {LiveClass} from "../live-class.js" */
/** @import {Mine, Question, Tally} from "./types.js" */

/**
 * `changed`: anything is known that was not. `asked`: another vote is open. `revealed`: the answer was told just now, not before I came.
 * @typedef {{ changed: undefined, asked: Question, revealed: Question }} PollEvents
 */

/** @extends {Emitter<PollEvents>} */
export class Poll extends Emitter {
  /** @type {Question | null} */
  question = null;
  /** How the open vote stands, for teachers. @type {Tally | null} */
  tally = null;
  /** What I answered, by the vote. @type {Map<number, Mine>} */
  #mine = new Map();
  #room;

  /** @param {LiveClass} room */
  constructor(room) {
    super();
    this.#room = room;
    room.on("question", (question) => this.#hear(question.question ? question : null));
    room.on("chosen", ({ question, votes }) => this.#know(question, votes));
    room.on("tally", (tally) => {
      this.tally = tally;
      this.emit("changed", undefined);
    });
    room.on("asked", (request) => this.#sent(request));
    room.on("answer", ({ request, receipt }) => this.#answered(request, receipt.error ?? ""));
    room.on("welcome", () => this.#restore());
    room.on("state", () => this.emit("changed", undefined));
  }

  /** Whether what I send arrives at once. */
  get connected() {
    return this.#room.state.name === "live";
  }

  /** What I answered in a vote. @param {number} round */
  mine(round) {
    return this.#mine.get(round);
  }

  /** @param {number[]} chosen */
  answer(chosen) {
    if (this.question) void this.#does("answer", { round: this.question.round, chosen });
  }

  put() {
    return this.#does("put");
  }

  close() {
    return this.#does("close_vote", { round: this.question?.round });
  }

  again() {
    return this.#does("vote_again");
  }

  reveal() {
    return this.#does("reveal");
  }

  putAway() {
    return this.#does("put_away");
  }

  /** @param {string} type @param {Record<string, unknown>} [fields] */
  #does(type, fields = {}) {
    return this.#room.does(type, { question: this.question?.question ?? 0, ...fields });
  }

  /** @param {Question | null} question */
  #hear(question) {
    const before = this.question;
    if (question?.question !== before?.question) this.#mine.clear();
    if (question?.question !== this.tally?.question || question?.round !== this.tally?.round) this.tally = null;
    this.question = question;
    this.#restore();
    this.emit("changed", undefined);
    if (!question) return;
    const another = question.question !== before?.question || question.round !== before.round;
    if (question.state === "open" && another) this.emit("asked", question);
    if (question.state === "revealed" && before?.question === question.question && before.state !== "revealed") this.emit("revealed", question);
  }

  /** @param {number} question @param {(number[] | null)[]} votes */
  #know(question, votes) {
    if (question !== this.question?.question) return;
    votes.forEach((chosen, at) => {
      if (chosen) this.#mine.set(at + 1, { chosen, state: "taken", why: "" });
    });
    this.emit("changed", undefined);
  }

  /** What waits since before a reload is mine too. */
  #restore() {
    for (const request of this.#room.waiting()) this.#sent(request);
  }

  /** @param {import("../../lib/outbox.js").Request} request */
  #sent({ type, question, round, chosen }) {
    if (type !== "answer" || question !== this.question?.question) return;
    if (this.#mine.get(Number(round))?.state === "taken") return;
    this.#mine.set(Number(round), { chosen: /** @type {number[]} */ (chosen), state: "sent", why: "" });
    this.emit("changed", undefined);
  }

  /** @param {import("../../lib/outbox.js").Request} request @param {string} why it was not taken */
  #answered({ type, question, round, chosen }, why) {
    const now = this.question;
    if (type !== "answer" || !now || question !== now.question) return;
    if (this.#mine.get(Number(round))?.state === "taken") return;
    const closed = now.state !== "open" || now.round !== round;
    this.#mine.set(Number(round), { chosen: /** @type {number[]} */ (chosen), state: why ? (closed ? "late" : "refused") : "taken", why });
    this.emit("changed", undefined);
  }
}
