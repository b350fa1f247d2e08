/** The laws of the view's layout, over random labs: nothing overlaps, everything is in its frame, texts fit, little moves. */

import { layoutOf } from "../../../static/cnmviz/hood/layout.js";
import { attachment, dice, randomLab } from "../diagram/labs.js";
import { equal } from "../expect.js";
import { ALL, manyLabs, Stage } from "./labs.js";

/** @import {Lab, Point, Rect} from "../../../static/cnmviz/diagram/types.js" */
/** @import {HoodPicture, HoodWire} from "../../../static/cnmviz/hood/types.js" */

/** @param {(picture: HoodPicture, lab: Lab) => void} law */
function always(law) {
  for (const { name, lab } of manyLabs()) {
    try {
      law(layoutOf(lab, ALL), lab);
    } catch (error) {
      throw new Error(`${name}: ${error}`);
    }
  }
}

/** @param {Rect} a @param {Rect} b */
function overlap(a, b) {
  return a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h;
}

/** @param {Rect} inner @param {Rect} outer */
function within(inner, outer) {
  return inner.x >= outer.x && inner.y >= outer.y && inner.x + inner.w <= outer.x + outer.w && inner.y + inner.h <= outer.y + outer.h;
}

/** @param {HoodPicture} picture @returns {(Rect & {id: string})[]} what stands alone */
function alone(picture) {
  const ghosts = picture.plates.filter(({ ghost }) => ghost).map(({ id, box }) => ({ ...box, id }));
  return [...picture.namespaces, ...ghosts, ...picture.devices, ...picture.switches, ...picture.hooks, ...picture.ifaces, ...picture.outside, ...picture.plates.filter(({ resident }) => resident)];
}

/** @param {HoodWire} wire @returns {{from: Point, to: Point}[]} */
function segments({ points }) {
  return points.slice(1).map((to, i) => ({ from: points[i], to }));
}

/** @param {{from: Point, to: Point}} segment @returns {Rect} */
function hull({ from, to }) {
  return { x: Math.min(from.x, to.x) - 0.5, y: Math.min(from.y, to.y) - 0.5, w: Math.abs(from.x - to.x) + 1, h: Math.abs(from.y - to.y) + 1 };
}

export function testNothingOverlaps() {
  always((picture) => {
    const rects = alone(picture);
    rects.forEach((a, i) => rects.slice(i + 1).forEach((b) => equal(overlap(a, b), false, `${a.id} and ${b.id} overlap:`)));
  });
}

export function testPartsLieInTheirWholes() {
  always((picture) => {
    for (const plate of picture.plates) equal(within(plate, plate.box), true, `${plate.id} in its namespace:`);
    for (const rule of picture.rules) equal(picture.hooks.some((hook) => within(rule, hook)), true, `${rule.id} on a card:`);
    for (const vxlan of picture.vxlans) equal(picture.switches.some((bar) => within(vxlan, bar)), true, `${vxlan.id} in its switch:`);
    picture.rules.forEach((a, i) => picture.rules.slice(i + 1).forEach((b) => equal(overlap(a, b), false, `${a.id} and ${b.id} overlap:`)));
  });
}

export function testEverythingOfAHostLiesInItsFrame() {
  always((picture) => {
    const frames = new Map(picture.hosts.map((host) => [host.id, host]));
    const spaces = picture.namespaces.map((space) => ({ ...space, host: picture.plates.find(({ id }) => id === space.containers[0])?.container.host ?? "" }));
    for (const rect of [...spaces, ...picture.devices, ...picture.switches, ...picture.hooks, ...picture.ifaces].filter(({ host }) => host)) {
      equal(within(rect, /** @type {Rect} */ (frames.get(rect.host))), true, `${rect.id} in its frame:`);
    }
    picture.hosts.forEach((a, i) => picture.hosts.slice(i + 1).forEach((b) => equal(overlap(a, b), false, `${a.id} and ${b.id} overlap:`)));
  });
}

export function testEveryThingOfTheCnmIsDrawnOnce() {
  always((picture, lab) => {
    const none = new Set(lab.networks.filter(({ driver }) => driver === "host").map(({ id }) => id));
    equal(picture.plates.map(({ id }) => id).sort(), lab.containers.map(({ id }) => id).sort());
    equal(picture.devices.map(({ id }) => id).sort(), lab.networks.map(({ id }) => id).sort());
    const plugged = lab.endpoints.filter(({ network }) => !none.has(network)).map(({ id }) => id);
    equal(picture.endpoints.map(({ id }) => id).sort(), plugged.sort());
  });
}

export function testEveryEndIsPluggedIn() {
  always((picture) => {
    for (const { id, network, host, x, y } of picture.links) {
      const bars = [...picture.devices, ...picture.switches].filter((bar) => bar.network.id === network && bar.host === host);
      const inBar = bars.some((bar) => bar.y === y && bar.x < x && x < bar.x + bar.w);
      const onRail = picture.wires.some((wire) => wire.part === "rail" && wire.network === network && segments(wire).some(({ from, to }) => from.y === y && to.y === y && from.x <= x && x <= to.x));
      const noDevice = bars.every((bar) => bar.form === "chip");
      equal(inBar || onRail || noDevice, true, `${id} is plugged in:`);
    }
  });
}

export function testLinesOfTwoNetworksNeverCoincide() {
  always((picture) => {
    const wires = picture.wires.filter(({ part }) => ["drop", "rail", "parent", "tunnel"].includes(part));
    const lines = wires.flatMap((wire) => segments(wire).map((segment) => ({ network: wire.network, rect: hull(segment), level: segment.from.y === segment.to.y, id: wire.id })));
    lines.forEach((a, i) =>
      lines.slice(i + 1).forEach((b) => {
        if (a.network !== b.network && a.level === b.level) equal(overlap(a.rect, b.rect), false, `${a.id} and ${b.id} coincide:`);
      }),
    );
  });
}

export function testNoLineRunsBehindANamespaceOrACard() {
  always((picture) => {
    const boxes = [...picture.namespaces, ...picture.hooks];
    for (const wire of picture.wires) {
      for (const segment of segments(wire)) for (const box of boxes) equal(overlap(hull(segment), { ...box, h: box.h - 1 }), false, `${wire.id} behind ${box.id}:`);
    }
  });
}

export function testTextsFitWhereTheyStand() {
  always((picture) => {
    const { measure } = ALL;
    for (const bar of [...picture.devices, ...picture.switches]) if (bar.badge) equal(bar.badgeX + bar.badgeW < bar.w, true, bar.id);
    for (const rule of picture.rules) equal(25 + measure(rule.text, "small") <= rule.w, true, rule.id);
    for (const space of picture.namespaces) for (const line of space.lines) equal(12 + measure(line, "small") <= space.w, true, space.id);
    for (const plate of picture.plates) equal(28 + measure(plate.title, "title") <= plate.w, true, plate.id);
  });
}

export function testTheOrderInWhichEntitiesArriveChangesNothing() {
  for (const { name, lab } of manyLabs().slice(0, 30)) {
    const roll = dice(name.length + 1000);
    const shuffled = Object.fromEntries(Object.entries(lab).map(([kind, list]) => [kind, shuffle(list, roll)]));
    equal(sorted(layoutOf(/** @type {any} */ (shuffled), ALL)), sorted(layoutOf(lab, ALL)), name);
  }
}

export function testOneMoreContainerKeepsTheOthersInTheirOrder() {
  for (let seed = 1; seed <= 40; seed++) {
    const builder = randomLab(seed, { hosts: 1 });
    const before = reading(layoutOf(builder.lab, ALL));
    const fresh = builder.container([builder.lab.networks[0]]);
    const after = reading(layoutOf(builder.lab, ALL));
    equal(after.filter((id) => id !== fresh.id), before, `lab ${seed}`);
  }
}

export function testConnectingMovesNobodyToAnotherRow() {
  const stage = new Stage();
  const host = stage.host();
  const [front, back] = [stage.network(host, "front"), stage.network(host, "back")];
  const [web] = [front, front, back, back].map((network) => stage.container([network]));
  const rows = () => stage.picture().namespaces.map(({ id, y }) => [id, y]);
  const before = rows();
  web.attachments.push(attachment(back));
  stage.endpoint(web, back, 1);
  equal(rows(), before);
}

export function testAPageOfSixtyContainersOnTwoHostsIsNoTower() {
  const { bounds } = layoutOf(randomLab(7, { containers: 30, networks: 6, hosts: 2 }).lab, ALL);
  equal(bounds.w / bounds.h > 1 && bounds.w / bounds.h < 3, true, `${(bounds.w / bounds.h).toFixed(2)} times as wide as high:`);
}

export function testALargeLabIsLaidOutInNoTime() {
  const { lab } = randomLab(5, { containers: 300, networks: 8, hosts: 1 });
  layoutOf(lab, ALL);
  const begun = performance.now();
  layoutOf(lab, ALL);
  const took = performance.now() - begun;
  equal(took < 400, true, `${took.toFixed(0)} ms:`);
}

/** @template T @param {T[]} list @param {() => number} roll */
function shuffle(list, roll) {
  return list.map((item) => ({ item, at: roll() })).sort((a, b) => a.at - b.at).map(({ item }) => item);
}

/** @param {HoodPicture} picture the parts by id, whatever their order */
function sorted({ namespaces, plates, devices, switches, links, rules, hooks, ifaces, bounds }) {
  return [bounds, ...[namespaces, plates, devices, switches, links, rules, hooks, ifaces].map((list) => [...list].sort((a, b) => (a.id < b.id ? -1 : 1)))];
}

/** @param {HoodPicture} picture container ids from the top left */
function reading({ plates }) {
  return plates.filter(({ resident }) => !resident).sort((a, b) => a.box.y - b.box.y || a.x - b.x).map(({ id }) => id);
}
