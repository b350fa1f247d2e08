/** Making the lines of the outline, each with what it does not have left empty. Pure. */

/** @import {Branch, Sort} from "./types.js" */

/** @type {Omit<Branch, "id" | "sort" | "name" | "says">} */
const BARE = { thing: "", ref: false, detail: "", badges: [], status: "", network: null, shape: "", count: null, open: false, children: null };

/**
 * @param {Sort} sort
 * @param {string} id
 * @param {string} key "kind:id"
 * @param {Partial<Branch> & { name: string, says: string }} more
 * @returns {Branch}
 */
export function thing(sort, id, key, more) {
  return { ...BARE, ...more, badges: (more.badges ?? []).filter(Boolean), id, sort, thing: key };
}

/**
 * Several things under one heading.
 * @param {string} id
 * @param {string} name
 * @param {number} count
 * @param {boolean} open
 * @param {() => Branch[]} children
 * @param {string} [of] whose
 * @returns {Branch}
 */
export function group(id, name, count, open, children, of = "") {
  return { ...BARE, id, sort: "group", name, says: [name, of, `, ${count}`].filter(Boolean).join(" ").replace(" ,", ","), count, open, children };
}

/**
 * Something that is known about the thing above.
 * @param {string} path
 * @param {string} name
 * @param {string} value
 * @returns {Branch}
 */
export function fact(path, name, value) {
  return { ...BARE, id: `${path}/${name}=${value}`, sort: "fact", name, says: `${name} ${value.replaceAll("→", "to")}`, detail: value };
}

/** @param {string} path @param {[name: string, value: string][]} pairs those without a value are left out @returns {Branch[]} */
export function facts(path, pairs) {
  return pairs.filter(([, value]) => value).map(([name, value]) => fact(path, name, value));
}

/** @param {string} id @param {string} text @returns {Branch} */
export function note(id, text) {
  return { ...BARE, id, sort: "note", name: text, says: text };
}
