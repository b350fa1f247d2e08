/** The picture as a PNG file: the SVG drawn at twice its size, as far as browsers can draw, with the lab in a text chunk. */

import { MARK } from "./picture-svg.js";
import { withText } from "./png-text.js";

/** @import {Svg} from "./picture-svg.js" */

const SCALE = 2;
/** What the canvas of every browser takes: pixels in all (Safari on phones), and pixels along one side. */
const MOST_PIXELS = 4096 * 4096;
const MOST_SIDE = 8192;

/**
 * How large a picture is drawn.
 * @param {number} width
 * @param {number} height
 * @returns {{ width: number, height: number }} in pixels
 */
export function pixelsOf(width, height) {
  const scale = Math.min(SCALE, Math.sqrt(MOST_PIXELS / (width * height)), MOST_SIDE / Math.max(width, height));
  return { width: Math.max(1, Math.floor(width * scale)), height: Math.max(1, Math.floor(height * scale)) };
}

/**
 * @param {Svg} svg without a lab inside
 * @param {string} json the lab
 * @returns {Promise<Blob>}
 */
export async function picturePng(svg, json) {
  const address = URL.createObjectURL(new Blob([svg.text], { type: "image/svg+xml" }));
  try {
    const image = new Image();
    image.src = address;
    await image.decode();
    const canvas = Object.assign(document.createElement("canvas"), pixelsOf(svg.width, svg.height));
    const context = canvas.getContext("2d");
    if (!context) throw new Error("this browser draws no pictures");
    context.drawImage(image, 0, 0, canvas.width, canvas.height);
    const plain = await blobOf(canvas);
    return new Blob([withText(new Uint8Array(await plain.arrayBuffer()), MARK, json)], { type: "image/png" });
  } finally {
    URL.revokeObjectURL(address);
  }
}

/** @param {HTMLCanvasElement} canvas @returns {Promise<Blob>} */
function blobOf(canvas) {
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error("the picture is too large for this browser"))), "image/png");
  });
}
