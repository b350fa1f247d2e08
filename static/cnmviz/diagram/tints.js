/**
 * Which colour and which dash pattern a network has. The pattern says the same as the colour, for those who do not see it.
 *
 * A network keeps its tint while others come and go: each prefers the one its number gives and yields only to older ones.
 */

/** @import {Network} from "../types.js" */
/** @import {Tint} from "./types.js" */

const HUES = 8;
const DASHES = ["", "10 5", "2.5 4.5", "14 4 3 4", "5 3", "18 5", "8 3 2 3 2 3", "3 3 9 3"];

/**
 * @param {Network[]} networks
 * @returns {Map<string, Tint>} by network id
 */
export function tintsOf(networks) {
  const uses = new Array(HUES).fill(0);
  /** @type {Map<string, Tint>} */
  const tints = new Map();
  for (const network of [...networks].sort(byAge)) {
    const hue = freest(uses, network.number % HUES);
    const round = uses[hue]++;
    tints.set(network.id, { hue: hue + 1, dash: DASHES[(hue + round) % DASHES.length] });
  }
  return tints;
}

/** @param {Network} a @param {Network} b */
export function byAge(a, b) {
  return a.number - b.number || (a.id < b.id ? -1 : 1);
}

/** @param {number[]} uses @param {number} preferred */
function freest(uses, preferred) {
  const least = Math.min(...uses);
  for (let step = 0; step < HUES; step++) {
    const hue = (preferred + step) % HUES;
    if (uses[hue] === least) return hue;
  }
  return preferred;
}
