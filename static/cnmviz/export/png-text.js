/**
 * A text inside a PNG file, in a chunk of the kind iTXt. Knows the form of the file and nothing of its pixels.
 *
 * A chunk is its length, its kind, its data and a checksum of the two. The text is not compressed: some readers refuse a picture
 * whose packed texts are large.
 */

/** The signature and the header behind it, which is always this long. */
const AFTER_HEADER = 33;
const KIND = "iTXt";

/** @type {Uint32Array | undefined} */
let table;

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
