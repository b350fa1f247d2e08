/** Commands that belong together: sent in turn, and taken back together. */

/** @import {Commands, LogRow, Person, Receipt} from "../types.js" */
/** @import {Toast} from "./toast.js" */
/** @typedef {{ live: { log: LogRow[] }, people: { me: Person }, commands: Pick<Commands, "undo">, toast: Toast }} Desk what taking back needs of the page */

/**
 * Send one after the other, up to the first that is refused: what comes after it was meant for what it would have made.
 *
 * @template T
 * @param {T[]} commands
 * @param {(command: T) => Promise<Receipt>} send says a refusal itself
 * @returns {Promise<number[]>} the entries of the log that came of it
 */
export async function inTurn(commands, send) {
  /** @type {number[]} */
  const steps = [];
  for (const command of commands) {
    const { ok, seq } = await send(command);
    if (seq) steps.push(seq);
    if (!ok) break;
  }
  return steps;
}

/**
 * Say that something took several steps, of which undo takes back one at a time, and offer to take back all.
 *
 * @param {Desk} desk
 * @param {number[]} steps
 */
export function offerUndo(desk, steps) {
  const action = undoing(desk, steps);
  if (action) desk.toast(`Done in ${steps.length} steps.`, { kind: "ok", action });
}

/**
 * @param {Desk} desk
 * @param {number[]} steps my latest entries of the log
 * @returns {{ label: string, run: () => void } | undefined} nothing where undo alone does it
 */
export function undoing(desk, steps) {
  return steps.length > 1 ? { label: `Undo all ${steps.length} steps`, run: () => void undoAll(desk, steps) } : undefined;
}

/** Undo takes my latest step back; where I did something else since, that would be the wrong one. @param {Desk} desk @param {number[]} steps */
async function undoAll({ live, people, commands, toast }, steps) {
  const latest = live.log.findLast(({ by }) => by === people.me.id)?.seq;
  if (latest !== steps.at(-1)) return toast("You have done something else since: Undo takes your steps back one by one.");
  for (let count = steps.length; count; count -= 1) {
    if (!(await commands.undo()).ok) return;
  }
}
