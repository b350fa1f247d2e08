/**
 * Which colour and which dash pattern a network has. The pattern says the same as the colour, for those who do not see it.
 *
 * A network keeps its tint while others come and go: each prefers the one its number gives and yields only to older ones.
 * Networks that came with the engine are grey.
 */

/** @import {Network} from "../types.js" */
/** @import {Tint} from "./types.js" */

const GREY = { hue: 8, dash: "" };
/** Hue and the one most like it, which is taken only after all others. @type {Map<number, number>} */
const ALIKE = new Map([
  [1, 1],
  [2, 5],
  [3, 6],
  [4, 7],
  [5, 2],
  [6, 3],
  [7, 4],
]);
const DASHES = ["", "10 5", "2.5 4.5", "14 4 3 4", "5 3", "18 5", "8 3 2 3 2 3"];

/**
 * @param {Network[]} networks
 * @returns {Map<string, Tint>} by network id
 */
export function tintsOf(networks) {
  /** @type {number[]} */
  const uses = new Array(ALIKE.size + 1).fill(0);
  /** @type {Map<string, Tint>} */
  const tints = new Map();
  for (const network of [...networks].sort(byAge)) {
    if (network.predefined) {
      tints.set(network.id, GREY);
      continue;
    }
    const hue = freest(uses, network.number % ALIKE.size);
    const round = uses[hue]++;
    tints.set(network.id, { hue, dash: DASHES[(hue - 1 + round) % DASHES.length] });
  }
  return tints;
}

/** @param {Network} a @param {Network} b */
export function byAge(a, b) {
  return a.number - b.number || (a.id < b.id ? -1 : 1);
}

/**
 * The least used hue; among equals the one whose like is least used, then the first from the preferred one on.
 *
 * @param {number[]} uses
 * @param {number} preferred
 */
function freest(uses, preferred) {
  const hues = [...ALIKE.keys()];
  const turned = [...hues.slice(preferred), ...hues.slice(0, preferred)];
  const cost = (/** @type {number} */ hue) => 2 * uses[hue] + uses[ALIKE.get(hue) ?? hue];
  return turned.reduce((best, hue) => (cost(hue) < cost(best) ? hue : best));
}
