/**
 * How wide a text is, and how it is shortened to fit. The layout asks here, so that no label is ever cut by what it stands in.
 *
 * Widths come from a canvas and are remembered. Text longer than a label could ever show is not measured whole.
 */

import { FAR } from "./sizes.js";

/** @import {Measure} from "./types.js" */

const SANS = 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", sans-serif';
const MONO = 'ui-monospace, "SF Mono", "Cascadia Mono", "JetBrains Mono", Menlo, Consolas, "Liberation Mono", monospace';

/** The fonts of the picture, as css/diagram.css sets them. @type {Record<string, string>} */
const FONTS = {
  host: `650 17px ${SANS}`,
  title: `650 15px ${SANS}`,
  note: `400 12px ${SANS}`,
  badge: `600 11px ${SANS}`,
  mono: `500 12px ${MONO}`,
  small: `500 11px ${MONO}`,
};

const TITLE = 15;
const LONGEST = 200;
const REMEMBERED = 5000;

/** @returns {Measure} a measure over a canvas of its own */
export function canvasMeasure() {
  /** One for each font, because setting a font costs more than measuring with it. */
  const rulers = new Map(Object.entries(FONTS).map(([name, font]) => [name, rulerOf(font)]));
  return (text, font) => /** @type {(text: string) => number} */ (rulers.get(font))(text);
}

/** @param {string} font @returns {(text: string) => number} */
function rulerOf(font) {
  /** @type {Map<string, number>} */
  const known = new Map();
  /** @type {CanvasRenderingContext2D | undefined} */
  let context;
  return (text) => {
    const width = known.get(text);
    if (width !== undefined) return width;
    context ??= contextOf(font);
    const measured = context.measureText(text).width;
    if (known.size > REMEMBERED) known.clear();
    known.set(text, measured);
    return measured;
  };
}

/** @param {string} font @returns {CanvasRenderingContext2D} */
function contextOf(font) {
  const context = /** @type {CanvasRenderingContext2D} */ (document.createElement("canvas").getContext("2d"));
  context.font = font;
  return context;
}

/**
 * How large a title may be where small text has fallen away: as large as its room lets it.
 *
 * @param {number} width of the title at 15 pixels
 * @param {{w: number, h?: number}} room
 * @param {number} most
 */
export function farSize(width, { w, h = Infinity }, most) {
  return Math.floor(Math.min(most, h / FAR.line, (TITLE * w) / Math.max(1, width)));
}

/**
 * A name on one line or two, whichever is larger in its room. It is broken behind `-`, `_` or `.`, and inside a word only where it
 * would be too small otherwise.
 *
 * @param {string} title
 * @param {{w: number, h: number}} room
 * @param {Measure} measure
 * @returns {{lines: string[], size: number}}
 */
export function farLines(title, room, measure) {
  const size = (/** @type {string[]} */ lines) =>
    farSize(Math.max(...lines.map((line) => measure(line, "title"))), { w: room.w, h: room.h / lines.length }, FAR.most);
  const cut = (/** @type {number} */ at) => [title.slice(0, at), title.slice(at)];
  const largest = (/** @type {string[][]} */ ways) => ways.reduce((best, lines) => (size(lines) > size(best) ? lines : best));
  const places = [...title.matchAll(/[-_.](?=.)/g)].map(({ index }) => cut(index + 1));
  const whole = largest([[title], ...places]);
  const lines = size(whole) < FAR.enough ? largest([whole, halves(title)]) : whole;
  return { lines, size: size(lines) };
}

/** @param {string} title */
function halves(title) {
  const letters = [...title];
  const middle = Math.ceil(letters.length / 2);
  return [letters.slice(0, middle).join(""), letters.slice(middle).join("")];
}

/**
 * The text, or its beginning and an ellipsis where it is wider than `room`.
 *
 * @param {string} text
 * @param {string} font
 * @param {number} room in pixels
 * @param {Measure} measure
 */
export function shorten(text, font, room, measure) {
  const line = text.slice(0, LONGEST).replace(/\s+/g, " ");
  if (line.length === text.length && measure(line, font) <= room) return line;
  const letters = [...line];
  let low = 0;
  let high = letters.length;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (measure(`${letters.slice(0, middle).join("")}…`, font) <= room) low = middle;
    else high = middle - 1;
  }
  return `${letters.slice(0, low).join("").trimEnd()}…`;
}
