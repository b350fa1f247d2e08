/** What somebody types is found by words, in any order; the better the word, the higher. */

import { match } from "../../../static/cnmviz/lib/match.js";
import { equal } from "../expect.js";

export function testWholeWordsBeforeBegunOnesBeforePartsBeforeLetters() {
  equal(["web", "webapp", "my-web", "worldebb", "db"].map((text) => match("web", text)), [4, 3, 2, 1, 0]);
}

export function testEveryWordMustBeFoundInWhateverOrder() {
  equal([match("net add", "Add a network"), match("add host", "Add a network"), match("", "anything")].map((score) => score > 0), [true, false, true]);
}

export function testInitials() {
  equal([match("aan", "Add a network") > 0, match("xan", "Add a network") > 0], [true, false]);
}
