/**
 * A command line cut into words as a shell cuts it, and a pasted text into command lines. What only a shell can do (`$(...)`, pipes,
 * `&&`) is recognised and left alone. Runs nothing.
 */

/** Characters that the server takes of a line. */
export const LONGEST_LINE = 8_192;

const SHELL = new Set("$`;&|<>()*?[]{}");
/** Those that say something to a shell only where a word begins. */
const LEADING = new Set("~!#");

/**
 * @param {string} line
 * @returns {string[] | null} null where a quote is left open, or a shell would have more to do than to cut
 */
export function wordsOf(line) {
  /** @type {string[]} */
  const words = [];
  /** @type {string | null} */
  let word = null;
  for (let at = 0; at < line.length; at += 1) {
    const letter = line[at] ?? "";
    if (letter === "'" || letter === '"') {
      const end = closing(line, at);
      if (end < 0) return null;
      const inner = line.slice(at + 1, end);
      if (letter === '"' && /[$`]/.test(inner)) return null;
      word = (word ?? "") + (letter === '"' ? inner.replaceAll(/\\(["\\])/g, "$1") : inner);
      at = end;
    } else if (letter === "\\") word = (word ?? "") + (line[(at += 1)] ?? "");
    else if (/\s/.test(letter)) {
      if (word !== null) words.push(word);
      word = null;
    } else if (SHELL.has(letter) || (LEADING.has(letter) && word === null)) return null;
    else word = (word ?? "") + letter;
  }
  return word === null ? words : [...words, word];
}

/**
 * A pasted text as command lines: prompts and comments fall away, a backslash at the end joins two lines, and a quote may reach over
 * several.
 * @param {string} text
 * @returns {string[]}
 */
export function commandsIn(text) {
  const joined = text.replaceAll(/\r\n?/g, "\n").replaceAll(/[ \t]*\\[ \t]*\n[ \t]*/g, " ");
  /** @type {string[]} */
  const lines = [];
  let open = "";
  for (const row of joined.split("\n")) {
    const line = open ? `${open}\n${row}` : row.trim().replace(/^[$>]\s+(?=\S)/, "");
    if (!line || line.startsWith("#")) continue;
    open = isOpen(line) ? line : "";
    if (!open) lines.push(line.trim());
  }
  // A quote that nobody closes is an apostrophe: each row is what it is.
  return open ? [...lines, ...open.split("\n").map((row) => row.trim()).filter((row) => row && !row.startsWith("#"))] : lines;
}

/** @param {string} line */
function isOpen(line) {
  for (let at = 0; at < line.length; at += 1) {
    if (line[at] === "\\") at += 1;
    else if (line[at] === "'" || line[at] === '"') {
      at = closing(line, at);
      if (at < 0) return true;
    }
  }
  return false;
}

/** Where the quote that opens at a place is closed, -1 if nowhere. @param {string} line @param {number} from */
function closing(line, from) {
  const sign = line[from] ?? "";
  for (let at = from + 1; at < line.length; at += 1) {
    if (sign === '"' && line[at] === "\\") at += 1;
    else if (line[at] === sign) return at;
  }
  return -1;
}
