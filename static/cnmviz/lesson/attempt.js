/**
 * A lesson as far as a student has come: what the server said of goals, questions, hints and solution. Everything is kept there; this is
 * what the page knows of it. Draws nothing.
 */

import { Emitter } from "../lib/emitter.js";
import { metOf } from "./words.js";

/** @import {Answer, Check, Lesson, Reply} from "./types.js" */
/** @import {Prose} from "../lib/prose.js" */
/**
 * `checked`: how the goals stand, and what was known before. `changed`: anything is known that was not. `solved`: the solution was shown, which costs points. `problem`: why the goals could not
 * be looked at, "" where they were.
 * @typedef {{ checked: { check: Check, before: Check | null }, changed: undefined, solved: undefined, problem: string }} Events
 */
/** @typedef {<T>(url: string, body?: object) => Promise<Reply<T>>} Post */

/** @extends {Emitter<Events>} */
export class Attempt extends Emitter {
  /** @type {Check | null} */
  check = null;
  /** Why the goals could not be looked at. */
  problem = "";
  /** @type {Prose[]} */
  hints;
  /** @type {string[] | null} */
  solution;
  /** @type {Prose | null} */
  afterwards;
  /** To the questions, in their order. @type {(Answer | null)[]} */
  answers;
  #post;

  /** @param {Lesson} lesson @param {Post} post */
  constructor(lesson, post) {
    super();
    this.lesson = lesson;
    this.hints = lesson.seen;
    this.solution = lesson.solution;
    this.afterwards = lesson.afterwards;
    this.answers = lesson.questions.map(({ answered }) => answered);
    this.#post = post;
  }

  /** Hints that were not asked for yet. */
  get left() {
    return Math.max(0, this.lesson.hints - this.hints.length);
  }

  /** Whether every goal is met now. */
  get complete() {
    return this.check ? metOf(this.check.goals) === this.check.goals.length : false;
  }

  /** Whether every goal was met once: from then on the server tells what there is to know afterwards. */
  get finished() {
    return this.complete || this.lesson.done || this.afterwards !== null;
  }

  /** @returns {Promise<Reply<Check>>} */
  ask() {
    return this.#post(this.lesson.urls.check);
  }

  /** @param {Check} check */
  hear(check) {
    const before = this.check;
    this.check = check;
    this.afterwards = check.afterwards ?? this.afterwards;
    this.emit("checked", { check, before });
    this.emit("changed", undefined);
  }

  /** @param {string} why */
  fail(why) {
    if (why === this.problem) return;
    this.problem = why;
    this.emit("problem", why);
  }

  /** @param {number} question @param {number[]} chosen @returns {Promise<string>} why it was not taken, or "" */
  async predict(question, chosen) {
    /** @type {Reply<Answer>} */
    const reply = await this.#post(this.lesson.urls.predict, { question, chosen });
    if (!reply.ok) return reply.why;
    this.answers[question] = reply.body;
    this.emit("changed", undefined);
    return "";
  }

  /** The next hint. An answer that got lost is no hint lost: it is asked for by its number. @returns {Promise<string>} why there is none, or "" */
  async hint() {
    /** @type {Reply<{ hint: Prose, left: number }>} */
    const reply = await this.#post(this.lesson.urls.hint, { hint: this.hints.length });
    if (!reply.ok) return reply.why;
    this.hints = [...this.hints, reply.body.hint];
    this.emit("changed", undefined);
    return "";
  }

  /** @returns {Promise<string>} why it is not shown, or "" */
  async solve() {
    /** @type {Reply<{ lines: string[] }>} */
    const reply = await this.#post(this.lesson.urls.solution);
    if (!reply.ok) return reply.why;
    this.solution = reply.body.lines;
    this.emit("changed", undefined);
    this.emit("solved", undefined);
    return "";
  }

  /** A new lab from the start. @returns {Promise<{ url: string, why: string }>} */
  async again() {
    /** @type {Reply<{ url: string }>} */
    const reply = await this.#post(this.lesson.urls.again);
    return reply.ok ? { url: reply.body.url, why: "" } : { url: "", why: reply.why };
  }
}
