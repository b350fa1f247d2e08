/**
 * The way of a packet along what is drawn: namespace, veth, bridge, the cards of the host's namespace where it is looked at or changed,
 * the outer interface, the wire. Pure.
 */

import { keyOf } from "../lib/keys.js";
import { Graph, pointsOf } from "./graph.js";
import { stayings } from "./hops.js";

/** @import {Point} from "../diagram/types.js" */
/** @import {Trace} from "../types.js" */
/** @import {HoodPicture, Stop} from "./types.js" */

/**
 * @param {HoodPicture} picture
 * @param {Trace} trace
 * @returns {Point[][]} one polyline per hop: how the packet came there; the first is the single point where it sets out
 */
export function wayOf(picture, trace) {
  return legsOf(picture, trace).map((legs, hop) => {
    const points = legs.flatMap((leg, at) => (at ? leg.slice(1) : leg));
    return hop ? points : points.slice(-1);
  });
}

/**
 * @param {HoodPicture} picture
 * @param {Trace} trace
 * @returns {Point[][][]} per hop, one polyline per step; a single point where the packet stays
 */
export function legsOf(picture, trace) {
  const keys = relevant(picture, trace);
  const graph = new Graph(picture.stops.filter(({ needs }) => needs.every((key) => keys.has(key))));
  const stays = stayings(picture.linux, trace);
  let here = graph.of(stays[0][0].stops[0])[0] ?? nowhere(picture, trace);
  const ways = stays.flatMap((steps) =>
    steps.map(({ stops }) => {
      const found = [here];
      for (const owner of stops) found.push(...graph.way(found[found.length - 1], owner).slice(1));
      here = found[found.length - 1];
      return found;
    }),
  );
  const points = atSockets(ways).map(pointsOf);
  return stays.map((steps) => points.splice(0, steps.length));
}

/**
 * What lights up at a step besides the things that the trace names; for a rule that has no room on its card, the line that counts the rest.
 *
 * @param {HoodPicture} picture
 * @param {Trace} trace
 * @param {number} hop
 * @param {number} step
 */
export function lightsOf(picture, trace, hop, step) {
  const shown = new Set(picture.rules.map(({ id }) => `rule:${id}`));
  let card = "";
  return (stayings(picture.linux, trace)[hop]?.[step]?.lights ?? []).map((key) => {
    if (key.startsWith("hook:")) card = key;
    return key.startsWith("rule:") && !shown.has(key) ? `${card.replace("hook:", "rule:")}-rest` : key;
  });
}

/** A host from which a packet sets out has no place of its own on a lane: it starts at its programs. @param {HoodPicture} picture @param {Trace} trace @returns {Stop} */
function nowhere(picture, trace) {
  const owner = keyOf(trace.hops[0].place);
  const frame = picture.hosts.find(({ id }) => owner === `host:${id}`);
  const at = { x: frame?.x ?? 0, y: frame?.y ?? 0 };
  return { id: "", lanes: [], at, owner, needs: [], beside: [] };
}

/**
 * A packet in a namespace is drawn at the socket by which it came or will go, so that its trail covers no text.
 *
 * @param {Stop[][]} ways
 * @returns {Stop[][]}
 */
function atSockets(ways) {
  const isSpace = (/** @type {Stop} */ stop) => stop.owner.startsWith("container:") && stop.beside.length > 0;
  /** @type {Stop[][]} */
  const drawn = [];
  ways.forEach((steps, at) => {
    const outside = steps.filter((stop) => !isSpace(stop));
    const before = drawn[at - 1]?.at(-1);
    const next = ways.slice(at).find((way) => way.length > 1)?.[1];
    if (outside.length) drawn.push(outside);
    else drawn.push([before ?? next ?? steps[0]]);
  });
  return drawn;
}

/**
 * Only what the trace speaks of, so that a large picture costs no more than a small one.
 *
 * @param {HoodPicture} picture
 * @param {Trace} trace
 */
function relevant(picture, trace) {
  const places = trace.hops.flatMap((hop) => [hop.place, ...hop.steps.flatMap((step) => step.entity ?? [])]);
  const keys = new Set(places.map(keyOf));
  for (const { sandbox, containers } of picture.namespaces) {
    if (keys.has(`sandbox:${sandbox}`) || containers.some((container) => keys.has(`container:${container}`)))
      for (const container of containers) keys.add(`container:${container}`);
  }
  for (const { id, endpoint } of picture.endpoints) {
    if (keys.has(`endpoint:${id}`)) keys.add(`container:${endpoint.container}`).add(`network:${endpoint.network}`);
  }
  return keys;
}
