/**
 * Draws a text that the server read from somebody's Markdown (cnmviz/labs/prose.py): elements with text in them, never HTML. What it
 * does not know it leaves out.
 */

import { el } from "./dom.js";

/** @typedef {string | { t: string, c?: Inline[], text?: string, href?: string }} Inline */
/**
 * @typedef {object} Block
 * @property {string} t
 * @property {any} [c] parts of a line, blocks, or the items of a list
 * @property {number} [n] the level of a heading
 * @property {string} [lang]
 * @property {string} [text]
 * @property {Inline[][]} [head]
 * @property {Inline[][][]} [rows]
 */
/** @typedef {Block[]} Prose */

/** `#` in a text stands below the titles of the page. */
const HIGHEST = 2;
const LOWEST = 6;

/**
 * @param {Prose} blocks
 * @returns {HTMLElement[]}
 */
export function prose(blocks) {
  return blocks.flatMap((block) => BLOCKS[block.t]?.(block) ?? []);
}

/**
 * @param {Inline[]} parts
 * @returns {(Node | string)[]}
 */
export function line(parts) {
  return parts.flatMap((part) => (typeof part === "string" ? part : (INLINES[part.t]?.(part) ?? [])));
}

/** @type {Record<string, (block: Block) => HTMLElement>} */
const BLOCKS = {
  p: ({ c }) => el("p", {}, ...line(c)),
  h: ({ n = 1, c }) => el(/** @type {"h3"} */ (`h${Math.min(LOWEST, n + HIGHEST)}`), {}, ...line(c)),
  ul: ({ c }) => el("ul", {}, ...items(c)),
  ol: ({ c }) => el("ol", {}, ...items(c)),
  code: ({ lang, text }) => el("pre", { "data-lang": lang || null }, el("code", {}, text)),
  quote: ({ c }) => el("blockquote", {}, ...prose(c)),
  table: ({ head = [], rows = [] }) =>
    el("table", {}, el("thead", {}, el("tr", {}, ...cells("th", head))), el("tbody", {}, ...rows.map((row) => el("tr", {}, ...cells("td", row))))),
  rule: () => el("hr"),
};

/** @type {Record<string, (part: Exclude<Inline, string>) => HTMLElement | (Node | string)[]>} */
const INLINES = {
  em: ({ c = [] }) => el("em", {}, ...line(c)),
  strong: ({ c = [] }) => el("strong", {}, ...line(c)),
  code: ({ text }) => el("code", {}, text),
  br: () => el("br"),
  a: ({ href = "", c = [] }) => (leads(href) ? el("a", { href, rel: "noopener nofollow" }, ...line(c)) : line(c)),
};

/** @param {Prose[]} some */
function items(some) {
  return some.map((blocks) => el("li", {}, ...prose(blocks)));
}

/** @param {"th" | "td"} tag @param {Inline[][]} some */
function cells(tag, some) {
  return some.map((parts) => el(tag, {}, ...line(parts)));
}

/** Somewhere on the web or on this site, as the server has it too. @param {string} href */
function leads(href) {
  return /^(https?:\/\/|\/(?![/\\]))/i.test(href);
}
