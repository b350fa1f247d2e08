/** The earlier moments that a table can be compared with: the one that was kept, and the latest entries of the log. */

import { saidLine } from "../lib/undone.js";

/** @import {Lab} from "../panels/types.js" */
/** @import {LogRow} from "../types.js" */

const MOST = 40;
const LONGEST = 70;

/**
 * @param {Lab} lab
 * @param {number} kept the seq of the moment that was kept, 0 for none
 * @returns {[value: string, label: string][]} the value is "kept", or the seq
 */
export function moments({ store, people }, kept) {
  const rows = store.log.filter(({ seq }) => seq < store.seq).slice(-MOST).reverse();
  return [
    ["", "nothing"],
    ...(kept ? [/** @type {[string, string]} */ (["kept", `as it was kept, at step ${kept}`])] : []),
    ...rows.map((row) => /** @type {[string, string]} */ ([String(row.seq), `after step ${row.seq} · ${short(lineOf(row, people.get(row.by)?.name))}`])),
  ];
}

/**
 * A moment in a sentence.
 * @param {Lab} lab
 * @param {number} seq
 */
export function momentWords({ store, live, people }, seq) {
  const row = [store, live].flatMap(({ log }) => log.find((one) => one.seq === seq) ?? [])[0];
  const words = seq > store.seq ? `as against the later step ${seq}` : `since step ${seq}`;
  return row ? `${words} (${short(lineOf(row, people.get(row.by)?.name))})` : words;
}

/** @param {LogRow} row @param {string | undefined} author */
function lineOf(row, author) {
  if (!row.line) return "new lab";
  return `${row.by ? (author ?? "somebody") : "the lab"}: ${saidLine(row)}`;
}

/** @param {string} text */
function short(text) {
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}
