/** A table in a sentence, and counted by its families for the legend. Pure. */

import { FAMILIES, familyOf, isOpen } from "./families.js";

/** @import {Comparison} from "./compare.js" */
/** @typedef {{ ways: number, open: number, families: Map<string, number>, opened: number, closed: number, other: number }} Tally */

const NAMED = 5;

/**
 * @param {Comparison} comparison
 * @returns {Tally}
 */
export function tally(comparison) {
  const found = { ways: 0, open: 0, families: new Map(), opened: 0, closed: 0, other: 0 };
  /** @type {Map<string, number>} */
  const verdicts = new Map();
  const { seats } = comparison;
  for (let row = 0; row < seats.length; row += 1) {
    if (seats[row].now < 0) continue;
    for (let column = 0; column < seats.length; column += 1) {
      const { verdict, change } = comparison.cell(row, column);
      if (change === "opened" || change === "closed" || change === "other") found[change] += 1;
      if (verdict && change !== "gone") verdicts.set(verdict, (verdicts.get(verdict) ?? 0) + 1);
    }
  }
  for (const [verdict, count] of verdicts) {
    const { key } = familyOf(verdict);
    found.families.set(key, (found.families.get(key) ?? 0) + count);
    found.ways += count;
    if (isOpen(verdict)) found.open += count;
  }
  return found;
}

/**
 * @param {Comparison} comparison
 * @param {Tally} counts
 * @param {string} since such as "since step 12"
 */
export function sentence(comparison, counts, since) {
  const open = counts.ways ? `${counts.open} of ${counts.ways} ways are open.` : "Nothing to compare yet.";
  if (!comparison.compares) return open;
  const moved = [counts.opened && `${ways(counts.opened)} opened`, counts.closed && `${counts.opened ? counts.closed : ways(counts.closed)} closed`].filter(Boolean);
  const other = counts.other ? ` ${ways(counts.other)} ${counts.other === 1 ? "is" : "are"} closed for another reason.` : "";
  const [came, gone] = /** @type {const} */ (["came", "gone"]).map((state) => comparison.seats.filter((seat) => seat.state === state).map(({ place }) => place.name));
  const places = [came.length && `${listed(came)} came.`, gone.length && `${listed(gone)} went.`].filter(Boolean).join(" ");
  const change = moved.length ? `${moved.join(", ")} ${since}.` : `No way opened or closed ${since}.`;
  return [open, `${change}${other}`, places].filter(Boolean).join(" ");
}

/** The families that occur, with their counts. @param {Tally} counts */
export function familiesOf({ families }) {
  const known = FAMILIES.flatMap((family) => (families.has(family.key) ? [{ family, count: families.get(family.key) ?? 0 }] : []));
  const other = families.get("other");
  return other ? [...known, { family: familyOf(""), count: other }] : known;
}

/** @param {number} count */
function ways(count) {
  return count === 1 ? "1 way" : `${count} ways`;
}

/** @param {string[]} names */
function listed(names) {
  const shown = names.slice(0, NAMED).join(", ");
  return names.length > NAMED ? `${shown} and ${names.length - NAMED} more` : shown;
}
