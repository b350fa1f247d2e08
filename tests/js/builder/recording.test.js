/** A recording holds the commands that made the lab what it is, and not what was taken back, only looked at, or only moved. */

import { begun, hasGap, recordedLines, undoesEarlier, withFrame, withLog } from "../../../static/cnmviz/builder/recording.js";
import { equal } from "../expect.js";

/** @import {Frame, LogRow} from "../../../static/cnmviz/types.js" */

/** @param {number} seq @param {string} line @param {Partial<LogRow>} [more] @returns {LogRow} */
const row = (seq, line, more = {}) => ({ seq, by: "ana", source: "console", line, at: seq, ...more });

/** @param {number} seq @param {string} line @param {string[]} kinds @param {Partial<Frame>} [more] @returns {Frame} */
const frame = (seq, line, kinds, more = {}) => ({ type: "frame", ...row(seq, line), changes: kinds.map((kind) => /** @type {any} */ ({ kind, id: "1", before: null, after: null })), ...more });

/** @param {LogRow[]} log @param {string} [before] */
const linesOf = (log, before = "") => recordedLines(withLog(begun(before, 10), log)).split("\n").filter(Boolean);

export function testWhatCameBeforeIsNoPartOfIt() {
  equal(linesOf([row(9, "docker network create old"), row(11, "docker network create back"), row(12, "$ docker network connect back web")]), ["docker network create back", "docker network connect back web"]);
}

export function testWhatWasUndoneIsLeftOutAndComesBackWithRedo() {
  const done = [row(11, "docker network create a"), row(12, "docker network create b")];
  const undone = [...done, row(13, "docker network create b", { source: "undo", undoes: 12 })];
  const redone = [...undone, row(14, "docker network create b", { source: "redo", undoes: 13 })];
  equal([linesOf(undone), linesOf(redone)], [["docker network create a"], ["docker network create a", "docker network create b"]]);
}

export function testUndoingWhatWasBeforeCannotBeRecorded() {
  const recording = withLog(begun("", 10), [row(11, "docker network create a", { source: "undo", undoes: 4 })]);
  equal([undoesEarlier(recording), recordedLines(recording)], [true, ""]);
  equal(undoesEarlier(withLog(begun("", 10), [row(11, "docker network create a")])), false);
}

export function testWhereThingsStandIsNoPartOfIt() {
  const frames = [frame(11, "place web=1,2", ["position"]), frame(12, "docker network create a", ["network", "position"]), frame(13, "docker network create a", []), frame(14, "docker start web", [])];
  equal(recordedLines(frames.slice(0, 2).reduce(withFrame, begun("", 10))), "docker network create a");
  equal(recordedLines(frames.slice(2).reduce(withFrame, begun("", 10))), "");
  equal(linesOf([row(11, "arrange web db"), row(12, "# place web=1,2"), row(13, "docker run -d --name place nginx")]), ["docker run -d --name place nginx"]);
}

export function testFramesAndLogTellTheSameOnce() {
  const live = withFrame(begun("docker ps", 10), frame(11, "docker network create a", ["network"]));
  const again = withLog(live, [row(10, "x"), row(11, "docker network create a"), row(12, "docker network create b")]);
  equal(recordedLines(again), "docker ps\ndocker network create a\ndocker network create b");
}

export function testALogThatDoesNotReachBackIsAGap() {
  equal([hasGap(begun("", 10), [row(30, "x")]), hasGap(begun("", 10), [row(11, "x")]), hasGap(begun("", 10), [])], [true, false, false]);
}
