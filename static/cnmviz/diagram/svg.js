/** The few lines of SVG that everything here needs: make elements, set attributes, write polylines. */

/** @import {Point} from "./types.js" */

const SVG = "http://www.w3.org/2000/svg";

/**
 * @template {keyof SVGElementTagNameMap} K
 * @param {K} name
 * @param {Record<string, string | number>} [attributes]
 * @param {...SVGElement} children
 * @returns {SVGElementTagNameMap[K]}
 */
export function el(name, attributes = {}, ...children) {
  const element = document.createElementNS(SVG, name);
  set(element, attributes);
  element.append(...children);
  return element;
}

/** @param {Element} element @param {Record<string, string | number>} attributes */
export function set(element, attributes) {
  for (const name in attributes) element.setAttribute(name, /** @type {string} */ (attributes[name]));
}

/**
 * Makes copies of some elements: a quarter of the work of making each anew.
 *
 * @template {Record<string, SVGElement>} P
 * @param {P} parts
 * @returns {() => P}
 */
export function stamp(parts) {
  const names = Object.keys(parts);
  return () => /** @type {P} */ (Object.fromEntries(names.map((name) => [name, parts[name].cloneNode(true)])));
}

/** Write a text only where it changed. @param {Element} element @param {string} text */
export function say(element, text) {
  if (element.textContent !== text) element.textContent = text;
}

/** @param {Point[]} points @param {number} [radius] of its corners */
export function pathOf(points, radius = 0) {
  const [first, ...rest] = points;
  let d = `M${round(first.x)} ${round(first.y)}`;
  rest.forEach((point, i) => {
    const after = rest[i + 1];
    if (!after || !radius) {
      d += `L${round(point.x)} ${round(point.y)}`;
      return;
    }
    const before = toward(point, points[i], radius);
    const behind = toward(point, after, radius);
    d += `L${round(before.x)} ${round(before.y)}Q${round(point.x)} ${round(point.y)} ${round(behind.x)} ${round(behind.y)}`;
  });
  return d;
}

/** @param {Point} from @param {Point} to @param {number} distance @returns {Point} */
function toward(from, to, distance) {
  const length = Math.hypot(to.x - from.x, to.y - from.y) || 1;
  const part = Math.min(distance, length / 2) / length;
  return { x: from.x + (to.x - from.x) * part, y: from.y + (to.y - from.y) * part };
}

/** @param {number} number */
function round(number) {
  return Math.round(number * 10) / 10;
}
