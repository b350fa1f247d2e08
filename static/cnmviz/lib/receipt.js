/** What an answer says to a person. */

/** @typedef {import("../types.js").Receipt} Receipt */

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
