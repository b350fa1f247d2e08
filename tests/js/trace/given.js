/** Real traces for the cases in this folder, and labs to draw them in: traces.json, written by tests/cnm/walk/recorded.py. */

import { TraceRun } from "../../../static/cnmviz/trace/run.js";

/** @import {Trace} from "../../../static/cnmviz/types.js" */
/** @import {Lab} from "../../../static/cnmviz/diagram/types.js" */

/** @type {Promise<Record<string, {trace: Trace, lab?: Lab}>> | undefined} */
let reading;

function read() {
  reading ??= fetch(new URL("./traces.json", import.meta.url)).then((response) => response.json());
  return reading;
}

/** @param {string} name @returns {Promise<{trace: Trace, lab: Lab}>} */
export async function given(name) {
  const { trace, lab } = (await read())[name];
  return { trace, lab: { .../** @type {Lab} */ (lab), positions: [] } };
}

/** All traces there are. @returns {Promise<Trace[]>} */
export async function traces() {
  return Object.values(await read()).map(({ trace }) => trace);
}

/** @param {string} name */
export async function run(name) {
  return new TraceRun((await given(name)).trace);
}

/** A clock's time that passes when a case says so. */
export class HandTime {
  /** @type {{at: number, act: () => void}[]} */
  #waiting = [];
  #now = 0;

  now = () => this.#now;

  /** @param {() => void} act @param {number} ms */
  wait = (act, ms) => {
    const entry = { at: this.#now + ms, act };
    this.#waiting.push(entry);
    return entry;
  };

  /** @param {{at: number, act: () => void}} entry */
  cancel = (entry) => {
    this.#waiting = this.#waiting.filter((one) => one !== entry);
  };

  /** @param {number} ms */
  pass(ms) {
    const until = this.#now + ms;
    for (;;) {
      const next = this.#waiting.filter(({ at }) => at <= until).sort((a, b) => a.at - b.at)[0];
      if (!next) break;
      this.cancel(next);
      this.#now = next.at;
      next.act();
    }
    this.#now = until;
  }
}
