/** A question stands before whatever would answer it; lines of the text are run by a press. */

import { parted, textOf } from "../../../static/cnmviz/lesson/text.js";
import { equal } from "../expect.js";
import { p, texts } from "./lessons.js";

/** @import {Block} from "../../../static/cnmviz/lib/prose.js" */

/** @type {Block} */
const RUN = { t: "code", lang: "sh", text: "$ docker exec web ping --help\nping: bad address" };

export function testTheQuestionsComeBeforeTheFirstHeadingOrLineToRun() {
  /** @type {Block} */
  const heading = { t: "h", n: 3, c: ["Look"] };
  const blocks = (/** @type {Block[]} */ ...some) => parted(some).map((half) => half.length);
  equal([blocks(p("a"), RUN, p("b")), blocks(p("a"), p("b"), heading, RUN), blocks(RUN), blocks(p("a")), blocks()], [[1, 2], [2, 2], [0, 1], [1, 0], [0, 0]]);
  equal(blocks(p("a"), { t: "code", text: "no prompt" }, p("b")), [3, 0]);
}

export function testWhatAnnouncesALineStaysWithIt() {
  equal(parted([p("a"), p("look:"), RUN]).map((half) => half.length), [1, 2]);
  equal(parted([p("look:"), RUN]).map((half) => half.length), [1, 1], "something stands in front of a question");
}

export function testALineIsRunOrWrittenIntoTheConsole() {
  /** @type {string[]} */
  const done = [];
  const root = textOf([RUN], { run: (line) => void done.push(`run ${line}`), put: (line) => void done.push(`put ${line}`) });
  const buttons = /** @type {HTMLButtonElement[]} */ ([...root.querySelectorAll("button")]);
  equal(buttons.map((one) => one.getAttribute("aria-label")), ["Put in the console: docker exec web ping --help", "Run: docker exec web ping --help"]);
  buttons.forEach((one) => one.click());
  equal(done, ["put docker exec web ping --help", "run docker exec web ping --help"]);
  equal([texts(root, ".typed-line > code"), texts(root, ".printed")], [["$ docker exec web ping --help"], ["ping: bad address"]]);
}
