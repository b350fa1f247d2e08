/** Names to propose. */

/**
 * The first of `stem1`, `stem2`, … that nobody has.
 * @param {string[]} taken
 * @param {string} stem
 */
export function freeName(taken, stem) {
  const used = new Set(taken);
  let number = 1;
  while (used.has(`${stem}${number}`)) number += 1;
  return `${stem}${number}`;
}
