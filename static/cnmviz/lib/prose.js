/**
 * Text that somebody wrote in Markdown, drawn from the nodes that the server made of it. Everything goes in as text, and a link leads only
 * to the web or into this site, so that nothing a person wrote is ever read as HTML. What is not known is left out.
 */

import { el } from "./dom.js";

/**
 * @typedef {string | { t: "em" | "strong", c: Inline[] } | { t: "code", text: string } | { t: "a", href: string, c: Inline[] } | { t: "br" }} Inline
 */
/**
 * @typedef {{ t: "p" | "h", n?: number, c: Inline[] } | { t: "ul" | "ol", c: Block[][] } | { t: "code", lang?: string, text: string }
 *   | { t: "quote", c: Block[] } | { t: "table", head: Inline[][], rows: Inline[][][] } | { t: "rule" }} Block
 */
/** @typedef {Block[]} Prose */
/**
 * `top`: the level of heading that the writer's third level has on the page. `code`: draws a block of code in a way of its own.
 * @typedef {{ top?: number, code?: (text: string, lang: string) => Node }} Look
 */

const WRITTEN_TOP = 3;
const LOWEST = 6;
const SAFE = /^(https?:\/\/|\/(?![/\\]))/i;
/** Characters of a line of code that has room in any panel; longer ones are scrolled. */
const NARROW = 34;

/**
 * @param {Prose} blocks
 * @param {Look} [look]
 * @returns {Node[]}
 */
export function drawProse(blocks, look = {}) {
  return blocks.flatMap((block) => drawBlock(block, look) ?? []);
}

/** The parts of a line, such as a title with a name in code. @param {Inline[]} parts @returns {Node[]} */
export function drawLine(parts) {
  return parts.flatMap(drawInline);
}

/**
 * Only what stands on a line: for places that cannot hold paragraphs, such as a label. What else there is belongs beside it.
 * @param {Prose} blocks
 * @returns {{ line: Node[], rest: Prose }}
 */
export function firstLine(blocks) {
  const [first, ...rest] = blocks;
  return first?.t === "p" ? { line: drawLine(first.c), rest } : { line: [], rest: blocks };
}

/** What can be read of it, without its looks. @param {Prose} blocks @returns {string} */
export function proseText(blocks) {
  return read(drawProse(blocks), " ");
}

/** @param {Inline[]} parts @returns {string} */
export function lineText(parts) {
  return read(drawLine(parts), "");
}

/** @param {Node[]} nodes @param {string} between */
function read(nodes, between) {
  return nodes.map((node) => node.textContent ?? "").join(between).replaceAll(/\s+/g, " ").trim();
}

/**
 * @param {Block} block
 * @param {Look} look
 * @returns {Node | null}
 */
function drawBlock(block, look) {
  switch (block.t) {
    case "p": return el("p", {}, ...drawLine(block.c));
    case "h": return heading(block.n ?? WRITTEN_TOP, block.c, look);
    case "ul": return el("ul", {}, ...items(block.c, look));
    case "ol": return el("ol", {}, ...items(block.c, look));
    case "code": return look.code?.(block.text, block.lang ?? "") ?? codeBlock(block.text);
    case "quote": return el("blockquote", {}, ...drawProse(block.c, look));
    case "table": return table(block.head, block.rows);
    case "rule": return el("hr");
    default: return null;
  }
}

/**
 * @param {number} level as it was written
 * @param {Inline[]} words
 * @param {Look} look
 */
function heading(level, words, { top = WRITTEN_TOP }) {
  const shown = Math.max(top, Math.min(LOWEST, level - WRITTEN_TOP + top));
  return el(/** @type {"h3"} */ (`h${shown}`), {}, ...drawLine(words));
}

/** @param {Block[][]} list @param {Look} look */
function items(list, look) {
  return list.map((blocks) => el("li", {}, ...drawProse(blocks, look)));
}

/** Scrolled by keyboard too, where it may be wider than its place. @param {string} text */
export function codeBlock(text) {
  const wide = text.split("\n").some((line) => line.length > NARROW);
  return el("pre", { tabindex: wide ? "0" : null }, el("code", {}, text.replace(/\n$/, "")));
}

/** @param {Inline[][]} head @param {Inline[][][]} rows */
function table(head, rows) {
  const heads = head.map((cell) => el("th", { scope: "col" }, ...drawLine(cell)));
  const body = rows.map((row) => el("tr", {}, ...row.map((cell) => el("td", {}, ...drawLine(cell)))));
  return el("div", { class: "table", tabindex: "0" }, el("table", {}, el("thead", {}, el("tr", {}, ...heads)), el("tbody", {}, ...body)));
}

/**
 * @param {Inline} inline
 * @returns {Node[]}
 */
function drawInline(inline) {
  if (typeof inline === "string") return [document.createTextNode(inline)];
  switch (inline.t) {
    case "em": return [el("em", {}, ...drawLine(inline.c))];
    case "strong": return [el("strong", {}, ...drawLine(inline.c))];
    case "code": return [el("code", {}, inline.text)];
    case "a": return link(inline.href, drawLine(inline.c));
    case "br": return [el("br")];
    default: return [];
  }
}

/** @param {string} href @param {Node[]} words */
function link(href, words) {
  if (!SAFE.test(href)) return words;
  const away = !href.startsWith("/");
  return [el("a", { href, target: away ? "_blank" : null, rel: away ? "noopener noreferrer" : null }, ...words)];
}
