/** Building elements. Text always goes in as text, so that nothing a person typed is ever read as HTML. */

/** @typedef {Node | string | number | null | undefined | false} Child */

/**
 * An element with its attributes, listeners (`onclick: fn`) and children.
 * @template {keyof HTMLElementTagNameMap} K
 * @param {K} tag
 * @param {Record<string, any>} [props] `true` sets an empty attribute; false, null and undefined set none
 * @param {...Child} children
 * @returns {HTMLElementTagNameMap[K]}
 */
export function el(tag, props = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (value === false || value === null || value === undefined) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value === true ? "" : String(value));
  }
  fill(element, ...children);
  return element;
}

/**
 * @param {Element} element
 * @param {...Child} children
 */
export function fill(element, ...children) {
  element.replaceChildren(
    ...children.flatMap((child) => (child === null || child === undefined || child === false ? [] : [child instanceof Node ? child : String(child)])),
  );
}

/**
 * The element that the page must have.
 * @template {Element} [T=HTMLElement]
 * @param {string} selector
 * @param {ParentNode} [root]
 * @returns {T}
 */
export function find(selector, root = document) {
  const found = root.querySelector(selector);
  if (!found) throw new Error(`the page has no ${selector}`);
  return /** @type {any} */ (found);
}

const SVG = "http://www.w3.org/2000/svg";

/**
 * A drawing from templates/icons.svg, which stands in the page so that it is there without a connection too. Decoration only: the
 * words stand beside it.
 * @param {string} name
 */
export function icon(name) {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("class", "icon");
  svg.setAttribute("aria-hidden", "true");
  const use = document.createElementNS(SVG, "use");
  use.setAttribute("href", `#icon-${name}`);
  svg.append(use);
  return svg;
}

/**
 * @param {string} label
 * @param {() => void} run
 * @param {{ icon?: string, kind?: string, disabled?: boolean, title?: string }} [options]
 */
export function button(label, run, { icon: drawing, kind = "", disabled = false, title = "" } = {}) {
  return el("button", { type: "button", class: `button ${kind}`.trim(), onclick: run, disabled, title: title || null }, drawing && icon(drawing), label);
}
