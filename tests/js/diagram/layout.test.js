/** The laws of the layout, over random labs: nothing overlaps, lines run in lanes of their own, and the picture stays where it is. */

import { layoutOf } from "../../../static/cnmviz/diagram/layout.js";
import { modelOf } from "../../../static/cnmviz/diagram/model.js";
import { equal } from "../expect.js";
import { attachment, Builder, dice, randomLab, SETTING, swarmLab } from "./labs.js";

/** @import {Lab, Picture, Point, Rect, WirePlace} from "../../../static/cnmviz/diagram/types.js" */

const SEEDS = Array.from({ length: 60 }, (_, i) => i + 1);

/** @param {Lab} lab */
function draw(lab) {
  return layoutOf(modelOf(lab, SETTING.cards), SETTING);
}

/** @param {(picture: Picture, lab: Lab) => void} law */
function always(law) {
  for (const seed of SEEDS) {
    const { lab } = randomLab(seed);
    try {
      law(draw(lab), lab);
    } catch (error) {
      throw new Error(`lab ${seed}: ${error}`);
    }
  }
  for (const { lab } of [randomLab(7, { containers: 60, networks: 8, hosts: 1 }), swarmLab(1), swarmLab(2), swarmLab(3), swarmLab(4, 5), swarmLab(5, 7)])
    law(draw(lab), lab);
}

/** @param {Rect} a @param {Rect} b */
function overlap(a, b) {
  return a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h;
}

/** @param {WirePlace} wire @returns {{from: Point, to: Point}[]} */
function segments({ points }) {
  return points.slice(1).map((to, i) => ({ from: points[i], to }));
}

/** @param {{from: Point, to: Point}} segment @returns {Rect} grown by half a pixel, so that a line has an inside */
function hull({ from, to }) {
  return {
    x: Math.min(from.x, to.x) - 0.5,
    y: Math.min(from.y, to.y) - 0.5,
    w: Math.abs(from.x - to.x) + 1,
    h: Math.abs(from.y - to.y) + 1,
  };
}

export function testBoxesBarsAndChipsNeverOverlap() {
  always((picture) => {
    const rects = [...picture.containers, ...picture.networks, ...picture.outside];
    rects.forEach((a, i) => rects.slice(i + 1).forEach((b) => equal(overlap(a, b), false, `${a.id} and ${b.id} overlap:`)));
  });
}

export function testEverythingOfAHostLiesInItsFrame() {
  always((picture) => {
    const hosts = new Map(picture.hosts.map((host) => [host.id, host]));
    for (const rect of [
      ...picture.containers.map((place) => ({ ...place, host: place.container.host })),
      ...picture.networks.filter((place) => place.network.host).map((place) => ({ ...place, host: place.network.host })),
    ]) {
      const frame = /** @type {Rect} */ (hosts.get(rect.host));
      const inside =
        rect.x > frame.x && rect.y > frame.y && rect.x + rect.w < frame.x + frame.w && rect.y + rect.h < frame.y + frame.h;
      equal(inside, true, `${rect.id} in its frame:`);
    }
  });
}

export function testEveryLiveThingIsDrawnOnce() {
  always((picture, lab) => {
    const shared = new Set(lab.networks.filter((network) => network.driver === "host").map((network) => network.id));
    equal(picture.containers.map((place) => place.id).sort(), lab.containers.map((container) => container.id).sort());
    equal(picture.networks.map((place) => place.id).sort(), lab.networks.map((network) => network.id).sort());
    equal(
      picture.endpoints.map((place) => place.id).sort(),
      lab.endpoints
        .filter((endpoint) => !shared.has(endpoint.network))
        .map((endpoint) => endpoint.id)
        .sort(),
    );
  });
}

export function testEndpointsSitOnTheEdgeOfTheirSandbox() {
  always((picture) => {
    const sandboxes = new Map(picture.sandboxes.map((sandbox) => [sandbox.id, sandbox]));
    for (const { id, endpoint, x, y } of picture.endpoints) {
      const sandbox = sandboxes.get(endpoint.sandbox);
      if (!sandbox) throw new Error(`${id} has no sandbox`);
      equal([y, x > sandbox.x, x < sandbox.x + sandbox.w], [sandbox.y + sandbox.h, true, true], id);
    }
  });
}

export function testASharedSandboxReachesAllWhoLiveInIt() {
  always((picture) => {
    for (const { x, w, containers } of picture.sandboxes) {
      for (const id of containers) {
        const box = picture.containers.find((place) => place.id === id);
        equal(Boolean(box && x < box.x + box.w && x + w > box.x), true, `${id} in its sandbox:`);
      }
    }
  });
}

export function testLinesOfTwoNetworksNeverCoincide() {
  always((picture) => {
    const wires = picture.wires.filter((wire) => wire.part === "drop" || wire.part === "rail");
    const lines = wires.flatMap((wire) =>
      segments(wire).map((segment) => ({ network: wire.network, rect: hull(segment), level: segment.from.y === segment.to.y })),
    );
    lines.forEach((a, i) =>
      lines.slice(i + 1).forEach((b) => {
        if (a.network !== b.network && a.level === b.level)
          equal(overlap(a.rect, b.rect), false, `${a.network} and ${b.network} coincide:`);
      }),
    );
  });
}

export function testNoLineRunsBehindABox() {
  always((picture) => {
    for (const wire of picture.wires) {
      for (const segment of segments(wire)) {
        for (const box of picture.containers) {
          if (box.id !== wire.container) equal(overlap(hull(segment), box), false, `${wire.id} behind ${box.id}:`);
        }
      }
    }
  });
}

export function testEveryEndpointHasALineToItsNetwork() {
  always((picture) => {
    const drops = new Map(picture.wires.filter((wire) => wire.part === "drop" && wire.live).map((wire) => [wire.endpoint, wire]));
    const bars = new Map(picture.networks.map((place) => [place.id, place]));
    const rails = picture.wires.filter((wire) => wire.part === "rail");
    equal([...drops.keys()].sort(), picture.endpoints.map((place) => place.id).sort());
    for (const { id, endpoint, x, y } of picture.endpoints) {
      const [start, end] = /** @type {WirePlace} */ (drops.get(id)).points;
      const bar = bars.get(endpoint.network);
      const inBar = bar && end.y === bar.y && end.x > bar.x && end.x < bar.x + bar.w;
      const onRail = rails.some(
        (rail) =>
          rail.network === endpoint.network &&
          rail.points[0].y === end.y &&
          rail.points[0].x < end.x &&
          rail.points[1].x >= end.x,
      );
      equal([start, end.x, Boolean(inBar || onRail)], [{ x, y }, x, true], id);
    }
  });
}

export function testTextsFitWhereTheyStand() {
  always((picture) => {
    for (const place of picture.containers) {
      equal(
        [33 + SETTING.measure(place.title, "title") < place.w, 14 + SETTING.measure(place.image, "note") < place.w],
        [true, true],
        place.id,
      );
    }
    for (const place of picture.networks) if (!place.chip) equal(place.badgeX + place.badgeW < place.w, true, place.id);
  });
}

export function testAHostsFrameIsAsWideAsAStage() {
  for (const containers of [24, 40, 60, 100, 150, 200, 300]) {
    const [{ w, h }] = draw(randomLab(5, { containers, networks: Math.min(8, 2 + containers / 10), hosts: 1 }).lab).hosts;
    equal(w / h > 1.2 && w / h < 2.6, true, `${containers} containers are ${(w / h).toFixed(2)} times as wide as high:`);
  }
}

export function testFarOutNamesFillTheirBoxesAndNoMore() {
  always((picture) => {
    for (const { id, title, far, w, h } of picture.containers) {
      const widest = Math.max(...far.lines.map((line) => (SETTING.measure(line, "title") * far.size) / 15));
      equal([far.lines.join(""), far.size >= 20, widest <= w - 12, far.lines.length * far.size * 1.18 <= h - 60], [title, true, true, true], id);
    }
  });
}

export function testTheOrderInWhichEntitiesArriveChangesNothing() {
  for (const seed of SEEDS) {
    const { lab } = randomLab(seed);
    const roll = dice(seed + 1000);
    const shuffled = Object.fromEntries(Object.entries(lab).map(([kind, list]) => [kind, shuffle(list, roll)]));
    equal(sorted(draw(/** @type {any} */ (shuffled))), sorted(draw(lab)), `lab ${seed}`);
  }
}

export function testOneMoreContainerKeepsTheOthersInTheirOrder() {
  for (const seed of SEEDS) {
    const builder = randomLab(seed, { hosts: 1 });
    const before = reading(draw(builder.lab));
    const [first] = builder.lab.networks;
    const fresh = builder.container([first]);
    equal(
      reading(draw(builder.lab)).filter((id) => id !== fresh.id),
      before,
      `lab ${seed}`,
    );
  }
}

export function testANewcomerOnTheLastNetworkMovesNobody() {
  const builder = new Builder();
  const host = builder.host();
  const [front, back] = [builder.network(host, "front"), builder.network(host, "back")];
  for (const network of [front, front, back]) builder.container([network]);
  const before = corners(draw(builder.lab));
  const fresh = builder.container([back]);
  const after = corners(draw(builder.lab));
  after.delete(fresh.id);
  equal([...after], [...before]);
}

export function testConnectingAndStoppingLeaveEveryoneInTheirRow() {
  for (const seed of SEEDS) {
    const builder = randomLab(seed, { hosts: 1 });
    const rows = rowsOf(draw(builder.lab));
    const bridges = builder.lab.networks.filter((network) => network.driver === "bridge");
    for (const container of builder.lab.containers) {
      if (container.network_mode.startsWith("container:") || container.network_mode === "host") continue;
      const free = bridges.find(
        (network) => network.host === container.host && !container.attachments.some((known) => known.network === network.name),
      );
      if (free) container.attachments.push(attachment(free));
      if (container.number % 2) Object.assign(container, { status: "exited", sandbox: "" });
    }
    equal(rowsOf(draw(builder.lab)), rows, `lab ${seed}`);
  }
}

/** @template T @param {T[]} list @param {() => number} roll */
function shuffle(list, roll) {
  return list
    .map((item) => ({ item, at: roll() }))
    .sort((a, b) => a.at - b.at)
    .map(({ item }) => item);
}

/** @param {Picture} picture the parts by id, whatever their order */
function sorted(picture) {
  const { bounds, ...lists } = picture;
  return [bounds, ...Object.values(lists).map((list) => [...list].sort((a, b) => (a.id < b.id ? -1 : 1)))];
}

/** @param {Picture} picture container ids from the top left */
function reading(picture) {
  return [...picture.containers].sort((a, b) => a.y - b.y || a.x - b.x).map((place) => place.id);
}

/** @param {Picture} picture */
function corners(picture) {
  return new Map(picture.containers.map((place) => [place.id, [place.x, place.y]]));
}

/** @param {Picture} picture container ids by row */
function rowsOf(picture) {
  const rows = Map.groupBy(
    [...picture.containers].sort((a, b) => a.y - b.y || a.x - b.x),
    (place) => place.y,
  );
  return [...rows.values()].map((row) => row.map((place) => place.id));
}

export function testManyHostsStandSideBySide() {
  for (const [count, columns] of [[1, 1], [2, 1], [3, 2], [5, 2], [6, 3], [10, 3], [16, 4]]) {
    const { lab } = swarmLab(1, count);
    equal(new Set(draw(lab).hosts.map(({ x }) => x)).size, columns, `${count} hosts`);
  }
}
