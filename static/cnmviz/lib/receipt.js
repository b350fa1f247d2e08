/** What an answer says to a person. */

/** @typedef {import("../types.js").Receipt} Receipt */

/** Characters of a text where there is room for a sentence or two. */
const LONGEST_SAID = 280;

/** A refusal as far as it is read; one that names a thousand things is whole in the console. @param {string} why */
export function inShort(why) {
  return isLong(why) ? `${beginning(why)} The console has all of it.` : why;
}

/** @param {string} text */
export function beginning(text) {
  return isLong(text) ? `${text.slice(0, LONGEST_SAID).trimEnd()}…` : text;
}

/** Whether a text is more than is read where a gesture was made. @param {string} why */
export function isLong(why) {
  return why.length > LONGEST_SAID + 40;
}

/**
 * Why a request was refused, in Docker's words; "" where it was done.
 * @param {Receipt} receipt
 */
export function refusal(receipt) {
  if (receipt.ok) return "";
  const said = (receipt.error || receipt.output?.stderr || "").trim();
  // The last line of docker's own for a program is nothing a person needs beside the sentence.
  return said.replace(/\n+exit status \d+$/, "") || `exit status ${receipt.output?.exit ?? 1}`;
}
