/**
 * Where everything stands: a model in, rectangles and polylines out. Pure, and the same for the same model.
 *
 * Hosts lie below each other (frame.js); networks of the whole swarm below all hosts; the world outside beside the first.
 */

import { measureBar, placeBar } from "./bar.js";
import { Frame, sharedLane } from "./frame.js";
import { planOf } from "./plan.js";
import { BAND, FRAME, OUTSIDE } from "./sizes.js";
import { trunk, wayOut } from "./wires.js";

/** @import {Model, Picture, Rect, Setting} from "./types.js" */

/** @returns {Picture} */
export function emptyPicture() {
  return {
    bounds: { x: 0, y: 0, w: 0, h: 0 },
    hosts: [],
    outside: [],
    containers: [],
    handles: [],
    sandboxes: [],
    endpoints: [],
    networks: [],
    wires: [],
  };
}

/**
 * @param {Model} model
 * @param {Setting} setting
 * @returns {Picture}
 */
export function layoutOf(model, setting) {
  const picture = emptyPicture();
  const plans = model.hosts.map((host) => planOf(host, setting));
  const width = Math.max(0, ...plans.map((plan) => plan.width));
  let top = 0;
  for (const plan of plans) top = new Frame(model, setting, picture, plan, { width, top }).draw() + FRAME.between;
  placeShared(picture, model, setting, { width, top });
  placeOutside(picture, width);
  picture.bounds = boundsOf(picture);
  return picture;
}

/**
 * Networks of the whole swarm, as bars below all hosts.
 *
 * @param {Picture} picture is added to
 * @param {Model} model
 * @param {Setting} setting
 * @param {{width: number, top: number}} at
 */
function placeShared(picture, model, setting, { width, top }) {
  model.shared.forEach((network, i) => {
    const bar = measureBar(network, setting);
    const y = top + i * (BAND.bar + BAND.barGap);
    const place = placeBar(bar, { x: 0, y, w: Math.max(bar.width, width) }, setting, model);
    picture.networks.push(place);
    const rails = picture.wires.filter((wire) => wire.part === "rail" && wire.network === network.id);
    if (!rails.length) return;
    const joints = rails.map((wire) => ({ y: wire.points[0].y, live: wire.live }));
    const home = { y: place.plug.y, live: true, bar: place.x };
    picture.wires.push(...trunk(network.id, sharedLane(model, network), [...joints, home], model.tints));
  });
}

/** @param {Picture} picture is added to @param {number} width */
function placeOutside(picture, width) {
  const [first] = picture.hosts;
  if (!first) return;
  const at = { x: width + OUTSIDE.gap, y: first.port.y - OUTSIDE.height / 2, w: OUTSIDE.width, h: OUTSIDE.height };
  const detail = first.host.neighbour;
  picture.outside.push({ id: "outside", says: `outside, neighbour ${detail}`, ...at, detail });
  for (const host of picture.hosts) picture.wires.push(wayOut(host, at));
}

/** @param {Picture} picture @returns {Rect} */
function boundsOf({ hosts, outside, networks, wires }) {
  const rects = [...hosts, ...outside, ...networks];
  const points = wires.flatMap((wire) => wire.points);
  const x = least([...rects, ...points].map((place) => place.x));
  const y = least([...rects, ...points].map((place) => place.y));
  const right = -least(rects.map((rect) => -rect.x - rect.w));
  const bottom = -least(rects.map((rect) => -rect.y - rect.h));
  return { x, y, w: right - x, h: bottom - y };
}

/** The smallest, however many there are; at most 0. @param {number[]} numbers */
function least(numbers) {
  return numbers.reduce((a, b) => Math.min(a, b), 0);
}
