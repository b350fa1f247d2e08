/** What a stage looked at, as rows that people read: the details of a step by their labels, and the packet before and after NAT. Pure. */

/** @import {Header, Step, Trace} from "../types.js" */
/** @import {Errand} from "./types.js" */

/** The details that are told, in this order; a label in capitals is the field's own word. @type {Record<string, string>} */
const LABELS = {
  question: "Question",
  servers: "Asked",
  answer: "Answer",
  addresses: "Addresses",
  name: "Name",
  source: "From",
  destination: "Route",
  via: "Gateway",
  device: "Interface",
  next_hop: "Next hop",
  host: "Host",
  port: "UDP port",
  vxlan: "VXLAN",
  mac: "MAC",
  chain: "Chain",
  line: "Rule",
  undone: "Undone",
  listens: "Listening",
  status: "Status",
  address: "Wanted",
};

/** In a tunnel, the packet around the packet. @type {Record<string, string>} */
const OUTER = { source: "Outer from", destination: "Outer to" };

/** Where nobody knows the name. @type {Record<string, string>} */
const INSTEAD = { addresses: "Tried instead" };
/** Questions that were put to somebody who did not answer. */
const VAIN = new Set(["address-instead", "name-unknown", "arp"]);

/**
 * @param {Trace["packet"]} packet
 * @param {"there" | "back"} direction
 * @param {Step} step
 * @param {Errand} errand
 * @returns {[string, string][]}
 */
export function lookedAt(packet, direction, { rule, header, detail = {} }, errand) {
  const labels = { ...LABELS, ...("vxlan" in detail ? OUTER : {}), ...(rule === "address-instead" ? INSTEAD : {}) };
  const travels = errand === "request" || errand === "reply";
  const ends = travels && header && !("before" in detail) ? packetRows(direction, header, packet.protocol) : [];
  const rows = Object.entries(labels).flatMap(([key, label]) => {
    const vain = key === "answer" && VAIN.has(rule) && "question" in detail && !("answer" in detail);
    const value = vain ? "none" : written(detail[key]);
    const again = (key === "source" && ends.length > 0 && !("vxlan" in detail)) || (key === "addresses" && "answer" in detail);
    return value && !again ? [/** @type {[string, string]} */ ([label, value])] : [];
  });
  return [...ends, ...(detail.asked && rule === "arp" ? toAll(rows, hearers(detail)) : rows)];
}

/** Behind the question stands who heard it. @param {[string, string][]} rows @param {string} names @returns {[string, string][]} */
function toAll(rows, names) {
  return [...rows.slice(0, 1), ["Heard by", names], ...rows.slice(1)];
}

/**
 * What a translation changed; rows that stay the same are told too, since a packet has both ends.
 *
 * @param {"there" | "back"} direction
 * @param {Record<string, unknown>} detail
 * @returns {[string, string, string][]}
 */
export function changeOf(direction, { before, after }) {
  if (!before || !after) return [];
  const [old, fresh] = [/** @type {Header} */ (before), /** @type {Header} */ (after)].map((header) => ends(direction, header));
  return [["From", old.from, fresh.from], ["To", old.to, fresh.to]];
}

/** @param {"there" | "back"} direction @param {Header} header @param {string} protocol @returns {[string, string][]} */
function packetRows(direction, header, protocol) {
  const { from, to } = ends(direction, header);
  const rows = /** @type {[string, string][]} */ ([["From", from], ["To", to], ["Protocol", protocol]]);
  return header.destination ? rows.filter(([, value]) => value) : [];
}

/** The port belongs to the one who was asked: on the way back that is the sender. @param {"there" | "back"} direction @param {Header} header */
function ends(direction, { source, destination, port }) {
  const there = direction === "there";
  return { from: there ? source : withPort(source, port), to: there ? withPort(destination, port) : destination };
}

/** @param {string} address @param {number} port */
function withPort(address, port) {
  if (!address || !port) return address;
  return address.includes(":") ? `[${address}]:${port}` : `${address}:${port}`;
}

/** @param {Record<string, unknown>} detail */
function hearers({ asked, heard }) {
  const names = /** @type {{name: string}[]} */ (asked).map(({ name }) => name);
  const shown = names.slice(0, 6);
  const more = Number(heard ?? names.length) - shown.length;
  if (!names.length) return "nobody else";
  return more > 0 ? `${shown.join(", ")} and ${more} more` : shown.join(", ");
}

/** @param {unknown} value */
function written(value) {
  if (value === undefined || value === null || value === "") return "";
  if (Array.isArray(value)) return value.map(String).join(", ");
  return String(value);
}
