/** Many things in as few lines as the server takes, none left out and none twice. */

import { inLines, MOST_WORDS } from "../../../static/cnmviz/lib/lines.js";
import { LONGEST_LINE } from "../../../static/cnmviz/lib/words.js";
import { equal } from "../expect.js";

const HEAD = "docker rm -f";
const text = (/** @type {string[]} */ words) => [HEAD, ...words].join(" ");

/** @param {number} count @param {number} length */
function names(count, length) {
  return Array.from({ length: count }, (_, at) => `${at}`.padEnd(length, "n"));
}

export function testAFewThingsAreOneLine() {
  equal(inLines(HEAD, ["web", "db"], String), [["web", "db"]]);
}

export function testNothingIsNoLine() {
  equal(inLines(HEAD, [], String), []);
}

export function testLongNamesAreCutByTheirCharacters() {
  const all = names(100, 190);
  const lines = inLines(HEAD, all, String);
  equal(lines.flat(), all);
  equal(lines.map((line) => text(line).length <= LONGEST_LINE), [true, true, true]);
  equal(lines.slice(1).every((line, at) => text([...lines[at], line[0]]).length > LONGEST_LINE), true);
}

export function testALineMayBeFullToItsLastCharacter() {
  const [first, second] = names(2, (LONGEST_LINE - HEAD.length) / 2 - 1);
  equal(text([first, second]).length, LONGEST_LINE);
  equal(inLines(HEAD, [first, second], String).length, 1);
  equal(inLines(HEAD, [first, `${second}n`], String).length, 2);
}

export function testShortNamesAreCutByTheirNumber() {
  const all = names(MOST_WORDS, 4);
  equal(inLines(HEAD, all, String).map((line) => line.length), [MOST_WORDS - 3, 3]);
}

export function testWhatFillsMoreThanALineStandsAlone() {
  const long = "n".repeat(LONGEST_LINE + 1);
  equal(inLines(HEAD, ["web", long, "db"], String), [["web"], [long], ["db"]]);
}

export function testThingsAreMeasuredByTheWordThatNamesThem() {
  const things = [{ name: "a".repeat(5_000) }, { name: "b".repeat(5_000) }];
  equal(inLines(HEAD, things, ({ name }) => name), [[things[0]], [things[1]]]);
}
