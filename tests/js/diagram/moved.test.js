/** Things moved by hand: they stand where they were put, nothing else moves, nothing lies on them, and their lines lead there. */

import { layoutOf } from "../../../static/cnmviz/diagram/layout.js";
import { modelOf } from "../../../static/cnmviz/diagram/model.js";
import { equal } from "../expect.js";
import { Builder, dice, randomLab, SETTING, swarmLab } from "./labs.js";

/** @import {Lab, Picture, Rect} from "../../../static/cnmviz/diagram/types.js" */
/** @import {Position} from "../../../static/cnmviz/types.js" */

/** @param {Lab} lab */
function draw(lab) {
  return layoutOf(modelOf(lab, SETTING.cards), SETTING);
}

/** @param {"container" | "network" | "host"} of @param {string} id @param {number} x @param {number} y @returns {Position} */
function put(of, id, x, y) {
  return { kind: "position", id, of, placed: true, x, y, rank: 0, group: 0, number: 0 };
}

/** @param {Rect} a @param {Rect} b */
function overlap(a, b) {
  return a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h;
}

/** @param {Picture} picture @param {string} id */
function place(picture, id) {
  const found = [...picture.containers, ...picture.networks, ...picture.hosts].find((one) => one.id === id);
  if (!found) throw new Error(`no ${id} in the picture`);
  return found;
}

function threeOnOneNetwork() {
  const builder = new Builder();
  const host = builder.host();
  const front = builder.network(host, "front");
  const containers = [1, 2, 3].map(() => builder.container([front]));
  return { builder, host, front, containers };
}

export function testAContainerStandsWhereItWasPutAndNothingElseMoves() {
  const { builder, host, front, containers } = threeOnOneNetwork();
  const before = draw(builder.lab);
  builder.lab.positions = [put("container", containers[1].id, 900, 400)];
  const after = draw(builder.lab);
  const frame = place(after, host);
  const { x, y } = place(after, containers[1].id);
  equal([x - frame.x, y - frame.y], [900, 400]);
  for (const id of [containers[0].id, containers[2].id, front.id]) {
    const [one, other] = [place(before, id), place(after, id)];
    equal([other.x, other.y, other.w], [one.x, one.y, one.w], id);
  }
}

export function testItsFrameGrowsAroundIt() {
  const { builder, host, containers } = threeOnOneNetwork();
  builder.lab.positions = [put("container", containers[1].id, 1500, 900)];
  const picture = draw(builder.lab);
  const [frame, box] = [place(picture, host), place(picture, containers[1].id)];
  equal(box.x + box.w < frame.x + frame.w && box.y + box.h < frame.y + frame.h, true);
}

export function testItsLineLeadsToItsNetworkWhereverItStands() {
  const { builder, front, containers } = threeOnOneNetwork();
  for (const [x, y] of [[900, 60], [900, 260], [100, 600], [700, 500], [32, 300]]) {
    builder.lab.positions = [put("container", containers[1].id, x, y)];
    const picture = draw(builder.lab);
    const bar = place(picture, front.id);
    const drop = picture.wires.find((wire) => wire.id === `drop:${containers[1].id}:${front.id}`);
    const end = drop?.points.at(-1) ?? { x: 0, y: 0 };
    equal(end.x >= bar.x && end.x <= bar.x + bar.w && (end.y === bar.y || end.y === bar.y + bar.h), true, `${x} ${y}`);
    drop?.points.slice(1).forEach((point, at) => equal(point.x === drop.points[at].x || point.y === drop.points[at].y, true));
  }
}

export function testItsLineGoesAroundBoxesWhereItCan() {
  const { builder, front, containers } = threeOnOneNetwork();
  builder.lab.positions = [put("container", containers[1].id, 620, 420)];
  const picture = draw(builder.lab);
  const drop = picture.wires.find((wire) => wire.id === `drop:${containers[1].id}:${front.id}`);
  for (const box of picture.containers) {
    for (const [at, to] of (drop?.points ?? []).slice(1).entries()) {
      const from = /** @type {any} */ (drop).points[at];
      const hull = { x: Math.min(from.x, to.x), y: Math.min(from.y, to.y), w: Math.abs(from.x - to.x) + 1, h: Math.abs(from.y - to.y) + 1 };
      if (box.id !== containers[1].id) equal(overlap(hull, box), false, box.id);
    }
  }
}

export function testANewContainerMakesWayForWhatWasMoved() {
  const { builder, front, containers } = threeOnOneNetwork();
  const last = place(draw(builder.lab), containers[2].id);
  builder.lab.positions = [put("container", containers[0].id, last.x + last.w + 24, last.y)];
  const fresh = builder.container([front]);
  const picture = draw(builder.lab);
  equal(overlap(place(picture, fresh.id), place(picture, containers[0].id)), false);
  picture.containers.forEach((a, i) => picture.containers.slice(i + 1).forEach((b) => equal(overlap(a, b), false, `${a.id} ${b.id}`)));
}

export function testANetworkLiesWhereItWasPutAndKeepsItsWidth() {
  const { builder, host, front } = threeOnOneNetwork();
  const before = place(draw(builder.lab), front.id);
  builder.lab.positions = [put("network", front.id, 200, 700)];
  const picture = draw(builder.lab);
  const [frame, bar] = [place(picture, host), place(picture, front.id)];
  equal([bar.x - frame.x, bar.y - frame.y, bar.w], [200, 700, before.w]);
  const drops = picture.wires.filter((wire) => wire.network === front.id && wire.part === "drop");
  equal(drops.map(({ points }) => points[points.length - 1].y), [bar.y, bar.y, bar.y]);
}

export function testWhereANetworkWasMovedNothingElseMoves() {
  for (const seed of [2, 3, 4, 5]) {
    const { lab } = randomLab(seed, { containers: 20, networks: 4, hosts: 1 });
    const before = draw(lab);
    const moved = before.networks.find((one) => !one.chip && before.wires.some((wire) => wire.network === one.id && wire.part === "drop"));
    lab.positions = [put("network", moved?.id ?? "", 300, before.bounds.h + 200)];
    const after = draw(lab);
    for (const { id, x, y } of [...before.containers, ...before.networks])
      if (id !== moved?.id) equal([place(after, id).x, place(after, id).y], [x, y], `lab ${seed}: ${id}`);
  }
}

export function testAHostTakesAllThatIsInItAlong() {
  const { lab } = randomLab(3, { containers: 12, networks: 3, hosts: 2 });
  const [, second] = lab.hosts;
  const before = draw(lab);
  const from = place(before, second.id);
  lab.positions = [put("host", second.id, from.x + 1700, from.y - 300)];
  const after = draw(lab);
  equal([place(after, second.id).x, place(after, second.id).y], [from.x + 1700, from.y - 300]);
  for (const { id, group, x, y } of before.containers) {
    const [dx, dy] = group === second.id ? [1700, -300] : [0, 0];
    equal([place(after, id).x - x, place(after, id).y - y], [dx, dy], id);
  }
}

export function testWhoSharesASandboxIsMovedTogether() {
  const builder = new Builder();
  const host = builder.host();
  const front = builder.network(host, "front");
  const maker = builder.container([front]);
  const guest = builder.container([front], { network_mode: `container:${maker.id}`, sandbox: maker.sandbox, attachments: [] });
  const before = draw(builder.lab);
  builder.lab.positions = [put("container", maker.id, 400, 500)];
  const after = draw(builder.lab);
  const apart = (/** @type {Picture} */ picture) => place(picture, guest.id).x - place(picture, maker.id).x;
  equal(apart(after), apart(before));
  equal(place(after, guest.id).y, place(after, maker.id).y);
}

export function testPlacesOfThingsThatAreGoneDoNothing() {
  const { builder } = threeOnOneNetwork();
  const before = draw(builder.lab);
  builder.lab.positions = [put("container", "gone", 5, 5), put("network", "gone too", 5, 5)];
  equal(draw(builder.lab), before);
}

export function testRanksOrderTheContainersOfANetwork() {
  const { builder, containers } = threeOnOneNetwork();
  const xs = () => containers.map(({ id }) => place(draw(builder.lab), id).x);
  const [a, b, c] = xs();
  const [one, , three] = containers;
  builder.lab.positions = [three, one].map(({ id }, at) => ({ ...put("container", id, 0, 0), placed: false, rank: at + 1 }));
  equal(xs(), [b, c, a]);
}

export function testRandomPlacesNeverBreakTheLaws() {
  for (let seed = 1; seed <= 40; seed++) {
    const { lab } = seed % 5 ? randomLab(seed) : swarmLab(seed);
    const roll = dice(seed + 500);
    const some = [...lab.containers, ...lab.networks, ...lab.hosts].filter(() => roll() < 0.3);
    lab.positions = some.map(({ kind, id }) => put(kind, id, Math.round(roll() * 3000) - 200, Math.round(roll() * 2000)));
    const picture = draw(lab);
    const moved = new Set(some.map(({ id }) => id));
    const standing = picture.containers.filter(({ id, container }) => !moved.has(id) && !moved.has(container.sandbox) && !container.network_mode.startsWith("container:"));
    for (const wire of picture.wires) for (const { x, y } of wire.points) equal(Number.isFinite(x) && Number.isFinite(y), true, wire.id);
    standing.forEach((a, i) => standing.slice(i + 1).filter((b) => a.group === b.group).forEach((b) => equal(overlap(a, b), false, `lab ${seed}: ${a.id} ${b.id}`)));
    const drawn = new Set(picture.endpoints.map(({ id }) => id));
    const lines = new Set(picture.wires.filter((wire) => wire.part === "drop" && wire.endpoint).map((wire) => wire.endpoint));
    equal([...drawn].filter((id) => !lines.has(id)), [], `lab ${seed}`);
  }
}
