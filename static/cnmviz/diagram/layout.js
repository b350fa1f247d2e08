/**
 * Where everything stands: a model in, rectangles and polylines out. Pure, and the same for the same model.
 *
 * Hosts (frame.js) lie below each other, more of them in columns; networks of the whole swarm below all hosts; the world outside
 * at the right.
 */

import { measureBar, placeBar } from "./bar.js";
import { Frame } from "./frame.js";
import { outsideSays } from "./labels.js";
import { overlap } from "./obstacles.js";
import { planOf } from "./plan.js";
import { BAND, FRAME, GUTTER, OUTSIDE, UPLINK } from "./sizes.js";
import { trunk, wayOut } from "./wires.js";

/** @import {HostPlan} from "./plan.js" */
/** @import {HostPlace, Model, NetworkPlace, Picture, Rect, Setting} from "./types.js" */

/** @returns {Picture} */
export function emptyPicture() {
  return {
    bounds: { x: 0, y: 0, w: 0, h: 0 },
    captions: [],
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
  const pitch = width + FRAME.between + (model.shared.length + 1) * GUTTER.trunk;
  /** How far down each column reaches. @type {number[]} */
  const tops = new Array(columnsFor(plans.length)).fill(0);
  plans.forEach((plan, index) => {
    const column = index % tops.length;
    const x = column * pitch;
    const spot = model.spots.get(plan.model.host.id);
    const at = spot ?? { x, y: clear(picture.hosts, { x, y: tops[column], w: width, h: FRAME.head }) };
    const bottom = new Frame(model, setting, picture, plan, { ...at, width }).draw();
    // A host that was moved away leaves its place free, so that the others stay where they are.
    tops[column] = (spot ? tops[column] + bottom - spot.y : bottom) + FRAME.between;
  });
  const top = Math.max(...tops, ...picture.hosts.map(({ y, h }) => y + h + FRAME.between));
  placeShared(picture, model, setting, { width: (tops.length - 1) * pitch + width, top });
  placeOutside(picture);
  picture.bounds = boundsOf(picture);
  return picture;
}

/** Hosts side by side; their number alone decides, so that nothing moves while they fill. @param {number} hosts */
function columnsFor(hosts) {
  return Math.max(1, Math.ceil(Math.sqrt(Math.max(0, hosts - 1))));
}

/** How wide a frame must be; where things were moved by hand, by laying it out once. @param {Model} model @param {Setting} setting @param {HostPlan} plan */
function needed(model, setting, plan) {
  const moved = plan.rows.some((row) => row.bars.some(({ network }) => model.spots.has(network.id)) || row.slots.some((slot) => slot.spot));
  if (!moved) return plan.width;
  const trial = new Frame(model, setting, emptyPicture(), plan, { x: 0, y: 0, width: plan.width });
  trial.draw();
  return Math.max(plan.width, trial.right + UPLINK.before + UPLINK.after);
}

/** The y from which on no host that was moved is in the way. @param {HostPlace[]} hosts @param {Rect} frame */
function clear(hosts, frame) {
  const below = hosts.filter((host) => overlap(host, frame));
  return below.length ? Math.max(...below.map((host) => host.y + host.h)) + FRAME.between : frame.y;
}

/**
 * Networks of the whole swarm, as bars below all hosts. A trunk leads down to them beside each column.
 *
 * @param {Picture} picture is added to
 * @param {Model} model
 * @param {Setting} setting
 * @param {{width: number, top: number}} at
 */
function placeShared(picture, model, setting, { width, top }) {
  model.shared.forEach((network, i) => {
    const bar = measureBar(network, setting);
    const at = model.spots.get(network.id) ?? { x: 0, y: top + i * (BAND.bar + BAND.barGap) };
    const place = placeBar(bar, { ...at, w: Math.max(bar.width, width) }, setting, model);
    picture.networks.push(place);
    const rails = picture.wires.filter((wire) => wire.part === "rail" && wire.network === network.id);
    for (const [x, joined] of Map.groupBy(rails, (wire) => wire.points[0].x)) {
      const joints = joined.map((wire) => ({ y: wire.points[0].y, live: wire.live }));
      picture.wires.push(...trunk(network.id, x, [...joints, landing(place, x)], model.tints, `${x}`));
    }
  });
}

/** Where a trunk meets a bar: from above, or where it lies beside the bar at its end. @param {NetworkPlace} place @param {number} x */
function landing(place, x) {
  if (x > place.x && x < place.x + place.w) return { y: place.y, live: false };
  return { y: place.plug.y, live: false, bar: x < place.x ? place.x : place.x + place.w };
}

/** Beside the first host, right of all. @param {Picture} picture is added to */
function placeOutside(picture) {
  const [first] = picture.hosts;
  if (!first) return;
  const right = Math.max(...picture.hosts.map(({ x, w }) => x + w));
  const above = Math.min(...picture.hosts.map(({ y }) => y)) - FRAME.above;
  const at = { x: right + OUTSIDE.gap, y: first.port.y - OUTSIDE.height / 2, w: OUTSIDE.width, h: OUTSIDE.height };
  const detail = first.host.neighbour;
  picture.outside.push({ id: "outside", group: "", says: outsideSays(detail), ...at, detail });
  for (const host of picture.hosts) picture.wires.push(wayOut(host, at, host.x + host.w < right ? above : null));
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
