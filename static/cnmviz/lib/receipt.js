/** What an answer says to a person. */

/** @typedef {import("../types.js").Receipt} Receipt */

/**
 * Why a request was refused, in Docker's words; "" where it was done.
 * @param {Receipt} receipt
 */
export function refusal(receipt) {
  if (receipt.error) return receipt.error.trim();
  if (receipt.output?.exit) return (receipt.output.stderr || `exit status ${receipt.output.exit}`).trim();
  return receipt.ok ? "" : "refused";
}
