/** What the cases in this folder say about a value: the two sentences they need, with both sides in the message. */

/**
 * @param {unknown} actual
 * @param {unknown} expected
 * @param {string} [about]
 */
export function equal(actual, expected, about = "") {
  const [a, b] = [JSON.stringify(actual), JSON.stringify(expected)];
  if (a !== b) throw new Error(`${about} expected ${b}, got ${a}`.trim());
}

/**
 * @param {() => unknown} act
 * @param {string} part of the message it must fail with
 */
export function fails(act, part) {
  try {
    act();
  } catch (error) {
    if (String(error).includes(part)) return;
    throw new Error(`failed with ${error} instead of ${part}`);
  }
  throw new Error(`did not fail with ${part}`);
}

/** @param {number} milliseconds */
export function after(milliseconds) {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
