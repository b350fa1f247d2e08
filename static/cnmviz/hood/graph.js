/** The stops of a picture as a graph: which lie next to each other on a lane, and the shortest way between two things. Pure. */

/** @import {Point} from "../diagram/types.js" */
/** @import {Stop} from "./types.js" */

const STEP = 0.01;

export class Graph {
  /** @type {Map<Stop, Map<Stop, number>>} */
  #edges = new Map();

  /** @param {Stop[]} stops */
  constructor(stops) {
    const byId = new Map(stops.filter(({ id }) => id).map((stop) => [stop.id, stop]));
    for (const stop of stops) this.#edges.set(stop, new Map());
    for (const lane of this.#lanes(stops)) lane.slice(1).forEach((stop, i) => this.#join(lane[i], stop));
    for (const stop of stops) {
      for (const id of stop.beside) {
        const other = byId.get(id);
        if (other) this.#join(stop, other);
      }
    }
  }

  /** The stops of each lane in their order along it. @param {Stop[]} stops @returns {Stop[][]} */
  #lanes(stops) {
    /** @type {Map<string, Stop[]>} */
    const lanes = new Map();
    for (const stop of stops) for (const lane of stop.lanes) lanes.set(lane, [...(lanes.get(lane) ?? []), stop]);
    return [...lanes.values()].map((lane) => lane.sort((a, b) => a.at.x - b.at.x || a.at.y - b.at.y));
  }

  /** @param {Stop} a @param {Stop} b */
  #join(a, b) {
    const distance = Math.hypot(a.at.x - b.at.x, a.at.y - b.at.y) + STEP;
    this.#edges.get(a)?.set(b, distance);
    this.#edges.get(b)?.set(a, distance);
  }

  /** @param {string} owner */
  of(owner) {
    return [...this.#edges.keys()].filter((stop) => stop.owner === owner);
  }

  /**
   * From a stop to the nearest one of a thing, through nobody else's namespace.
   *
   * @param {Stop} from
   * @param {string} owner
   * @returns {Stop[]} both ends included; only the first where there is no way
   */
  way(from, owner) {
    /** @type {Map<Stop, {length: number, before: Stop | null}>} */
    const reached = new Map([[from, { length: 0, before: null }]]);
    const open = new Set([from]);
    const lengthTo = (/** @type {Stop} */ stop) => reached.get(stop)?.length ?? Infinity;
    while (open.size) {
      const here = [...open].reduce((best, other) => (lengthTo(other) < lengthTo(best) ? other : best));
      open.delete(here);
      if (here.owner === owner) return trail(reached, here);
      if (here !== from && here.owner.startsWith("container:")) continue;
      for (const [next, distance] of this.#edges.get(here) ?? []) {
        if (lengthTo(here) + distance >= lengthTo(next)) continue;
        reached.set(next, { length: lengthTo(here) + distance, before: here });
        open.add(next);
      }
    }
    return [from];
  }
}

/** @param {Map<Stop, {before: Stop | null}>} reached @param {Stop} last */
function trail(reached, last) {
  const stops = [last];
  for (let at = reached.get(last)?.before; at; at = reached.get(at)?.before) stops.unshift(at);
  return stops;
}

/** @param {Stop[]} stops @returns {Point[]} */
export function pointsOf(stops) {
  return stops.map(({ at }) => at);
}
