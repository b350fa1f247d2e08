/** How one element looks, as attributes of SVG: what the browser computed for it, without what is the default anyway. */

import { colourOf } from "./colour.js";
import { xml } from "./xml.js";

/**
 * @typedef {object} Look
 * @property {boolean} seen false where the element and all in it is hidden
 * @property {boolean} paints whether a shape with this look leaves anything on the paper
 * @property {string} attributes
 * @property {string} ground the colour behind it
 */

/**
 * @param {Element} element in the page
 * @param {string} [font] the family that needs not be said
 * @returns {Look}
 */
export function look(element, font = "") {
  const style = getComputedStyle(element);
  const seen = style.display !== "none";
  const ground = colourOf(style.backgroundColor)?.hex ?? "#ffffff";
  /** @type {[string, string][]} */
  const found = [];
  const tag = element.localName;
  const grouping = tag === "g" || tag === "svg";
  const paints = !grouping && style.visibility === "visible" && paint(style, found);
  if (seen && !grouping && (tag === "text" || tag === "tspan")) write(style, font, found);
  if (style.opacity !== "1") found.push(["opacity", short(style.opacity)]);
  return { seen: seen && (grouping || paints), paints, ground, attributes: found.map(([name, value]) => ` ${name}="${xml(value)}"`).join("") };
}

/**
 * @param {CSSStyleDeclaration} style
 * @param {[string, string][]} found
 * @returns {boolean} whether there is any colour
 */
function paint(style, found) {
  const fill = colourOf(style.fill);
  const stroke = Number.parseFloat(style.strokeWidth) ? colourOf(style.stroke) : null;
  const opacity = (fill?.alpha ?? 1) * Number(style.fillOpacity || 1);
  found.push(["fill", fill?.hex ?? "none"]);
  if (fill && opacity < 1) found.push(["fill-opacity", short(opacity)]);
  if (stroke) line(style, stroke, found);
  return Boolean(fill || stroke);
}

/**
 * @param {CSSStyleDeclaration} style
 * @param {import("./colour.js").Colour} stroke
 * @param {[string, string][]} found
 */
function line(style, stroke, found) {
  const opacity = stroke.alpha * Number(style.strokeOpacity || 1);
  found.push(["stroke", stroke.hex]);
  if (opacity < 1) found.push(["stroke-opacity", short(opacity)]);
  if (style.strokeWidth !== "1px") found.push(["stroke-width", short(style.strokeWidth)]);
  if (style.strokeDasharray !== "none") found.push(["stroke-dasharray", style.strokeDasharray.replaceAll("px", "").replaceAll(",", "")]);
  if (style.strokeLinecap !== "butt") found.push(["stroke-linecap", style.strokeLinecap]);
  if (style.strokeLinejoin !== "miter") found.push(["stroke-linejoin", style.strokeLinejoin]);
}

/**
 * @param {CSSStyleDeclaration} style
 * @param {string} font
 * @param {[string, string][]} found
 */
function write(style, font, found) {
  if (style.fontFamily !== font) found.push(["font-family", style.fontFamily]);
  found.push(["font-size", short(style.fontSize)]);
  if (style.fontWeight !== "400") found.push(["font-weight", style.fontWeight]);
  if (style.letterSpacing !== "normal") found.push(["letter-spacing", short(style.letterSpacing)]);
  if (style.textAnchor !== "start") found.push(["text-anchor", style.textAnchor]);
  if (style.whiteSpace.startsWith("pre") || style.whiteSpaceCollapse === "preserve") found.push(["xml:space", "preserve"]);
}

/** @param {string | number} number with or without its unit */
function short(number) {
  return String(Math.round(Number.parseFloat(String(number)) * 1000) / 1000);
}
