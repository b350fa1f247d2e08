/** Parts that decide about packets: the hooks of the kernel, each rule on them, routes. Pure. */

import { HOOKS } from "./labels.js";
import { routeLine } from "./routes.js";

/** @import {HookId, HostFacts, Linux, Part, Rule} from "./types.js" */

export const kernelParts = { hook: hookPart, rule: rulePart };

/** @type {Record<HookId, {teaching: string, commands: string[]}>} */
const WORDS = {
  raw: {
    teaching: "The first look at a packet that comes in by any interface, before it is routed. Docker drops here what is sent straight to a container's address and does not come by the container's own bridge.",
    commands: ["sudo iptables -t raw -S PREROUTING"],
  },
  dnat: {
    teaching: "Published ports: a packet for a port of the host gets the container's address as its destination. What comes from a bridge returns before, and is left to docker-proxy.",
    commands: ["sudo iptables -t nat -S DOCKER", "sudo iptables -t nat -S PREROUTING"],
  },
  route: {
    teaching: "Where does it go? The longest prefix that fits wins; the default route fits always.",
    commands: ["ip route", "ip -6 route"],
  },
  local: {
    teaching: "What is for an address of the host itself: the kernel answers pings, and programs take connections at their ports. One docker-proxy for each published port is among them.",
    commands: ["sudo ss -tulnp", "pgrep -a docker-proxy"],
  },
  filter: {
    teaching: "May it pass from one interface to another? Answers may; networks are kept apart; into a bridge come only published ports.",
    commands: ["sudo iptables -S DOCKER-FORWARD", "sudo iptables -S DOCKER", "sudo iptables -S DOCKER-ISOLATION-STAGE-2"],
  },
  masq: {
    teaching: "The last look before a packet leaves: what comes from a container gets the address of the interface by which it leaves as its source, so that answers find the way back.",
    commands: ["sudo iptables -t nat -S POSTROUTING"],
  },
};
/** What every host has, before and between the rules of single networks. @type {Partial<Record<HookId, string[]>>} */
const FRAME = {
  dnat: ["-A PREROUTING -m addrtype --dst-type LOCAL -j DOCKER", "-A OUTPUT ! -d 127.0.0.0/8 -m addrtype --dst-type LOCAL -j DOCKER"],
  filter: [
    "-A FORWARD -j DOCKER-USER",
    "-A FORWARD -j DOCKER-FORWARD",
    "-A DOCKER-FORWARD -j DOCKER-CT",
    "-A DOCKER-FORWARD -j DOCKER-ISOLATION-STAGE-1",
    "-A DOCKER-FORWARD -j DOCKER-BRIDGE",
  ],
};

/** @param {Linux} linux @param {string} id `host/…` @returns {{facts: HostFacts, rest: string} | null} */
function hostAt(linux, id) {
  const facts = linux.hosts.find(({ host }) => host.id.slice(0, 12) === id.slice(0, id.indexOf("/")));
  return facts ? { facts, rest: id.slice(id.indexOf("/") + 1) } : null;
}

/** @param {Linux} linux @param {string} id @returns {Part | null} */
function hookPart(linux, id) {
  const found = hostAt(linux, id);
  const hook = /** @type {HookId} */ (found?.rest);
  if (!found || !(hook in WORDS)) return null;
  const { facts } = found;
  const routes = [...facts.routes, ...facts.routes6].map(routeLine);
  const rules = facts.rules.filter((rule) => rule.hook === hook).map(({ text }) => text);
  return {
    kind: hook === "route" ? "Routing" : hook === "local" ? "Local delivery" : "Firewall",
    title: HOOKS[hook].title,
    teaching: WORDS[hook].teaching,
    facts: [["Host", facts.host.name]],
    lines: hook === "route" ? routes : [...(FRAME[hook] ?? []), ...rules],
    commands: WORDS[hook].commands,
    of: [`host:${facts.host.id}`],
  };
}

/** @param {Linux} linux @param {string} id @returns {Part | null} */
function rulePart(linux, id) {
  const found = hostAt(linux, id);
  if (!found) return null;
  const { facts, rest } = found;
  const hook = rest.endsWith("-rest") && rest.slice(0, -"-rest".length);
  if (hook) return hookPart(linux, `${id.slice(0, id.indexOf("/"))}/${hook}`);
  const route = /^route-(\d+)$/.exec(rest);
  if (route) return routePart(facts, Number(route[1]));
  const rule = facts.rules.find(({ key }) => key === `rule:${id}`);
  return rule ? ruleFacts(facts, rule) : null;
}

/** @param {HostFacts} facts @param {number} at @returns {Part | null} */
function routePart({ host, routes, routes6 }, at) {
  const route = [...routes, ...routes6][at];
  if (!route) return null;
  const whole = route.destination === "default" ? "Everything that no other line fits" : `What is for ${route.destination}`;
  return {
    kind: "Route",
    title: route.destination,
    teaching: `${whole} leaves by ${route.device}${route.via ? ` to ${route.via}` : ""}.`,
    facts: [["Source address", route.source]],
    lines: [routeLine(route)],
    commands: [route.destination.includes(":") ? "ip -6 route" : "ip route"],
    of: [`host:${host.id}`],
  };
}

/** @param {HostFacts} facts @param {Rule} rule @returns {Part} */
function ruleFacts({ host }, rule) {
  const chain = rule.text.split(" ")[1];
  const listens = rule.effect === "listen";
  return {
    kind: listens ? "Program" : "Rule",
    title: rule.short,
    teaching: rule.says,
    facts: listens ? [] : [["Table", rule.table], ["Chain", chain]],
    lines: [rule.text],
    commands: [listens ? "pgrep -a docker-proxy" : `sudo iptables -t ${rule.table} -S ${chain}`],
    of: [`network:${rule.network}`, ...(rule.endpoint ? [`endpoint:${rule.endpoint}`] : []), `host:${host.id}`],
  };
}
