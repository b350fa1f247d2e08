/** A command about many things as the few lines that the server takes: each as full as it may be. Knows no command. */

import { LONGEST_LINE } from "./words.js";

/** Words that the console takes of a line, so that whatever is logged can be typed again. */
export const MOST_WORDS = 1_000;

/**
 * Things in their order, cut where a line would become too long. A thing that fills more than a line has one of its own.
 *
 * @template T
 * @param {string} head what each line begins with, such as `docker rm -f`
 * @param {T[]} things
 * @param {(thing: T) => string} wordOf how a line names a thing
 * @returns {T[][]} the things of each line
 */
export function inLines(head, things, wordOf) {
  const most = MOST_WORDS - head.split(" ").length;
  /** @type {T[][]} */
  const lines = [];
  let room = 0;
  for (const thing of things) {
    const length = wordOf(thing).length + 1;
    let line = lines.at(-1);
    if (!line || length > room || line.length >= most) {
      lines.push((line = []));
      room = LONGEST_LINE - head.length;
    }
    line.push(thing);
    room -= length;
  }
  return lines;
}
