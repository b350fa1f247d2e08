/** A packet's way runs along the lines that are drawn, from each hop to the next. */

import { layoutOf } from "../../../static/cnmviz/diagram/layout.js";
import { modelOf } from "../../../static/cnmviz/diagram/model.js";
import { wayOf } from "../../../static/cnmviz/diagram/way.js";
import { equal } from "../expect.js";
import { Builder, randomLab, SETTING } from "./labs.js";

/** @import {Place, Trace} from "../../../static/cnmviz/types.js" */
/** @import {Lab, Picture, Point} from "../../../static/cnmviz/diagram/types.js" */

/** @param {Lab} lab */
function draw(lab) {
  return layoutOf(modelOf(lab, SETTING.cards), SETTING);
}

/** @param {{kind: string, id: string, name: string}[]} places @returns {Trace} */
function trace(places) {
  const hops = places.map(({ kind, id, name }) => ({
    place: /** @type {Place} */ ({ kind, id, name }),
    direction: /** @type {const} */ ("there"),
    steps: [{ action: "forwarded", rule: "", text: "" }],
  }));
  const packet = { origin: hops[0].place, target: "", protocol: "icmp", port: 0, source: "", destination: "" };
  return {
    packet,
    hops,
    verdict: { key: "DELIVERED", ok: true, sentence: "" },
    resolved: [],
    fix: [],
    reason: "",
    symptom: "answered",
  };
}

/** Whether a point lies on a line, in the bar of a network, or on a host's own rail. @param {Picture} picture @param {Point} point */
function drawn(picture, { x, y }) {
  const onLine = picture.wires.some(({ points }) =>
    points.slice(1).some((to, i) => {
      const from = points[i];
      return (
        Math.min(from.x, to.x) <= x && x <= Math.max(from.x, to.x) && Math.min(from.y, to.y) <= y && y <= Math.max(from.y, to.y)
      );
    }),
  );
  const onHost = picture.hosts.some(
    ({ rail, port }) => (x === rail.x && rail.y1 <= y && y <= rail.y2) || (y === port.y && rail.x <= x && x <= port.x),
  );
  return onLine || onHost || picture.networks.some((bar) => bar.x <= x && x <= bar.x + bar.w && bar.y <= y && y <= bar.y + bar.h);
}

export function testFromSocketToSocketThroughTheNetwork() {
  const builder = new Builder();
  const front = builder.network(builder.host(), "front");
  const [web, db] = [builder.container([front]), builder.container([front])];
  const picture = draw(builder.lab);
  const [left, right] = picture.endpoints;
  const way = wayOf(picture, trace([web, front, db]));
  const [bar] = picture.networks;
  equal(way, [
    [{ x: left.x, y: left.y }],
    [
      { x: left.x, y: left.y },
      { x: left.x, y: bar.y + 7 },
    ],
    [
      { x: left.x, y: bar.y + 7 },
      { x: right.x, y: bar.y + 7 },
      { x: right.x, y: right.y },
    ],
  ]);
}

export function testOutOverTheHostsInterface() {
  const builder = new Builder();
  const front = builder.network(builder.host(), "front");
  const web = builder.container([front]);
  const [host] = builder.lab.hosts;
  const picture = draw(builder.lab);
  const way = wayOf(picture, trace([web, front, host, { kind: "outside", id: host.id, name: "outside" }]));
  equal([way[3][0].x, way[3].at(-1)?.y], [picture.hosts[0].rail.x, picture.outside[0].y + picture.outside[0].h / 2]);
}

export function testFromHostToHostOverTheWireBetweenThem() {
  const builder = new Builder();
  const hosts = [builder.host("node1"), builder.host("node2")];
  const backnet = builder.network("", "backnet", { driver: "overlay" });
  const [web, api] = hosts.map((host) => builder.container([backnet], { host }));
  const picture = draw(builder.lab);
  const [here, there] = builder.lab.hosts;
  const way = wayOf(picture, trace([web, backnet, here, there, backnet, api]));
  const bend = picture.wires.filter((wire) => wire.part === "out").map((wire) => wire.points[1]);
  const ports = picture.hosts.map((host) => host.port);
  const corners = picture.hosts.map(({ rail, port }) => ({ x: rail.x, y: port.y }));
  const [left, right] = picture.endpoints.map(({ x, y }) => ({ x, y }));
  equal(way[3].slice(1), [corners[0], ports[0], bend[0], bend[1], ports[1]]);
  equal([way[0][0], way[5].at(-1)], [left, right]);
  equal(
    way.flat().every((point) => drawn(picture, point)),
    true,
  );
}

export function testEveryHopBeginsWhereTheLastOneEndedAndStaysOnTheLines() {
  let crossings = 0;
  for (let seed = 1; seed <= 40; seed++) {
    const { lab } = randomLab(seed, { hosts: 1 });
    const picture = draw(lab);
    for (const endpoint of picture.endpoints.slice(0, 8)) {
      const others = picture.endpoints.filter((other) => other.network.id === endpoint.network.id && other !== endpoint);
      for (const other of others.slice(0, 3)) {
        const ends = [endpoint, other].map(({ endpoint: { container } }) => ({
          kind: "container",
          id: container,
          name: container,
        }));
        const way = wayOf(picture, trace([ends[0], endpoint.network, ends[1]]));
        const points = way.flat();
        equal(
          points.every((point) => drawn(picture, point)),
          true,
          `lab ${seed}`,
        );
        equal(
          way.slice(1).map(([first]) => first),
          way.slice(0, -1).map((steps) => steps[steps.length - 1]),
          `lab ${seed}`,
        );
        crossings += 1;
      }
    }
  }
  equal(crossings > 100, true);
}

export function testTheHostIsOnAnInternalNetworkAtItsAddressThere() {
  const builder = new Builder();
  const host = builder.host();
  const vault = builder.network(host, "vault", { internal: true });
  const [web] = [builder.container([vault]), builder.container([vault])];
  const picture = draw(builder.lab);
  const bar = /** @type {import("../../../static/cnmviz/diagram/types.js").NetworkPlace} */ (picture.networks.find(({ id }) => id === vault.id));
  const way = wayOf(picture, trace([web, vault, { kind: "host", id: host, name: "node1" }]));
  const end = /** @type {Point} */ (way[2].at(-1));
  equal(way.flat().every((point) => drawn(picture, point)), true);
  equal([bar.x + bar.subnetX < end.x, end.x < bar.x + bar.badgeX, bar.y < end.y && end.y < bar.y + bar.h], [true, true, true]);
}

export function testFromItsHostAPacketLeavesByTheBridgeAndNotByTheInterface() {
  for (const internal of [false, true]) {
    const builder = new Builder();
    const host = builder.host();
    const front = builder.network(host, "front", { internal });
    const [, db] = [builder.container([front]), builder.container([front])];
    const picture = draw(builder.lab);
    const [frame] = picture.hosts;
    const node = { kind: "host", id: host, name: "node1" };
    const way = wayOf(picture, trace([node, front, db, front, node]));
    const home = { x: frame.x + 32, y: frame.y + 32 };
    equal([way[0], way[4].at(-1)], [[home], home]);
    equal(way.flat().every(({ x }) => x < frame.rail.x), true, "never at the interface");
    const upright = way[1].slice(1, 3);
    equal(upright.map(({ x }) => x), [frame.x + 16, frame.x + 16], "down the inside of the frame");
    const out = wayOf(picture, trace([node, { kind: "outside", id: "outside", name: "outside" }]));
    equal(out[0], [{ x: frame.rail.x, y: frame.rail.y1 }]);
  }
}

export function testWhereNoLineLeadsNoneIsDrawn() {
  const builder = new Builder();
  const host = builder.host();
  const [one, two] = [builder.network(host, "one", { internal: true }), builder.network(host, "two", { internal: true })];
  const [web, db] = [builder.container([one]), builder.container([two])];
  const picture = draw(builder.lab);
  const way = wayOf(picture, trace([web, one, db]));
  equal(way[2].length, 1);
}
