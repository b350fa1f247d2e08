/** A lesson for the cases of this folder, and a server that a test plays. */

import { Attempt } from "../../../static/cnmviz/lesson/attempt.js";

/** @import {Check, Finding, Lesson, Reply} from "../../../static/cnmviz/lesson/types.js" */
/** @import {Block, Prose} from "../../../static/cnmviz/lib/prose.js" */

/** @param {string} text @returns {Block} */
export const p = (text) => ({ t: "p", c: [text] });

/** @param {string} text @returns {Prose} */
export const said = (text) => [p(text)];

/** @param {Partial<Lesson>} [more] @returns {Lesson} */
export function lesson(more = {}) {
  return {
    slug: "worlds", title: "Two worlds", topic: "Isolation", minutes: 5, text: said("Text."),
    questions: [{ question: said("Does it?"), options: [said("Yes."), said("No.")], many: false, answered: null }],
    goals: [{ fact: "web reaches db", words: ["The web finds its ", { t: "code", text: "db" }, "."] }, { fact: "db is on back", words: ["It stays."] }],
    hints: 2, seen: [], solution: null, afterwards: null, done: false, par: 1,
    urls: { check: "check", predict: "predict", hint: "hint", solution: "solution", again: "again", ladder: "/learn/" },
    next: { title: "Names", url: "/learn/names/" }, token: "t",
    ...more,
  };
}

/** @param {boolean[]} met @param {Partial<Check>} [more] @returns {Check} */
export function check(met, more = {}) {
  const goals = met.map((one, at) => finding({ fact: lesson().goals[at]?.fact ?? "", met: one, says: one ? "It is." : "It is not." }));
  return { seq: 1, done: met.every(Boolean), used: 0, par: 1, points: 10, best: null, goals, afterwards: null, ...more };
}

/** @param {Partial<Finding>} more @returns {Finding} */
export function finding(more) {
  return { fact: "", met: false, says: "", trace: null, fix: [], ...more };
}

/**
 * An attempt whose requests are answered by the test, by their address.
 * @param {Partial<Lesson>} [more]
 */
export function begin(more) {
  /** @type {[string, object | undefined][]} */
  const asked = [];
  /** @type {Record<string, Reply<any>>} */
  const answers = {};
  const post = (/** @type {string} */ url, /** @type {object} */ body) => {
    asked.push([url, body]);
    return Promise.resolve(answers[url] ?? { ok: false, why: "no answer", lost: true });
  };
  return { attempt: new Attempt(lesson(more), /** @type {any} */ (post)), asked, answers };
}

/** What a row's part says. @param {Element} root @param {string} selector */
export function texts(root, selector) {
  return [...root.querySelectorAll(selector)].map((one) => one.textContent ?? "");
}
