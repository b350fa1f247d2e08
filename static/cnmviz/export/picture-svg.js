/**
 * The picture of a lab as an SVG document of its own: all of it, at its own size, with nothing left that a page must explain.
 *
 * Styles are asked of the browser on a copy outside the page, so that neither zoom nor selection nor the pointer is in the picture.
 * Elements that are alike in tag, classes and ancestors look alike, so each look is worked out once. Only what is drawn is written:
 * shapes, texts and groups, with attributes from a short list. No script, no style sheet, no reference to anything outside.
 */

import { look } from "./look.js";
import { jsonInXml, xml } from "./xml.js";

/** @import {Rect} from "../diagram/types.js" */
/** @import {Look} from "./look.js" */
/** @typedef {{ world: SVGGElement, bounds: Rect }} Drawing what `Diagram.drawing()` answers */
/**
 * @typedef {object} Words
 * @property {string} title
 * @property {string} about one sentence for who cannot see it
 * @property {string} [document] the lab as JSON, to be carried inside
 * @property {"light" | "dark" | ""} [scheme] "" as the page has it
 * @property {boolean} [bare] without a ground, for paper
 */
/** @typedef {{ text: string, width: number, height: number }} Svg */

const MARGIN = 24;
const LEFT_OUT = ".overlay, .people, .handle, .hit";
/** Marks of what a person is doing just now. */
const MOODS = ["selected", "valid", "invalid", "aimed", "source", "new"];
/** @type {Record<string, string[]>} */
const GEOMETRY = {
  g: [], rect: ["x", "y", "width", "height", "rx", "ry"], circle: ["cx", "cy", "r"], ellipse: ["cx", "cy", "rx", "ry"], path: ["d"],
  line: ["x1", "y1", "x2", "y2"], polyline: ["points"], polygon: ["points"], text: ["x", "y"], tspan: ["x", "y", "dx", "dy"],
};

/** Where a lab stands inside a picture. */
export const MARK = "cnmviz-lab";

/**
 * @param {Drawing} drawing
 * @param {Words} words
 * @returns {Svg}
 */
export function pictureSvg({ world, bounds }, { title, about, document: json = "", scheme = "", bare = false }) {
  const copy = stageOf(world, scheme);
  try {
    const [x, y] = [Math.floor(bounds.x - MARGIN), Math.floor(bounds.y - MARGIN)];
    const [width, height] = [Math.ceil(bounds.w + 2 * MARGIN), Math.ceil(bounds.h + 2 * MARGIN)];
    const ground = look(copy.svg).ground;
    const font = getComputedStyle(copy.probe).fontFamily;
    const inside = new Writer(font).write(copy.world);
    const text = [
      '<?xml version="1.0" encoding="UTF-8"?>',
      `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="${x} ${y} ${width} ${height}" role="img" font-family="${xml(font)}">`,
      `<title>${xml(title)}</title>`,
      `<desc>${xml(about)}</desc>`,
      ...(json ? [`<metadata id="${MARK}">${jsonInXml(json)}</metadata>`] : []),
      ...(bare ? [] : [`<rect x="${x}" y="${y}" width="${width}" height="${height}" fill="${ground}"/>`]),
      inside,
      "</svg>\n",
    ].join("\n");
    return { text, width, height };
  } finally {
    copy.stage.remove();
  }
}

/**
 * A copy of the picture in the page but out of sight, without what belongs to the moment.
 * @param {SVGGElement} world
 * @param {string} scheme
 */
function stageOf(world, scheme) {
  const svg = /** @type {SVGSVGElement} */ (document.createElementNS("http://www.w3.org/2000/svg", "svg"));
  svg.setAttribute("class", world.ownerSVGElement?.classList.contains("tracing") ? "diagram tracing" : "diagram");
  const copy = /** @type {SVGGElement} */ (world.cloneNode(true));
  copy.removeAttribute("transform");
  for (const element of copy.querySelectorAll(LEFT_OUT)) element.remove();
  for (const element of copy.querySelectorAll("[style]")) element.removeAttribute("style");
  for (const element of copy.querySelectorAll(MOODS.map((mood) => `.${mood}`).join())) element.classList.remove(...MOODS);
  const probe = document.createElementNS("http://www.w3.org/2000/svg", "text");
  svg.append(copy, probe);
  const stage = document.createElement("div");
  stage.className = "off-stage";
  stage.inert = true;
  if (scheme) stage.style.colorScheme = scheme;
  stage.append(svg);
  document.body.append(stage);
  return { stage, svg, world: copy, probe };
}

class Writer {
  /** @type {Map<string, { look: Look, key: string }>} */
  #looks = new Map();

  /** @param {string} font of the whole picture; texts in another one say so */
  constructor(font) {
    this.font = font;
  }

  /** @param {Element} root */
  write(root) {
    return this.#element(root, "");
  }

  /** @param {Element} element @param {string} above the key of its parent @returns {string} "" where nothing of it is seen */
  #element(element, above) {
    const tag = element.localName;
    if (tag === "title") return element.textContent ? `<title>${xml(element.textContent)}</title>` : "";
    const geometry = GEOMETRY[tag];
    if (!geometry) return "";
    const { look: own, key } = this.#look(element, tag, above);
    if (!own.seen) return "";
    const written = tag === "text" || tag === "tspan";
    const inside = written ? this.#texts(element, key) : this.#children(element, key);
    if (!inside && (written || tag === "g")) return "";
    let attributes = "";
    for (const name of ["transform", ...geometry]) {
      const value = element.getAttribute(name);
      if (value) attributes += ` ${name}="${xml(value)}"`;
    }
    attributes += own.attributes;
    return inside ? `<${tag}${attributes}>${inside}</${tag}>` : `<${tag}${attributes}/>`;
  }

  /** @param {Element} element @param {string} key */
  #children(element, key) {
    let text = "";
    for (const child of element.children) {
      const written = this.#element(child, key);
      if (written) text += child.localName === "g" ? `${written}\n` : written;
    }
    return text;
  }

  /** @param {Element} element @param {string} key */
  #texts(element, key) {
    let text = "";
    for (const child of element.childNodes) {
      if (child instanceof Element) text += this.#element(child, key);
      else text += xml(child.textContent ?? "");
    }
    return text;
  }

  /** @param {Element} element @param {string} tag @param {string} above */
  #look(element, tag, above) {
    const classes = element.getAttribute("class") ?? "";
    const dash = element.getAttribute("stroke-dasharray") ?? "";
    const path = `${above}/${tag}.${classes}|${dash}|${element.hasAttribute("hidden")}`;
    let known = this.#looks.get(path);
    if (!known) {
      known = { look: look(element, this.font), key: String(this.#looks.size) };
      this.#looks.set(path, known);
    }
    return known;
  }
}
