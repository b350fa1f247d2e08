/** A colour as the browser computed it, as one that every reader of SVG knows: six digits, and an opacity beside them. */

/** @typedef {{ hex: string, alpha: number }} Colour */

/** A point of the sRGB cube. @typedef {[red: number, green: number, blue: number]} Rgb each from 0 to 1 */

/**
 * @param {string} text such as `rgb(1 2 3 / 50%)`, `oklab(0.9 0 0.1 / 0.2)` or `color(srgb 0 0 1)`
 * @returns {Colour | null} null where nothing is painted
 */
export function colourOf(text) {
  if (text === "none" || text === "transparent") return null;
  const [, space = "", inside = ""] = /^(\w+)\((.*)\)$/.exec(text) ?? [];
  const parts = inside.replace(/^srgb(?=\s)/, "").split(/[\s,/]+/).filter(Boolean);
  const numbers = parts.map((part) => (part === "none" ? 0 : Number.parseFloat(part)));
  const alpha = opacity(parts[3], numbers[3]);
  const rgb = RGB[space]?.(numbers);
  if (!rgb || numbers.slice(0, 3).some(Number.isNaN)) return { hex: "#808080", alpha: 1 };
  return alpha > 0 ? { hex: hexOf(rgb), alpha } : null;
}

/** @type {Record<string, (numbers: number[]) => Rgb>} */
const RGB = {
  rgb: ([r, g, b]) => [r / 255, g / 255, b / 255],
  rgba: ([r, g, b]) => [r / 255, g / 255, b / 255],
  color: ([r, g, b]) => [r, g, b],
  oklab: ([l, a, b]) => fromOklab(l, a, b),
};

/** @param {string | undefined} written @param {number} number */
function opacity(written, number) {
  if (written === undefined) return 1;
  return Math.min(1, written.endsWith("%") ? number / 100 : number);
}

/**
 * Björn Ottosson's space, in which the page mixes its colours, into linear light and from there into sRGB.
 *
 * @param {number} lightness
 * @param {number} a
 * @param {number} b
 * @returns {Rgb}
 */
function fromOklab(lightness, a, b) {
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  const red = 4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s;
  const green = -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s;
  const blue = -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s;
  return [encoded(red), encoded(green), encoded(blue)];
}

/** @param {number} light linear */
function encoded(light) {
  return light <= 0.0031308 ? 12.92 * light : 1.055 * light ** (1 / 2.4) - 0.055;
}

/** @param {Rgb} rgb */
function hexOf(rgb) {
  return `#${rgb.map((part) => Math.round(Math.min(1, Math.max(0, part)) * 255).toString(16).padStart(2, "0")).join("")}`;
}
