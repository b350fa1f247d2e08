/** Sending the line of a form, and selecting what it made once the picture has it. */

import { reached } from "../lib/reached.js";
import { refusal } from "../lib/receipt.js";

/** @typedef {import("./types.js").Lab} Lab */

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
    await reached(lab.live, receipt.seq ?? 0);
    const key = made?.() ?? "";
    if (key && !key.endsWith(":")) lab.selection.set([key]);
    return "";
  };
}
