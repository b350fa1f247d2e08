/** Undo and redo read as such; every other entry of a chain counts. */

import { saidLine, takenBack } from "../../../static/cnmviz/lib/undone.js";
import { equal } from "../expect.js";

export function testTheWordStandsBeforeTheLine() {
  const said = ["console", "undo", "redo"].map((source) => saidLine({ source, line: "docker start web" }));
  equal(said, ["docker start web", "undo: docker start web", "redo: docker start web"]);
}

export function testARedoTakesTheUndoBackAndTheEntryCountsAgain() {
  const row = (/** @type {number} */ seq, /** @type {number} */ undoes) => ({ seq, by: "", source: "", line: "", at: 0, undoes });
  const log = [row(1, 0), row(2, 1), row(3, 2)];
  equal(log.map((one) => takenBack(one, log)), [[], [{ seq: 1, undone: true }], [{ seq: 2, undone: true }, { seq: 1, undone: false }]]);
}
