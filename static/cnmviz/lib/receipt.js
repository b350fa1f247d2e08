/** What an answer says to a person. */

/** @typedef {import("../types.js").Receipt} Receipt */

/**
 * Why a request was refused, in Docker's words; "" where it was done.
 * @param {Receipt} receipt
 */
export function refusal(receipt) {
  if (receipt.ok) return "";
  return (receipt.error || receipt.output?.stderr || `exit status ${receipt.output?.exit ?? 1}`).trim();
}
