/** A block of code in a lesson's text: which of its lines a student may run, and which are what is printed. Draws nothing. */

/** @typedef {{ run: string, shown: string } | { printed: string }} Part `run` is the line as the console takes it, `shown` as it was written */

const PROMPT = /^\$ +(?=\S)/;
/** A word that stands for another one. */
const BLANK = /^[A-Z][A-Z0-9_]+$/;

/**
 * Lines behind a prompt are for running; one that ends with a backslash goes on in the next.
 * @param {string} text
 * @returns {Part[]}
 */
export function partsOf(text) {
  /** @type {Part[]} */
  const parts = [];
  const lines = text.replace(/\n+$/, "").split("\n");
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at];
    if (!PROMPT.test(line)) {
      print(parts, line);
      continue;
    }
    const whole = [line.replace(PROMPT, "")];
    while (whole.at(-1)?.endsWith("\\") && at + 1 < lines.length) whole.push(lines[(at += 1)]);
    parts.push({ run: joined(whole), shown: whole.join("\n") });
  }
  return parts;
}

/** Whether there is anything in it to run. @param {string} text */
export function isTyped(text) {
  return text.split("\n").some((line) => PROMPT.test(line));
}

/** Whether a line has words in capitals, in whose place others are to be put: it is a form, and not to be run as it stands. @param {string} line */
export function isForm(line) {
  return line.split(/\s+/).some((word) => BLANK.test(word));
}

/** @param {Part[]} parts @param {string} line */
function print(parts, line) {
  const last = parts.at(-1);
  if (last && "printed" in last) last.printed += `\n${line}`;
  else parts.push({ printed: line });
}

/** @param {string[]} lines */
function joined(lines) {
  return lines.map((line) => line.replace(/\\$/, "").replace(/^>\s+/, "").trim()).join(" ").trim();
}
