/** What the signs of the table mean, and how often each stands there. */

import { el, fill } from "../lib/dom.js";
import { familiesOf } from "./summary.js";

/** @import {Tally} from "./summary.js" */

/** @type {["opened" | "closed" | "other", string][]} */
const CHANGES = [["opened", "opened since"], ["closed", "closed since"], ["other", "another reason since"]];

/**
 * @param {HTMLElement} list
 * @param {Tally} counts
 * @param {boolean} compares
 */
export function showLegend(list, counts, compares) {
  const families = familiesOf(counts).map(({ family, count }) => item(`cell ${family.key}`, family.word, count, family.says));
  const changes = compares ? CHANGES.map(([key, words]) => item(`cell since-${key}`, words, counts[key], "")) : [];
  fill(list, ...families, ...changes);
}

/** @param {string} look @param {string} word @param {number} count @param {string} says */
function item(look, word, count, says) {
  return el("li", { title: says || null }, el("span", { class: `sample ${look}`, "aria-hidden": "true" }), `${word} `, el("b", {}, String(count)));
}
