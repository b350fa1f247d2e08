/**
 * The text of a `metadata` element in an SVG file. Read as text: a browser that makes elements of a foreign picture takes up its styles
 * and handlers too, and complains of each that the page's policy forbids. Knows the form of XML only as far as that one element.
 */

/** Its opening tag, behind `<` and a prefix; a quoted value may hold anything but its quote and `<`. */
const ATTRIBUTES = /(?:\s+[\w:.-]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*\s*>/y;
const OPENING = /<((?:[\w.-]+:)?metadata)(?=[\s>])/g;
const CDATA = /^<!\[CDATA\[([\s\S]*?)\]\]>$/;
const REFERENCE = /&(#x[0-9a-fA-F]{1,6}|#[0-9]{1,7}|\w{1,8});|&/g;
/** @type {Record<string, string>} */
const NAMED = { lt: "<", gt: ">", amp: "&", quot: '"', apos: "'" };

/**
 * @param {string} svg
 * @param {string} id of the element
 * @returns {string | null} "" where there is no such element, null where it is damaged
 */
export function metadataIn(svg, id) {
  for (const found of svg.matchAll(OPENING)) {
    ATTRIBUTES.lastIndex = found.index + found[0].length;
    const attributes = ATTRIBUTES.exec(svg)?.[0];
    if (!attributes || !new RegExp(`\\sid\\s*=\\s*["']${id}["']`).test(attributes)) continue;
    const start = ATTRIBUTES.lastIndex;
    const end = svg.indexOf(`</${found[1]}`, start);
    return end < 0 ? null : read(svg.slice(start, end).trim());
  }
  return "";
}

/** @param {string} content */
function read(content) {
  const literal = CDATA.exec(content)?.[1];
  if (literal !== undefined) return literal.trim();
  if (content.includes("<")) return null;
  try {
    return content.replace(REFERENCE, letter);
  } catch {
    return null;
  }
}

/** @param {string} whole @param {string} [name] @throws {RangeError} where it stands for no letter */
function letter(whole, name = "") {
  if (Object.hasOwn(NAMED, name)) return NAMED[name] ?? "";
  if (!name.startsWith("#")) throw new RangeError(whole);
  return String.fromCodePoint(Number(name.replace("#x", "0x").replace("#", "")));
}
