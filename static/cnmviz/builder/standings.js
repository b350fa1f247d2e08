/** Whether the facts of the draft hold in the lab now: asked soon after the lab or a fact changes, one request at a time. Draws nothing. */

import { Checker } from "../lesson/checker.js";
import { Emitter } from "../lib/emitter.js";

/** @import {Change} from "../types.js" */
/** @import {Asking} from "./asking.js" */
/** @import {Standing} from "./types.js" */

/** @extends {Emitter<{ heard: undefined }>} */
export class Standings extends Emitter {
  /** @type {Map<string, Standing>} */
  #known = new Map();
  /** Why nothing is known, "" where something is. */
  problem = "";
  #checker;

  /** @param {Asking} asking @param {() => string[]} facts */
  constructor(asking, facts) {
    super();
    this.#checker = new Checker({
      ask: async () => {
        const asked = [...new Set(facts())].filter((fact) => fact.trim());
        const reply = asked.length ? await asking.stand(asked) : { ok: true, body: { seq: 0, goals: [] } };
        return /** @type {any} */ (reply.ok ? { ok: true, body: { ...reply.body, seq: 0, facts: asked } } : reply);
      },
      heard: (check) => this.#hear(/** @type {any} */ (check)),
      problem: (why) => {
        this.problem = why;
        if (why) this.emit("heard", undefined);
      },
    });
  }

  /** @param {string} fact */
  of(fact) {
    return this.#known.get(fact) ?? null;
  }

  /** Something in the lab or a fact is another. */
  changed() {
    this.#checker.changed();
  }

  /** @param {Change[] | null} changes of the lab */
  saw(changes) {
    if (!changes?.length || changes.some(({ kind }) => kind !== "position")) this.changed();
  }

  stop() {
    this.#checker.stop();
  }

  /** @param {{ goals: Standing[], facts: string[] }} heard */
  #hear({ goals, facts }) {
    this.#known = new Map(goals.map((standing, at) => [facts[at] ?? standing.fact, standing]));
    this.emit("heard", undefined);
  }
}
