/** Addresses and subnets as numbers: what is inside what, and how a subnet is written. Pure; both families. */

/** @typedef {{version: 4 | 6, value: bigint}} Parsed */
/** @typedef {{version: 4 | 6, low: bigint, high: bigint, length: number}} Span */

const BITS = { 4: 32, 6: 128 };

/** @param {string} address @returns {Parsed} */
export function parse(address) {
  if (!address.includes(":")) return { version: 4, value: joined(address.split(".").map(Number), 8n) };
  return { version: 6, value: joined(groupsOf(address), 16n) };
}

/** The eight groups of an IPv6 address; `::` stands for as many zeros as are missing. @param {string} address */
function groupsOf(address) {
  const [left, right] = address.split("::").map((half) => (half ? half.split(":").map((group) => parseInt(group, 16)) : []));
  return right ? [...left, ...new Array(8 - left.length - right.length).fill(0), ...right] : left;
}

/** @param {number[]} parts @param {bigint} bits each */
function joined(parts, bits) {
  return parts.reduce((sum, part) => (sum << bits) | BigInt(part), 0n);
}

/** @param {string} subnet such as `10.0.0.0/16`, whatever host bits are set @returns {Span} */
export function span(subnet) {
  const [address, text] = subnet.split("/");
  const { version, value } = parse(address);
  const length = text === undefined ? BITS[version] : Number(text);
  const free = BigInt(BITS[version] - length);
  const low = (value >> free) << free;
  return { version, low, high: low + (1n << free) - 1n, length };
}

/** @param {string} subnet @param {string} address */
export function contains(subnet, address) {
  const { version, low, high } = span(subnet);
  const found = parse(address);
  return found.version === version && low <= found.value && found.value <= high;
}

/** The subnet of an address. @param {string} address @param {number} length */
export function subnetOf(address, length) {
  const { version, low } = span(`${address}/${length}`);
  return `${written(version, low)}/${length}`;
}

/** An address without the length behind it. @param {string} address */
export function bare(address) {
  return address.split("/")[0];
}

/** @param {4 | 6} version @param {bigint} value */
function written(version, value) {
  if (version === 4) return [24n, 16n, 8n, 0n].map((shift) => String((value >> shift) & 255n)).join(".");
  const groups = Array.from({ length: 8 }, (_, i) => ((value >> BigInt(112 - 16 * i)) & 65535n).toString(16));
  return shortened(groups);
}

/** The longest run of zeros, at least two, becomes `::` (RFC 5952). @param {string[]} groups */
function shortened(groups) {
  let [start, length] = [0, 1];
  for (let from = 0; from < 8; from++) {
    let to = from;
    while (to < 8 && groups[to] === "0") to++;
    if (to - from > length) [start, length] = [from, to - from];
  }
  if (length < 2) return groups.join(":");
  return `${groups.slice(0, start).join(":")}::${groups.slice(start + length).join(":")}`;
}
