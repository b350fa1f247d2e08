/**
 * Where everything stands: a model in, rectangles and polylines out. Pure, and the same for the same model.
 *
 * Hosts lie below each other (frame.js); networks of the whole swarm below all hosts; the world outside beside the first.
 */

import { measureBar, placeBar } from "./bar.js";
import { Frame, sharedLane } from "./frame.js";
import { planOf } from "./plan.js";
import { BAND, FRAME, OUTSIDE, UPLINK } from "./sizes.js";
import { trunk, wayOut } from "./wires.js";

/** @import {HostPlan} from "./plan.js" */
/** @import {HostPlace, Model, Picture, Rect, Setting} from "./types.js" */

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
  const plans = model.hosts.map((host) => planOf(host, setting, model.spots));
  const width = Math.max(0, ...plans.map((plan) => needed(model, setting, plan)));
  const shared = Math.min(0, ...model.hosts.map(({ host }) => model.spots.get(host.id)?.x ?? 0));
  let top = 0;
  for (const plan of plans) {
    const spot = model.spots.get(plan.model.host.id);
    const at = spot ?? { x: 0, y: clear(picture.hosts, { y: top, w: width, h: FRAME.head }) };
    const bottom = new Frame(model, setting, picture, plan, { ...at, width, shared }).draw();
    // A host that was moved away leaves its place free, so that the others stay where they are.
    top = (spot ? top + bottom - spot.y : bottom) + FRAME.between;
  }
  placeShared(picture, model, setting, { width, shared, top: Math.max(top, ...picture.hosts.map(({ y, h }) => y + h + FRAME.between)) });
  placeOutside(picture);
  picture.bounds = boundsOf(picture);
  return picture;
}

/** How wide a frame must be; where things were moved by hand, by laying it out once. @param {Model} model @param {Setting} setting @param {HostPlan} plan */
function needed(model, setting, plan) {
  const moved = plan.rows.some((row) => row.bars.some(({ network }) => model.spots.has(network.id)) || row.slots.some((slot) => slot.spot));
  if (!moved) return plan.width;
  const trial = new Frame(model, setting, emptyPicture(), plan, { x: 0, y: 0, width: plan.width, shared: 0 });
  trial.draw();
  return Math.max(plan.width, trial.right + UPLINK.before + UPLINK.after);
}

/** The y from which on no host that was moved is in the way. @param {HostPlace[]} hosts @param {{y: number, w: number, h: number}} frame */
function clear(hosts, { y, w, h }) {
  const below = hosts.filter((host) => host.x < w && host.x + host.w > 0 && host.y < y + h && host.y + host.h > y);
  return below.length ? Math.max(...below.map((host) => host.y + host.h)) + FRAME.between : y;
}

/**
 * Networks of the whole swarm, as bars below all hosts.
 *
 * @param {Picture} picture is added to
 * @param {Model} model
 * @param {Setting} setting
 * @param {{width: number, shared: number, top: number}} at
 */
function placeShared(picture, model, setting, { width, shared, top }) {
  model.shared.forEach((network, i) => {
    const bar = measureBar(network, setting);
    const at = model.spots.get(network.id) ?? { x: 0, y: top + i * (BAND.bar + BAND.barGap) };
    const place = placeBar(bar, { ...at, w: Math.max(bar.width, width) }, setting, model);
    picture.networks.push(place);
    const rails = picture.wires.filter((wire) => wire.part === "rail" && wire.network === network.id);
    if (!rails.length) return;
    const joints = rails.map((wire) => ({ y: wire.points[0].y, live: wire.live }));
    const home = { y: place.plug.y, live: true, bar: place.x };
    picture.wires.push(...trunk(network.id, sharedLane(model, network, shared), [...joints, home], model.tints));
  });
}

/** Beside the first host, right of all. @param {Picture} picture is added to */
function placeOutside(picture) {
  const [first] = picture.hosts;
  if (!first) return;
  const right = Math.max(...picture.hosts.map(({ x, w }) => x + w));
  const at = { x: right + OUTSIDE.gap, y: first.port.y - OUTSIDE.height / 2, w: OUTSIDE.width, h: OUTSIDE.height };
  const detail = first.host.neighbour;
  picture.outside.push({ id: "outside", group: "", says: `outside, neighbour ${detail}`, ...at, detail });
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
