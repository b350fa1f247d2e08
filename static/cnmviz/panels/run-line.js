/** Sending the line of a form, and selecting what it made once the picture has it. */

import { refusal } from "../lib/receipt.js";

/** @typedef {import("./types.js").Lab} Lab */

const PATIENCE = 2_000;

/**
 * @param {Lab} lab
 * @param {() => string} [made] the key of what was made, asked when its frame has come
 * @returns {(line: string) => Promise<string>} the refusal, "" where it was done
 */
export function runner(lab, made) {
  return async (line) => {
    const receipt = await lab.commands.line(line, { quiet: true, source: "form" });
    const why = refusal(receipt);
    if (why) return why;
    await reached(lab.store, receipt.seq ?? 0);
    const key = made?.() ?? "";
    if (key && !key.endsWith(":")) lab.selection.set([key]);
    return "";
  };
}

/**
 * Resolves when the store has an entry, or gives up waiting for it.
 * @param {import("../types.js").Store} store
 * @param {number} seq
 */
export function reached(store, seq) {
  if (store.seq >= seq) return Promise.resolve();
  return new Promise((resolve) => {
    const done = () => {
      if (store.seq < seq) return;
      stop();
      resolve(undefined);
    };
    const stop = store.subscribe(done);
    setTimeout(() => {
      stop();
      resolve(undefined);
    }, PATIENCE);
  });
}
