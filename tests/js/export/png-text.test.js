/** A text goes into a PNG and comes out again, and the file stays one. */

import { picturePng, pixelsOf } from "../../../static/cnmviz/export/picture-png.js";
import { crc, isPng, textIn, withText } from "../../../static/cnmviz/export/png-text.js";
import { equal } from "../expect.js";

const DOT = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

function dot() {
  return Uint8Array.from(atob(DOT), (letter) => letter.charCodeAt(0));
}

export function testTheChecksumIsThatOfPng() {
  equal(crc(new TextEncoder().encode("123456789")).toString(16), "cbf43926");
}

export async function testATextComesBackAndTheFileIsStillAPicture() {
  const text = '{"title": "Ж中🐳"}';
  const png = withText(dot(), "cnmviz-lab", text);
  equal([isPng(png), textIn(png, "cnmviz-lab"), textIn(png, "other")], [true, text, ""]);
  const { width, height } = await createImageBitmap(new Blob([png]));
  equal([width, height], [1, 1]);
}

export function testADamagedTextIsNone() {
  const png = withText(dot(), "cnmviz-lab", "a lab");
  png[60] ^= 1;
  equal(textIn(png, "cnmviz-lab"), "");
  equal(textIn(withText(dot(), "cnmviz-lab", "a lab").slice(0, 50), "cnmviz-lab"), "");
}

export function testChunksThatLieAboutTheirLengthEndTheSearch() {
  const png = dot();
  new DataView(png.buffer).setUint32(8, 0xffffffff);
  equal(textIn(png, "cnmviz-lab"), "");
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
  equal(textIn(new Uint8Array(await blob.arrayBuffer()), "cnmviz-lab"), "{}");
}
