/**
 * Texts inside a PNG file, in chunks of the kind iTXt. Knows the form of the file and nothing of its pixels.
 *
 * A chunk is its length, its kind, its data and a checksum of the two. The text is not compressed: some readers refuse a picture
 * whose packed texts are large.
 */

const SIGNATURE = [137, 80, 78, 71, 13, 10, 26, 10];
/** Behind the signature comes the header, which is always this long. */
const AFTER_HEADER = 33;
const KIND = "iTXt";

/** @type {Uint32Array | undefined} */
let table;

/** @param {Uint8Array} bytes */
export function isPng(bytes) {
  return SIGNATURE.every((byte, at) => bytes[at] === byte);
}

/**
 * The picture with one text more, behind its header.
 * @param {Uint8Array} png
 * @param {string} keyword
 * @param {string} text
 * @returns {Uint8Array<ArrayBuffer>}
 */
export function withText(png, keyword, text) {
  const chunk = chunkOf(new TextEncoder().encode(`${KIND}${keyword}\0\0\0\0\0${text}`));
  const whole = new Uint8Array(png.length + chunk.length);
  whole.set(png.subarray(0, AFTER_HEADER));
  whole.set(chunk, AFTER_HEADER);
  whole.set(png.subarray(AFTER_HEADER), AFTER_HEADER + chunk.length);
  return whole;
}

/** @param {Uint8Array} inside kind and data */
function chunkOf(inside) {
  const chunk = new Uint8Array(inside.length + 8);
  const view = new DataView(chunk.buffer);
  view.setUint32(0, inside.length - 4);
  chunk.set(inside, 4);
  view.setUint32(inside.length + 4, crc(inside));
  return chunk;
}

/**
 * The text under a keyword.
 * @param {Uint8Array} png
 * @param {string} keyword
 * @returns {string} "" where there is none
 */
export function textIn(png, keyword) {
  const view = new DataView(png.buffer, png.byteOffset, png.byteLength);
  for (let at = SIGNATURE.length; at + 12 <= png.length; ) {
    const end = at + 8 + view.getUint32(at);
    if (end + 4 > png.length) return "";
    const inside = png.subarray(at + 4, end);
    const text = textOf(inside, keyword);
    if (text !== null) return crc(inside) === view.getUint32(end) ? text : "";
    at = end + 4;
  }
  return "";
}

/** @param {Uint8Array} inside @param {string} keyword @returns {string | null} null for any other chunk */
function textOf(inside, keyword) {
  const start = new TextEncoder().encode(`${KIND}${keyword}\0\0`);
  if (!start.every((byte, at) => inside[at] === byte)) return null;
  // Behind the two bytes of the compression: a language and the keyword in that language, each up to a zero.
  const language = inside.indexOf(0, start.length + 1);
  const translated = inside.indexOf(0, language + 1);
  if (language < 0 || translated < 0) return null;
  return new TextDecoder().decode(inside.subarray(translated + 1));
}

/** The checksum of PNG (CRC-32). @param {Uint8Array} bytes */
export function crc(bytes) {
  table ??= tableOf();
  let sum = 0xffffffff;
  for (const byte of bytes) sum = table[(sum ^ byte) & 0xff] ^ (sum >>> 8);
  return (sum ^ 0xffffffff) >>> 0;
}

function tableOf() {
  return Uint32Array.from({ length: 256 }, (_, number) => {
    let sum = number;
    for (let bit = 0; bit < 8; bit += 1) sum = sum & 1 ? 0xedb88320 ^ (sum >>> 1) : sum >>> 1;
    return sum >>> 0;
  });
}
