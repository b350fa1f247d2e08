/**
 * What the hops of a trace are under the hood: at which things a packet stops in turn, and what lights up besides. Pure.
 *
 * The rules that a trace names are those of the walk (cnmviz/cnm/walk/stages); each belongs to a card of the host's namespace.
 */

import { keyOf } from "../lib/keys.js";
import { overlayKey } from "./facts.js";

/** @import {Hop, Step, Trace} from "../types.js" */
/** @import {HookId, HostFacts, Linux, Rule} from "./types.js" */
/** @typedef {{stops: string[], lights: string[]}} Staying where a packet goes in turn for one step, as owners of stops, and what lights up */

/** On which card a rule of the walk stands. @type {Record<string, HookId>} */
const CARDS = {
  raw: "raw",
  dnat: "dnat",
  conntrack: "dnat",
  route: "route",
  local: "route",
  "route-through-host": "route",
  "no-route": "route",
  "back-out": "route",
  "parent-route": "route",
  "docker-proxy": "local",
  "no-listener": "local",
  "kernel-answers": "local",
  listener: "local",
  paused: "local",
  published: "filter",
  isolation: "filter",
  internal: "filter",
  unprotected: "filter",
  "routed-open": "filter",
  "routed-closed": "filter",
  masquerade: "masq",
};
const VXLAN = new Set(["vxlan-out", "vxlan-in"]);

/** A packet that is shown is asked about at each of its stops. @type {WeakMap<Linux, WeakMap<Trace, Staying[][]>>} */
const known = new WeakMap();

/**
 * @param {Linux} linux
 * @param {Trace} trace
 * @returns {Staying[][]} per hop, one per step; a step that happens where the packet is already has no stops
 */
export function stayings(linux, trace) {
  const traces = known.get(linux) ?? new WeakMap();
  known.set(linux, traces);
  const found = traces.get(trace) ?? explained(linux, trace);
  traces.set(trace, found);
  return found;
}

/** @param {Linux} linux @param {Trace} trace @returns {Staying[][]} */
function explained(linux, trace) {
  let facts = hostOf(linux, trace.hops[0]);
  let overlay = "";
  return trace.hops.map((hop) => {
    facts = hostOf(linux, hop) ?? facts;
    const { kind, id } = hop.place;
    if (kind === "network") overlay = id;
    if (facts && kind === "host") return inHost(facts, hop, trace, overlay);
    const here = facts && kind === "network" ? `net:${id}@${facts.host.id}` : keyOf(hop.place);
    return hop.steps.map((step, at) => ({ stops: at ? [] : [here], lights: facts && kind === "network" ? inNetwork(facts, id, step) : [] }));
  });
}

/** The host at which a hop certainly is; of a network, the one where the packet came from. @param {Linux} linux @param {Hop} hop */
function hostOf(linux, { place: { kind, id } }) {
  if (kind === "host") return linux.hosts.find(({ host }) => host.id === id);
  if (kind === "container")
    return linux.hosts.find(
      ({ namespaces, residents }) =>
        residents.some((container) => container.id === id) ||
        namespaces.some(({ containers }) => containers.some((container) => container.id === id)),
    );
  return linux.hosts.find(({ devices }) => devices.some(({ network }) => network.id === id && network.host !== ""));
}

/** @param {HostFacts} facts @param {string} id @param {Step} step */
function inNetwork(facts, id, { rule }) {
  const overlay = facts.overlays.find(({ network }) => network.id === id);
  const icc = rule === "icc" ? facts.rules.filter((one) => one.network === id && one.key.includes("/icc/")).map(({ key }) => key) : [];
  const card = icc.length ? [hookKey(facts, "filter"), ...icc] : [];
  return [...(overlay ? [overlayKey(overlay.network, facts.host)] : []), ...card];
}

/** @param {HostFacts} facts @param {Hop} hop @param {Trace} trace @param {string} overlay the network last seen @returns {Staying[]} */
function inHost(facts, hop, trace, overlay) {
  const { host } = facts;
  return hop.steps.map((step, at) => {
    if (VXLAN.has(step.rule)) return inTunnel(facts, step.rule, overlay);
    const hook = CARDS[step.rule];
    if (hook) return { stops: [hookKey(facts, hook)], lights: [hookKey(facts, hook), ...ruleFor(facts, step, trace).map(({ key }) => key)] };
    const outer = step.detail?.device === host.interface;
    return { stops: at ? [] : [outer ? `eth:${host.id}` : `host:${host.id}`], lights: outer ? [outerKey(facts)] : [] };
  });
}

/** @param {HostFacts} facts @param {string} rule @param {string} overlay @returns {Staying} */
function inTunnel(facts, rule, overlay) {
  const key = overlayKey({ id: overlay }, facts.host);
  const ends = [`vxlan:${overlay}@${facts.host.id}`, `eth:${facts.host.id}`];
  return { stops: rule === "vxlan-out" ? ends : ends.reverse(), lights: [key, key.replace("overlay:", "vxlan:"), outerKey(facts)] };
}

/** @param {HostFacts} facts @param {HookId} hook */
function hookKey({ host }, hook) {
  return `hook:${host.id.slice(0, 12)}/${hook}`;
}

/** @param {HostFacts} facts */
function outerKey({ host }) {
  return `iface:${host.id.slice(0, 12)}/${host.interface}`;
}

/**
 * The rule that a step is about: the line that the walk names where it names one, a port's proxy, otherwise by what the rule is called.
 *
 * @param {HostFacts} facts
 * @param {Step} step
 * @param {Trace} trace
 * @returns {Rule[]}
 */
function ruleFor({ rules }, step, trace) {
  const line = step.detail?.line ? wordsOf(String(step.detail.line)) : "";
  const same = line ? rules.filter(({ text }) => wordsOf(text.replace(/^-A \S+ /, "")) === line) : [];
  if (same.length) return same;
  const id = step.entity?.id ?? "";
  const called = NAMED[step.rule] ?? [];
  const found = rules.filter(({ key, network, endpoint }) => called.some((name) => key.includes(`/${name}`)) && (network === id || endpoint === id));
  if (step.rule === "docker-proxy") return found.filter(({ text }) => text.includes(`-host-port ${trace.packet.port} `));
  return found.slice(0, 1);
}

/** The words of a rule, whatever their order, without those that iptables adds by itself. @param {string} line */
function wordsOf(line) {
  return line
    .replace(/-m (tcp|udp|sctp) /, "")
    .replace(/\/(32|128)(?= )/, "")
    .split(" ")
    .sort()
    .join(" ");
}

/** What a rule of the walk is called among those of the view, by the beginning of its id. @type {Record<string, string[]>} */
const NAMED = {
  dnat: ["dnat-"],
  "docker-proxy": ["proxy-"],
  isolation: ["into/"],
  internal: ["internal-in/"],
  unprotected: ["default/"],
  "routed-closed": ["default/"],
  "routed-open": ["ping/"],
  published: ["open-"],
};
