/** IP addresses and blocks as numbers, as far as the page has to compare them. What it cannot read it takes for nothing. */

/** @typedef {{ version: 4 | 6, first: bigint, last: bigint }} Block */

/**
 * @param {string} text such as `10.1.0.0/16` or `fd00::/64`
 * @returns {Block | null}
 */
export function blockOf(text) {
  const [address = "", length] = text.split("/");
  const version = address.includes(":") ? 6 : 4;
  const value = version === 4 ? ipv4(address) : ipv6(address);
  const bits = version === 4 ? 32 : 128;
  const prefix = length === undefined ? bits : Number(length);
  if (value === null || !Number.isInteger(prefix) || prefix < 0 || prefix > bits) return null;
  const size = 1n << BigInt(bits - prefix);
  const first = (value / size) * size;
  return { version, first, last: first + size - 1n };
}

/**
 * Whether two blocks or addresses have something in common.
 * @param {string} a
 * @param {string} b
 */
export function overlap(a, b) {
  const [one, other] = [blockOf(a), blockOf(b)];
  return one !== null && other !== null && one.version === other.version && one.first <= other.last && other.first <= one.last;
}

/** @param {string} text */
function ipv4(text) {
  const parts = text.split(".");
  if (parts.length !== 4 || !parts.every((part) => /^\d{1,3}$/.test(part) && Number(part) < 256)) return null;
  return parts.reduce((value, part) => value * 256n + BigInt(part), 0n);
}

/** @param {string} text */
function ipv6(text) {
  const [head = "", tail, ...more] = text.split("::");
  const groups = (/** @type {string} */ part) => (part ? part.split(":") : []);
  const [front, back] = [groups(head), groups(tail ?? "")];
  const gap = tail === undefined ? 0 : 8 - front.length - back.length;
  const all = [...front, ...Array(Math.max(0, gap)).fill("0"), ...back];
  if (more.length || all.length !== 8 || !all.every((group) => /^[\da-f]{1,4}$/i.test(group))) return null;
  return all.reduce((value, group) => value * 65536n + BigInt(`0x${group}`), 0n);
}
