/** A pasted text as lines to run: prompts and comments fall away, a backslash at the end joins two lines. */

/**
 * @param {string} text
 * @returns {string[]}
 */
export function linesOf(text) {
  return text
    .replaceAll(/[ \t]*\\[ \t]*\r?\n[ \t]*/g, " ")
    .split(/\r?\n|\r/)
    .map((line) => line.trim().replace(/^[$>]\s+(?=\S)/, ""))
    .filter((line) => line && !line.startsWith("#"));
}
