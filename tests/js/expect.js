/** What the cases in this folder say about a value: one sentence, with both sides in the message. */

/**
 * @param {unknown} actual
 * @param {unknown} expected
 * @param {string} [about]
 */
export function equal(actual, expected, about = "") {
  const [a, b] = [JSON.stringify(actual), JSON.stringify(expected)];
  if (a !== b) throw new Error(`${about} expected ${b}, got ${a}`.trim());
}

/** @param {number} milliseconds */
export function after(milliseconds) {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

/** Until no dialog is open: a closed one leaves the page with its event, which on a busy machine is late. */
export async function closed() {
  while (document.querySelector("dialog")) await after(1);
}
