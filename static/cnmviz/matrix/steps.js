/** Where a key leads in the table. Row and column -1 are the headings; the corner between them is nobody's. Pure. */

/** @typedef {{ row: number, column: number }} Spot */

/**
 * @param {KeyboardEvent} event
 * @param {Spot} from
 * @param {{ rows: number, columns: number, page: number }} size `page`: rows that are in sight
 * @returns {Spot | null} null where the key means nothing here
 */
export function step({ key, ctrlKey, metaKey }, { row, column }, { rows, columns, page }) {
  const whole = ctrlKey || metaKey;
  /** @type {Record<string, Spot>} */
  const spots = {
    ArrowUp: { row: row - 1, column },
    ArrowDown: { row: row + 1, column },
    ArrowLeft: { row, column: column - 1 },
    ArrowRight: { row, column: column + 1 },
    Home: whole ? { row: 0, column: 0 } : { row, column: row < 0 ? 0 : -1 },
    End: whole ? { row: rows - 1, column: columns - 1 } : { row, column: columns - 1 },
    PageUp: { row: row < 0 ? row : Math.max(0, row - page), column },
    PageDown: { row: row + page, column },
  };
  const spot = spots[key];
  return spot ? within(spot, { row, column }, rows, columns) : null;
}

/**
 * @param {Spot} spot
 * @param {Spot} from
 * @param {number} rows
 * @param {number} columns
 * @returns {Spot}
 */
function within(spot, from, rows, columns) {
  const row = Math.max(-1, Math.min(spot.row, rows - 1));
  const column = Math.max(-1, Math.min(spot.column, columns - 1));
  return row < 0 && column < 0 ? from : { row, column };
}
