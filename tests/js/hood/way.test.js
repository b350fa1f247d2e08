/** A packet's way under the hood: each hop ends at the thing of which it speaks, and the next begins there. */

import { stayings } from "../../../static/cnmviz/hood/hops.js";
import { legsOf, lightsOf, wayOf } from "../../../static/cnmviz/hood/way.js";
import { equal } from "../expect.js";
import { Stage, pool } from "./labs.js";

/** @import {Place, Step, Trace} from "../../../static/cnmviz/types.js" */
/** @import {Point} from "../../../static/cnmviz/diagram/types.js" */
/** @import {HoodPicture} from "../../../static/cnmviz/hood/types.js" */
/** @typedef {{kind: string, id: string, name: string}} Thing */
/** @typedef {[Thing, Partial<Step>[], ("there" | "back")?]} Stay */

/** @param {Stay[]} stays @param {Partial<Trace["packet"]>} [packet] @returns {Trace} */
function trace(stays, packet = {}) {
  const place = (/** @type {Thing} */ { kind, id, name }) => /** @type {Place} */ ({ kind, id, name });
  const hops = stays.map(([thing, steps, direction = "there"]) => ({
    place: place(thing),
    direction,
    steps: steps.map((step) => ({ action: "forwarded", rule: "", text: "", ...step })),
  }));
  return /** @type {any} */ ({ packet: { origin: hops[0].place, target: "", protocol: "tcp", port: 80, source: "", destination: "", ...packet }, hops, verdict: { key: "DELIVERED", ok: true, sentence: "" }, resolved: [], fix: [] });
}

/** @param {string} rule @param {Partial<Step>} [more] @returns {Partial<Step>} */
function step(rule, more = {}) {
  return { rule, ...more };
}

/** @param {string} id */
function outside(id) {
  return { kind: "outside", id, name: "outside" };
}

/** Each hop begins where the last one ended. @param {Point[][]} way */
function unbroken(way) {
  equal(way.slice(1).map(([first]) => first), way.slice(0, -1).map((steps) => steps[steps.length - 1]), "unbroken:");
}

/** @param {Point | undefined} point @param {{x: number, y: number, w: number, h: number} | undefined} rect @param {string} about */
function lies(point, rect, about) {
  const within = point && rect && rect.x <= point.x && point.x <= rect.x + rect.w && rect.y <= point.y && point.y <= rect.y + rect.h;
  equal(Boolean(within), true, `${about} at ${JSON.stringify(point)}:`);
}

/** Two bridges of one host with a container each. */
function twoBridges() {
  const stage = new Stage();
  const host = stage.host();
  const [front, back] = [stage.bridge(host, "front", "172.18.0.0/16"), stage.bridge(host, "back", "172.19.0.0/16")];
  const web = stage.plugged(front, "172.18.0.2", { bindings: [{ host_ip: "0.0.0.0", host_port: 8080, port: 80, proto: "tcp" }] });
  const db = stage.plugged(back, "172.19.0.2");
  return { stage, host, machine: stage.lab.hosts[0], front, back, web, db };
}

/** @param {HoodPicture} picture @param {string} hook */
function tap(picture, hook) {
  return picture.hooks.find((one) => one.hook === hook)?.tap;
}

export function testFromNamespaceToNamespaceOverTheirBridge() {
  const stage = new Stage();
  const front = stage.bridge(stage.host(), "front", "172.18.0.0/16");
  const [a, b] = [stage.plugged(front, "172.18.0.2"), stage.plugged(front, "172.18.0.3")];
  const picture = stage.picture();
  const way = wayOf(picture, trace([[a.container, [step("route")]], [front, [step("bridge")]], [b.container, [step("endpoint")]]]));
  const [left, right] = picture.endpoints.map(({ x, y }) => ({ x, y }));
  const bar = picture.devices.find(({ id }) => id === front.id);
  unbroken(way);
  equal([way[0], way[2].at(-1)], [[left], right]);
  lies(way[1].at(-1), bar, "in the bridge");
}

export function testOutsideAndBackThroughTheCardsThatDecide() {
  const { stage, host, machine, front, web } = twoBridges();
  const picture = stage.picture();
  const asked = trace([
    [web.container, [step("route")]],
    [front, [step("bridge")]],
    [machine, [step("interface"), step("route"), step("masquerade", { detail: { line: `-s 172.18.0.0/16 ! -o br-${front.id} -j MASQUERADE` } })]],
    [outside(host), [step("neighbour")]],
    [outside(host), [step("route")], "back"],
    [machine, [step("interface"), step("conntrack"), step("route")], "back"],
    [front, [step("bridge")], "back"],
    [web.container, [step("answer")], "back"],
  ]);
  const way = wayOf(picture, asked);
  unbroken(way);
  equal(way[2].some((point) => same(point, tap(picture, "route"))), true, "by the routing table:");
  equal(way[2].at(-1), tap(picture, "masq"));
  lies(way[3].at(-1), picture.outside[0], "outside");
  equal(way[5].some((point) => same(point, tap(picture, "dnat"))), true, "back by nat:");
  equal(way[7].at(-1), { x: picture.endpoints[0].x, y: picture.endpoints[0].y });
  const masquerade = picture.rules.find(({ text }) => text === "MASQUERADE 172.18.0.0/16");
  equal(lightsOf(picture, asked, 2, 2).includes(`rule:${masquerade?.id}`), true, "the rule lights up:");
}

export function testEachStepOfTheHostHappensAtItsCard() {
  const { stage, host, machine, front, web } = twoBridges();
  const picture = stage.picture();
  const device = (/** @type {string} */ name) => step("interface", { detail: { device: name } });
  const asked = trace([
    [web.container, [step("embedded-dns"), step("route")]],
    [front, [step("bridge")]],
    [machine, [device(`br-${front.id}`), step("route"), step("masquerade")]],
    [outside(host), [step("neighbour")]],
    [outside(host), [step("route")], "back"],
    [machine, [device("eth0"), step("conntrack")], "back"],
  ]);
  const legs = legsOf(picture, asked);
  equal(legs.map((hop) => hop.length), [2, 1, 3, 1, 1, 2]);
  equal(legs[0].map((leg) => leg.length), [1, 1], "looking up a name is no way:");
  equal(legs[2][0].at(-1)?.x, picture.hosts[0].rail.x, "it comes in by the rail:");
  equal(legs[2].slice(1).map((leg) => leg.at(-1)), [tap(picture, "route"), tap(picture, "masq")]);
  lies(legs[5][0].at(-1), picture.ifaces.find(({ outer }) => outer), "back at the interface");
  equal(legs[5][1].at(-1), tap(picture, "dnat"));
  equal(lightsOf(picture, asked, 2, 0), [], "no card yet:");
  unbroken(legs.flat());
}

export function testInThroughAPublishedPort() {
  const { stage, host, machine, front, web } = twoBridges();
  const picture = stage.picture();
  const entity = /** @type {Place} */ ({ kind: "endpoint", id: web.endpoint.id, name: "eth0" });
  const asked = trace([
    [outside(host), [step("route")]],
    [machine, [step("interface"), step("dnat", { entity }), step("route"), step("published", { detail: { line: `-d 172.18.0.2 ! -i br-${front.id} -o br-${front.id} -p tcp --dport 80 -j ACCEPT` } })]],
    [front, [step("bridge")]],
    [web.container, [step("endpoint", { entity })]],
  ], { port: 8080 });
  const way = wayOf(picture, asked);
  unbroken(way);
  equal(way[1].at(-1), tap(picture, "filter"));
  const lit = [1, 3].flatMap((step) => lightsOf(picture, asked, 1, step));
  const dnat = picture.rules.find(({ text }) => text.startsWith("DNAT"));
  equal([lit.includes(`rule:${dnat?.id}`), lit.some((key) => key.includes("/open-"))], [true, true]);
}

export function testAnIsolatedNetworkStopsThePacketAtTheFilter() {
  const { stage, machine, front, back, web } = twoBridges();
  const picture = stage.picture();
  const entity = /** @type {Place} */ (back);
  const asked = trace([
    [web.container, [step("route")]],
    [front, [step("bridge")]],
    [machine, [step("interface"), step("route"), step("isolation", { action: "dropped", entity })]],
  ]);
  equal(wayOf(picture, asked)[2].at(-1), tap(picture, "filter"));
  equal(lightsOf(picture, asked, 2, 2).some((key) => key.includes("/into/") || key.endsWith("filter-rest")), true);
}

export function testFromHostToHostInsideOfTheTunnel() {
  const stage = new Stage();
  const hosts = [stage.host("node1"), stage.host("node2")];
  const options = { "com.docker.network.driver.overlay.vxlanid_list": "4097" };
  const net = stage.network("", "backnet", { driver: "overlay", pools: [pool("10.0.1.0/24", "10.0.1.1")], options });
  const [web, db] = hosts.map((host, i) => stage.plugged(net, `10.0.1.${i + 2}`, { gateway: "" }, { host }));
  const [here, there] = stage.lab.hosts;
  const picture = stage.picture();
  const asked = trace([
    [web.container, [step("route")]],
    [net, [step("overlay")]],
    [here, [step("vxlan-out")]],
    [there, [step("vxlan-in")]],
    [net, [step("overlay")]],
    [db.container, [step("endpoint")]],
  ]);
  const way = wayOf(picture, asked);
  const [left, right] = [here, there].map((host) => ({
    bar: picture.switches.find((one) => one.host === host.id),
    eth: picture.ifaces.find((one) => one.outer && one.host === host.id),
  }));
  unbroken(way);
  lies(way[1].at(-1), left.bar, "in the switch here");
  lies(way[2].at(-1), left.eth, "at the interface here");
  lies(way[4].at(-1), right.bar, "in the switch there");
  equal(way[5].at(-1), { x: picture.endpoints[1].x, y: picture.endpoints[1].y });
  equal(lightsOf(picture, asked, 2, 0).filter((key) => key.startsWith("vxlan:")).length, 1);
}

export function testAPacketIsExplainedOnceForEachStateOfTheLab() {
  const { stage, front, web } = twoBridges();
  const asked = trace([[web.container, [step("route")]], [front, [step("bridge")]]]);
  const [linux, later] = [stage.linux(), stage.linux()];
  const first = stayings(linux, asked);
  equal([stayings(linux, asked) === first, stayings(later, asked) === first], [true, false]);
  equal(stayings(linux, trace([[front, [step("bridge")]]])).length, 1, "another packet:");
}

export function testWhatStandsOnTheParentLeavesPastTheHostsRules() {
  const stage = new Stage();
  const host = stage.host();
  const lan = stage.bridge(host, "lan", "203.0.113.0/24", { driver: "macvlan", options: { parent: "eth0" } });
  const { container } = stage.plugged(lan, "203.0.113.9", { prefix: 24 });
  const picture = stage.picture();
  const way = wayOf(picture, trace([[container, [step("route")]], [lan, [step("parent")]], [outside(host), [step("neighbour")]]]));
  unbroken(way);
  lies(way[2].at(-1), picture.outside[0], "outside");
  equal(way[2].some(({ x, y }) => picture.hooks.some(({ tap }) => tap.x === x && tap.y === y)), false);
}

export function testAContainerOfTheHostNetworkStartsInTheHostsNamespace() {
  const stage = new Stage();
  const host = stage.host();
  const container = stage.container([/** @type {any} */ (stage.lab.networks.find(({ driver }) => driver === "host"))]);
  const picture = stage.picture();
  const way = wayOf(picture, trace([[container, [step("address")]], [stage.lab.hosts[0], [step("route")]], [outside(host), [step("neighbour")]]]));
  unbroken(way);
  lies(way[0][0], { .../** @type {any} */ (picture.plates[0]), h: 60 }, "at its plate");
  lies(way[2].at(-1), picture.outside[0], "outside");
}

/** @param {Point} a @param {Point | undefined} b */
function same(a, b) {
  return a.x === b?.x && a.y === b.y;
}
