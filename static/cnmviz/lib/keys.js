/** The key of a thing, "kind:id", by which the picture, the selection and all views know it. */

/** @import {Place} from "../types.js" */

/** Of a place in a trace or in the matrix. @param {Pick<Place, "kind" | "id">} place */
export function keyOf({ kind, id }) {
  return kind === "outside" ? "outside:outside" : `${kind}:${id}`;
}

/** Kind and id. @param {string} key @returns {[kind: any, id: string]} */
export function split(key) {
  const cut = key.indexOf(":");
  return [key.slice(0, cut), key.slice(cut + 1)];
}

/** @param {string} key */
export function idOf(key) {
  return split(key)[1];
}
