/**
 * Pasted docker lines, fitted to the lab where they are to run: what is taken there gives way, and each change is told.
 *
 * A name that is taken becomes a free one (`web`, `web-2`) in all lines behind the one that makes it. A published host port that is
 * taken is raised to a free one. What earlier lines asked for and is not answered yet counts as taken. A subnet, an address, a MAC address or a bridge's name that is taken is left to Docker's choice.
 * A line that needs no change, or that only a shell understands, stays as it was written. Pure: sends nothing.
 */

import { overlap } from "../../lib/addresses.js";
import { isLong, lineOf, madeBy, removedBy, renamed, textOf } from "./line.js";
import { Occupied } from "./occupied.js";

/** @import {Store} from "../../types.js" */
/** @import {Kind, Line, Option} from "./line.js" */

const OF_SUBNETS = new Set(["--subnet", "--gateway", "--ip-range", "--aux-address"]);
const ADDRESSES = new Set(["--ip", "--ip6"]);
const BRIDGE = "com.docker.network.bridge.name=";

/**
 * @param {Store} store
 * @param {string[]} texts
 * @param {string[]} [asked] lines that were sent before and may not be in the store yet
 * @returns {{ lines: string[], names: string[], notes: string[] }} `names` are the new ones, `notes` say what else was changed
 */
export function fitted(store, texts, asked = []) {
  const fit = new Fit(store, texts, asked);
  const lines = texts.map((text) => fit.line(text));
  return { lines, names: fit.names, notes: [...new Set(fit.notes)] };
}

class Fit {
  /** @type {string[]} */
  names = [];
  /** @type {string[]} */
  notes = [];
  /** What is called otherwise here, by kind, host and the name as it was written. @type {Map<string, string>} */
  #calls = new Map();
  /** Networks that get another subnet than was written. @type {Set<string>} */
  #moved = new Set();
  /** @type {Map<string, number>} */
  #raised = new Map();
  #occupied;

  /** @param {Store} store @param {string[]} texts @param {string[]} asked */
  constructor(store, texts, asked) {
    this.#occupied = new Occupied(store);
    for (const line of asked.flatMap((text) => lineOf(text) ?? [])) this.#occupied.take(this.#occupied.host(line.context), madeBy(line), publishedBy(line));
    for (const line of texts.flatMap((text) => lineOf(text) ?? [])) {
      for (const port of portsOf(line)) this.#occupied.mentioned.add(port);
    }
  }

  /** @param {string} text */
  line(text) {
    const line = lineOf(text);
    if (!line) return text;
    const host = this.#occupied.host(line.context);
    for (const [kind, name] of removedBy(line)) this.#occupied.free(kind, host, name);
    const made = madeBy(line);
    if (made?.name) this.#name(made.kind, host, made.name);
    const called = (/** @type {Kind} */ kind, /** @type {string} */ name) => this.#calls.get(`${kind} ${host} ${name}`) ?? name;
    const here = renamed(line, called);
    const fit = { ...here, options: this.#options(here, host) };
    return textOf(fit) === textOf(line) ? text : textOf(fit);
  }

  /** @param {Kind} kind @param {string} host @param {string} name */
  #name(kind, host, name) {
    const free = this.#occupied.freeName(kind, host, name);
    this.#calls.set(`${kind} ${host} ${name}`, free);
    if (free !== name) this.names.push(free);
  }

  /** @param {Line} line @param {string} host @returns {Option[]} */
  #options(line, host) {
    if (line.verb === "network create") return this.#ofNetwork(line, host);
    const network = line.verb === "network connect" ? (line.args[0] ?? "") : networkOf(line.options);
    return line.options.flatMap((option) => this.#ofContainer(option, host, network) ?? []);
  }

  /** @param {Line} line @param {string} host */
  #ofNetwork({ options, args: [name = ""] }, host) {
    const space = options.some(({ flag, value }) => (flag === "--driver" || flag === "-d") && value === "overlay") ? "" : host;
    const taken = options.find(({ flag, value }) => flag === "--subnet" && this.#occupied.subnets(space).some((other) => overlap(other, value ?? "")));
    if (taken) {
      this.#moved.add(`${host} ${name}`);
      this.notes.push(`${name} gets another subnet, because ${taken.value} is taken`);
    }
    return options.filter(({ flag, value }) => !(taken && OF_SUBNETS.has(flag)) && !this.#bridgeTaken(value ?? "", host));
  }

  /** @param {string} option @param {string} host */
  #bridgeTaken(option, host) {
    if (!option.startsWith(BRIDGE) || !this.#occupied.bridges(host).includes(option.slice(BRIDGE.length))) return false;
    this.notes.push(`The bridge gets another name, because ${option.slice(BRIDGE.length)} is taken`);
    return true;
  }

  /** @param {Option} option @param {string} host @param {string} network @returns {Option | null} null where it is dropped */
  #ofContainer(option, host, network) {
    const { flag, value } = option;
    if (value === null) return option;
    if (ADDRESSES.has(flag)) return this.#keeps(host, network, value) ? option : null;
    if (flag === "--mac-address") return this.#keepsMac(host, value) ? option : null;
    if (flag === "-p" || flag === "--publish") return { flag, value: this.#port(host, value) };
    return (flag === "--network" || flag === "--net") && isLong(value) ? { flag, value: this.#long(host, value) } : option;
  }

  /** @param {string} host @param {string} value the long form of `--network` */
  #long(host, value) {
    const name = networkOf([{ flag: "--network", value }]);
    const fields = value.split(",").filter((field) => {
      const [key, text = ""] = field.split("=");
      return ADDRESSES.has(`--${key}`) ? this.#keeps(host, name, text) : key === "mac-address" ? this.#keepsMac(host, text) : true;
    });
    return fields.join(",");
  }

  /** @param {string} host @param {string} network @param {string} address */
  #keeps(host, network, address) {
    const moved = this.#moved.has(`${host} ${network}`);
    const taken = this.#occupied.addresses(host, network).some((other) => overlap(other, address));
    if (taken) this.notes.push(`${address} is taken on ${network}: Docker picks another`);
    return !moved && !taken;
  }

  /** @param {string} host @param {string} mac */
  #keepsMac(host, mac) {
    const taken = this.#occupied.macs(host).includes(mac.toLowerCase());
    if (taken) this.notes.push(`${mac} is taken: Docker picks another`);
    return !taken;
  }

  /** @param {string} host @param {string} value what is behind `-p` */
  #port(host, value) {
    const found = publishing(value);
    const { ip = "", port = 0, proto = "tcp" } = found ?? {};
    if (!found || !this.#occupied.portTaken(host, proto, port, ip)) return value;
    const known = `${host} ${proto} ${port}`;
    const other = this.#raised.get(known) ?? this.#occupied.freePort(host, proto, port);
    this.#raised.set(known, other);
    this.notes.push(other ? `Port ${other} instead of ${port}` : `Docker picks a port instead of ${port}`);
    return `${found.before}${other || ""}${found.behind}`;
  }
}

/** The network that the short options of `run` belong to. @param {Option[]} options */
function networkOf(options) {
  const value = options.find(({ flag }) => flag === "--network" || flag === "--net")?.value ?? "bridge";
  return isLong(value) ? (/(?:^|,)name=([^,]*)/.exec(value)?.[1] ?? "") : value;
}

/** @param {string} value such as `127.0.0.1:8080:80/udp` */
function publishing(value) {
  const found = /^(?<before>(?:(?<ip>\[[^\]]*\]|[^:[]*):)?)(?<port>\d{1,5})(?<behind>:\d+(?:\/(?<proto>\w+))?)$/.exec(value)?.groups;
  return found ? { before: found.before ?? "", ip: found.ip ?? "", port: Number(found.port), behind: found.behind ?? "", proto: found.proto ?? "tcp" } : null;
}

/** @param {Line} line */
function publishedBy({ options }) {
  return options.flatMap(({ flag, value }) => ((flag === "-p" || flag === "--publish") && value ? (publishing(value) ?? []) : []));
}

/** @param {Line} line */
function portsOf(line) {
  return publishedBy(line).map(({ port }) => port);
}
