/**
 * Which container stands where: clusters into rows, those of one network side by side.
 *
 * Depends on nothing that changes while a container lives (its number and the network it was made on), so connecting,
 * starting and stopping move nothing, and one more container leaves the order of all others as it is. Where people have things
 * arranged anew, ranks come before numbers.
 */

/** @import {Cluster} from "./types.js" */

const ALONE = 6;
/**
 * So many clusters at most; the width of a row then; and how much room the beginning of a section needs at the end of a row, where
 * the whole does not fit. A host with its lanes comes out about 1.7 times as wide as it is high.
 */
const WIDTHS = [
  [14, 6, 6],
  [24, 9, 4],
  [40, 11, 3],
  [70, 13, 2],
  [110, 17, 2],
  [180, 21, 2],
  [320, 27, 2],
  [Infinity, 48, 2],
];

/**
 * @param {Cluster[]} clusters in any order
 * @returns {Cluster[][]} rows from the top
 */
export function rowsOf(clusters) {
  const sorted = [...clusters].sort(compare);
  if (sorted.length <= ALONE) return sorted.length ? [sorted] : [];
  const [, width, begun] = /** @type {number[]} */ (WIDTHS.find(([most]) => sorted.length <= most));
  const sections = [...Map.groupBy(sorted, (cluster) => cluster.section).values()];
  return shelve(sections, width, begun);
}

/** @param {Cluster} a @param {Cluster} b */
function compare(a, b) {
  if (a.order !== b.order) return a.order - b.order;
  if (a.section !== b.section) return a.section < b.section ? -1 : 1;
  if (a.rank !== b.rank) return a.rank - b.rank;
  const [left, right] = [a.members[0].container, b.members[0].container];
  return left.number - right.number || (left.id < right.id ? -1 : 1);
}

/**
 * Sections fill rows like text its lines. Each reserves an even number of places, so that every other newcomer finds room.
 *
 * @param {Cluster[][]} sections
 * @param {number} width
 * @param {number} begun so much room lets a section begin that does not fit whole
 */
function shelve(sections, width, begun) {
  /** @type {Cluster[][]} */
  const rows = [];
  let room = 0;
  for (const section of sections) {
    if (room < Math.min(section.length, begun)) {
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
