/**
 * The beat of a packet that many pages show: how long its ways take on all of them, whatever each draws. It follows from the trace alone,
 * so that everybody works out the same stop from the same moment. Pure.
 */

import { keyOf } from "../lib/keys.js";

/** @import {Stop} from "./types.js" */

const WAY = 800;

/** @param {Stop[]} stops @returns {(to: number) => number} milliseconds at the ordinary speed */
export function beatOf(stops) {
  return (to) => {
    const [from, there] = [stops[to - 1], stops[to]];
    if (!there) return 0;
    return there.asked.length || (from && keyOf(from.place) !== keyOf(there.place)) ? WAY : 0;
  };
}

/** Traces that everybody is shown: showing one is no wish of this page's person. @type {WeakSet<object>} */
export const shared = new WeakSet();
