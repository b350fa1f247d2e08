/** A text goes into a PNG, and the file stays one. What the server makes of it is tested there. */

import { picturePng, pixelsOf } from "../../../static/cnmviz/export/picture-png.js";
import { crc, withText } from "../../../static/cnmviz/export/png-text.js";
import { equal } from "../expect.js";

const DOT = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

function dot() {
  return Uint8Array.from(atob(DOT), (letter) => letter.charCodeAt(0));
}

/** What stands in the chunk behind the header, where that is an iTXt with a right checksum. @param {Uint8Array} png */
function chunkIn(png) {
  const view = new DataView(png.buffer, png.byteOffset + 33);
  const inside = png.subarray(37, 41 + view.getUint32(0));
  const right = crc(inside) === view.getUint32(4 + inside.length);
  const text = new TextDecoder().decode(inside);
  return right && text.startsWith("iTXt") ? text.slice(4) : "";
}

export function testTheChecksumIsThatOfPng() {
  equal(crc(new TextEncoder().encode("123456789")).toString(16), "cbf43926");
}

export async function testATextComesBackAndTheFileIsStillAPicture() {
  const text = '{"title": "Ж中🐳"}';
  const png = withText(dot(), "cnmviz-lab", text);
  equal(chunkIn(png), `cnmviz-lab\0\0\0\0\0${text}`);
  const { width, height } = await createImageBitmap(new Blob([png]));
  equal([width, height], [1, 1]);
}

export function testAPictureIsDrawnTwiceAsLargeAsFarAsBrowsersCan() {
  equal(pixelsOf(800, 500), { width: 1600, height: 1000 });
  for (const [width, height] of [[12_000, 6_000], [40_000, 100], [100, 90_000], [5_000, 5_000]]) {
    const pixels = pixelsOf(width, height);
    equal(pixels.width * pixels.height <= 4096 * 4096 && Math.max(pixels.width, pixels.height) <= 8192, true, `${width}x${height}`);
  }
}

export async function testTheLabIsInTheDrawnPicture() {
  const svg = { text: '<svg xmlns="http://www.w3.org/2000/svg" width="20" height="10"><rect width="20" height="10" fill="#f00"/></svg>', width: 20, height: 10 };
  const blob = await picturePng(svg, "{}");
  const bitmap = await createImageBitmap(blob);
  equal([blob.type, bitmap.width, bitmap.height], ["image/png", 40, 20]);
  equal(chunkIn(new Uint8Array(await blob.arrayBuffer())), "cnmviz-lab\0\0\0\0\0{}");
}
