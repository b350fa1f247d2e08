/**
 * Which container stands where: clusters into rows, those of one network side by side.
 *
 * Depends on nothing that changes while a container lives (its number and the network it was made on), so connecting,
 * starting and stopping move nothing, and one more container moves at most those behind it in its row.
 */

/** @import {Cluster} from "./types.js" */

const ALONE = 6;
/** So many clusters at most, and the width of a row then. */
const WIDTHS = [
  [18, 6],
  [80, 10],
  [320, 24],
  [Infinity, 60],
];

/**
 * @param {Cluster[]} clusters in any order
 * @returns {Cluster[][]} rows from the top
 */
export function rowsOf(clusters) {
  const sorted = [...clusters].sort(compare);
  if (sorted.length <= ALONE) return sorted.length ? [sorted] : [];
  const width = /** @type {number[]} */ (WIDTHS.find(([most]) => sorted.length <= most))[1];
  const sections = [...Map.groupBy(sorted, (cluster) => cluster.section).values()];
  return shelve(sections, width);
}

/** @param {Cluster} a @param {Cluster} b */
function compare(a, b) {
  if (a.order !== b.order) return a.order - b.order;
  if (a.section !== b.section) return a.section < b.section ? -1 : 1;
  const [left, right] = [a.members[0].container, b.members[0].container];
  return left.number - right.number || (left.id < right.id ? -1 : 1);
}

/**
 * Sections fill rows like books on shelves. Each reserves an even number of places, so that every other newcomer finds room.
 *
 * @param {Cluster[][]} sections
 * @param {number} width
 */
function shelve(sections, width) {
  /** @type {Cluster[][]} */
  const rows = [];
  let room = 0;
  for (const section of sections) {
    const reserved = Math.min(section.length + (section.length % 2), width);
    if (reserved > room) {
      rows.push([]);
      room = width;
    }
    for (const cluster of section) {
      if (room === 0) {
        rows.push([]);
        room = width;
      }
      rows[rows.length - 1].push(cluster);
      room -= 1;
    }
    room -= room && section.length % 2;
  }
  return rows;
}
