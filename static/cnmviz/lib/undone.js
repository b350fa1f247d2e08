/** How undo and redo read: their own words before the line they take back, and which entries no longer count. */

/** @typedef {import("../types.js").LogRow} LogRow */

/**
 * An entry's line as it is shown: an undo is no new command.
 * @param {Pick<LogRow, "source" | "line">} row
 */
export function saidLine({ source, line }) {
  return source === "undo" || source === "redo" ? `${source}: ${line}` : line;
}

/**
 * What an entry changes in the standing of earlier ones. An undo takes an entry back, a redo takes the undo back: from the newest
 * on down, every other one counts.
 * @param {Pick<LogRow, "undoes">} row
 * @param {LogRow[]} log
 * @returns {{ seq: number, undone: boolean }[]} newest first
 */
export function takenBack(row, log) {
  const chain = [];
  let undone = true;
  for (let seq = row.undoes ?? 0; seq; undone = !undone) {
    chain.push({ seq, undone });
    seq = log.find((other) => other.seq === seq)?.undoes ?? 0;
  }
  return chain;
}
