/**
 * The draft that is written now: the form writes it, the browser keeps it at once, and soon after the server says what it is worth: the
 * Markdown that it makes, and what keeps it from holding. Draws nothing.
 */

import { Emitter } from "../lib/emitter.js";
import { freshDraft } from "./draft.js";

/** @import {Reply} from "../lesson/types.js" */
/** @import {Draft, Flaw, Written} from "./types.js" */
/** @import {Drafts} from "./drafts.js" */
/**
 * `opened`: another draft, so that every field is another. `changed`: of what is in the form. `checked`: what the server says of it.
 * `trouble`: why it says nothing, "" once it does.
 * @typedef {{ opened: undefined, changed: undefined, checked: undefined, trouble: string }} Events
 */
/** @typedef {{ wait(act: () => void, ms: number): any, cancel(timer: any): void, date(): number }} Time */

/** Milliseconds after the last key, and after an answer that did not come. */
export const QUIET = 400;
const FIRST_RETRY = 1_000;
const SLOWEST_RETRY = 15_000;

/** @type {Time} */
const CLOCK = { wait: (act, ms) => setTimeout(act, ms), cancel: (timer) => clearTimeout(timer), date: () => Date.now() };

/** @extends {Emitter<Events>} */
export class Desk extends Emitter {
  id = "";
  draft = freshDraft();
  /** @type {Flaw[]} */
  problems = [];
  /** The file, "" while no file can hold the draft. */
  markdown = "";
  /** Whether the server has said anything of this draft, and whether that is about what stands in the form now. */
  known = false;
  fresh = false;
  /** Whether the browser keeps the draft. */
  kept = true;
  #version = 0;
  #retry = FIRST_RETRY;
  /** @type {any} */
  #timer;
  #drafts;
  #write;
  #time;

  /**
   * @param {Drafts} drafts
   * @param {(draft: Draft) => Promise<Reply<Written>>} write
   * @param {Time} [time]
   */
  constructor(drafts, write, time = CLOCK) {
    super();
    this.#drafts = drafts;
    this.#write = write;
    this.#time = time;
  }

  /** Another draft, kept under its name from now on. @param {string} id @param {Draft} [draft] the one that is kept there, if none is given */
  open(id, draft) {
    this.id = id;
    this.draft = draft ?? this.#drafts.get(id);
    if (draft) this.#keep();
    this.problems = [];
    this.markdown = "";
    this.known = false;
    this.#stale();
    this.emit("opened", undefined);
  }

  /** @param {Partial<Draft>} fields */
  change(fields) {
    Object.assign(this.draft, fields);
    this.#keep();
    this.#stale();
    this.emit("changed", undefined);
  }

  #keep() {
    this.kept = this.#drafts.put(this.id, this.draft, this.#time.date());
  }

  /** What the server said is about another text. */
  #stale() {
    this.#version += 1;
    this.fresh = false;
    this.#soon(QUIET);
  }

  /** What another window wrote. */
  reload() {
    this.open(this.id);
  }

  /** @param {string} part @param {number} [at] */
  problemsOf(part, at) {
    return this.problems.filter((flaw) => flaw.part === part && (at === undefined || flaw.at === at));
  }

  /** The file of what stands in the form now. @returns {Promise<string>} "" where there is none, or nobody says */
  async written() {
    if (!this.fresh) await this.check();
    return this.fresh ? this.markdown : "";
  }

  /** Ask now. */
  async check() {
    this.#time.cancel(this.#timer);
    const version = this.#version;
    const reply = await this.#write(this.draft);
    if (version !== this.#version) return;
    if (!reply.ok) return this.#missed(reply.why);
    this.#retry = FIRST_RETRY;
    this.problems = reply.body.problems;
    this.markdown = reply.body.markdown;
    this.known = this.fresh = true;
    this.emit("trouble", "");
    this.emit("checked", undefined);
  }

  /** @param {string} why */
  #missed(why) {
    this.emit("trouble", why);
    this.#soon(this.#retry);
    this.#retry = Math.min(this.#retry * 2, SLOWEST_RETRY);
  }

  /** @param {number} ms */
  #soon(ms) {
    this.#time.cancel(this.#timer);
    this.#timer = this.#time.wait(() => void this.check(), ms);
  }
}
