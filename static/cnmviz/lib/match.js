/** How well a text answers to what somebody types: by its words, whole, begun, inside, or by their letters in order. */

const WHOLE = 4;
const BEGUN = 3;
const INSIDE = 2;
const LETTERS = 1;

/**
 * @param {string} wanted what was typed: every word of it must be found
 * @param {string} text
 * @returns {number} 0 where it does not answer, otherwise from 1 to 4; the more the better
 */
export function match(wanted, text) {
  const words = split(wanted);
  if (!words.length) return LETTERS;
  const known = split(text);
  const scores = words.map((word) => Math.max(0, ...known.map((one) => wordScore(word, one)), initials(word, known)));
  return scores.includes(0) ? 0 : scores.reduce((sum, score) => sum + score, 0) / scores.length;
}

/** @param {string} text */
function split(text) {
  return text.toLowerCase().split(/[\s(),…?]+/).filter(Boolean);
}

/** @param {string} wanted @param {string} word */
function wordScore(wanted, word) {
  if (word === wanted) return WHOLE;
  if (word.startsWith(wanted)) return BEGUN;
  if (word.includes(wanted)) return INSIDE;
  return wanted.length > 2 && word[0] === wanted[0] && inOrder(wanted, word) ? LETTERS : 0;
}

/** First letters of words that follow each other: `nc` is network connect. @param {string} wanted @param {string[]} words */
function initials(wanted, words) {
  const letters = words.map((word) => word[0]).join("");
  return wanted.length > 1 && letters.includes(wanted) ? LETTERS : 0;
}

/** @param {string} wanted @param {string} word */
function inOrder(wanted, word) {
  let at = 0;
  for (const letter of word) if (letter === wanted[at]) at += 1;
  return at === wanted.length;
}
