/** Lines are cut as a shell cuts them; what needs a shell is left alone. */

import { commandsIn, wordsOf } from "../../../static/cnmviz/lib/words.js";
import { equal } from "../expect.js";

export function testCutsWordsAndTakesQuotesAway() {
  equal(wordsOf(`  docker run -e 'A=it'"'"'s' "a \\"b\\"" '' x\\ y a#b `), ["docker", "run", "-e", "A=it's", 'a "b"', "", "x y", "a#b"]);
}

export function testLeavesShellsAndOpenQuotesAlone() {
  equal(["a $(b)", "a | b", "a && b", 'a "$b"', "a 'b", "a # b", "a *"].map(wordsOf), Array(7).fill(null));
  equal(wordsOf("a '$(b) | c'"), ["a", "$(b) | c"]);
}

export function testCutsATextIntoCommands() {
  const text = "# a comment\r\n$ docker network create \\\r\n   front\n\ndocker run -e 'A=two\nlines' nginx\n> docker ps";
  equal(commandsIn(text), ["docker network create front", "docker run -e 'A=two\nlines' nginx", "docker ps"]);
}

export function testAnApostropheIsNoOpenQuoteForEver() {
  equal(commandsIn("that's it\ndocker ps"), ["that's it", "docker ps"]);
}
