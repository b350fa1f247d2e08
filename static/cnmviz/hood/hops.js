/**
 * What the hops of a trace are under the hood: at which things a packet stops in turn, and what lights up besides. Pure.
 *
 * The rules that a trace names are those of the walk (cnmviz/cnm/walk/stages); each belongs to a card of the host's namespace.
 */

import { keyOf } from "../diagram/way.js";
import { overlayKey } from "./facts.js";
import { contains } from "./ip.js";

/** @import {Hop, Step, Trace} from "../types.js" */
/** @import {HookId, HostFacts, Linux, Rule} from "./types.js" */
/** @typedef {{stops: string[], lights: string[]}} Staying where a packet stops during a hop, as owners of stops, and what lights up */

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

/**
 * @param {Linux} linux
 * @param {Trace} trace
 * @returns {Staying[]} one per hop
 */
export function stayings(linux, trace) {
  let facts = hostOf(linux, trace.hops[0]);
  let overlay = "";
  return trace.hops.map((hop) => {
    facts = hostOf(linux, hop) ?? facts;
    const { kind, id } = hop.place;
    if (kind === "network") overlay = id;
    if (!facts) return { stops: [keyOf(hop.place)], lights: [] };
    if (kind === "network") return inNetwork(facts, id, hop);
    return kind === "host" ? inHost(facts, hop, trace, overlay) : { stops: [keyOf(hop.place)], lights: [] };
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

/** @param {HostFacts} facts @param {string} id @param {Hop} hop @returns {Staying} */
function inNetwork(facts, id, hop) {
  const overlay = facts.overlays.find(({ network }) => network.id === id);
  const icc = hop.steps.some(({ rule }) => rule === "icc") ? facts.rules.filter((one) => one.network === id && /\/icc\//.test(one.key)) : [];
  return { stops: [`net:${id}@${facts.host.id}`], lights: [...(overlay ? [overlayKey(overlay.network, facts.host)] : []), ...icc.map(({ key }) => key)] };
}

/** @param {HostFacts} facts @param {Hop} hop @param {Trace} trace @param {string} overlay the network last seen @returns {Staying} */
function inHost(facts, hop, trace, overlay) {
  const { host } = facts;
  const tunnel = hop.steps.find(({ rule }) => VXLAN.has(rule));
  if (tunnel) {
    const key = overlayKey({ id: overlay }, host);
    const ends = [`vxlan:${overlay}@${host.id}`, `eth:${host.id}`];
    return { stops: tunnel.rule === "vxlan-out" ? ends : ends.reverse(), lights: [key, key.replace("overlay:", "vxlan:"), outerKey(facts)] };
  }
  /** @type {string[]} */
  const stops = [];
  /** @type {string[]} */
  const lights = [];
  for (const step of hop.steps) {
    const hook = CARDS[step.rule];
    if (!hook) continue;
    const key = `hook:${host.id.slice(0, 12)}/${hook}`;
    if (stops[stops.length - 1] !== key) stops.push(key);
    lights.push(key, ...ruleFor(facts, step, hop, trace).map((rule) => rule.key));
  }
  return { stops: stops.length ? stops : [`eth:${host.id}`], lights };
}

/** @param {HostFacts} facts */
function outerKey({ host }) {
  return `iface:${host.id.slice(0, 12)}/${host.interface}`;
}

/**
 * The rules of the firewall that a step is about.
 *
 * @param {HostFacts} facts
 * @param {Step} step
 * @param {Hop} hop
 * @param {Trace} trace
 * @returns {Rule[]}
 */
function ruleFor({ rules }, step, hop, trace) {
  const id = step.entity?.id ?? "";
  const kinds = NAMED[step.rule];
  if (!kinds) return [];
  const found = rules.filter(({ key, network, endpoint }) => kinds.some((kind) => key.includes(`/${kind}`)) && (network === id || endpoint === id));
  if (step.rule === "dnat" || step.rule === "docker-proxy") {
    const port = String(trace.packet.port);
    return found.filter(({ text }) => text.includes(`--dport ${port} `) || text.includes(`-host-port ${port} `));
  }
  if (step.rule === "raw") return found.filter(({ text }) => text.includes(`${aimedAt(trace, hop)}/32 `));
  if (step.rule === "masquerade") {
    const before = String(step.detail?.before ?? "");
    return rules.filter(({ hook, text }) => hook === "masq" && before && contains(text.split(" ")[3], before));
  }
  return found.slice(0, 1);
}

/** The rules, by the beginning of their id, that a rule of the walk can be. @type {Record<string, string[]>} */
const NAMED = {
  raw: ["raw-"],
  dnat: ["dnat-"],
  "docker-proxy": ["proxy-"],
  isolation: ["into/"],
  internal: ["internal-in/"],
  unprotected: ["default/"],
  "routed-closed": ["default/"],
  "routed-open": ["open-", "ping/"],
  published: ["open-"],
  masquerade: ["masq/"],
};

/** The address to which a packet that is dropped before routing was sent. @param {Trace} trace @param {Hop} hop */
function aimedAt({ packet }, { direction }) {
  return direction === "back" ? packet.source : packet.destination;
}
