/** The log shows who did what, and what of it was taken back. */

import { createLog } from "../../../static/cnmviz/panels/log.js";
import { after, equal } from "../expect.js";
import { openLab } from "./lab.js";

/** @import {Frame} from "../../../static/cnmviz/types.js" */

/**
 * @param {number} seq
 * @param {string} source
 * @param {number} [undoes]
 * @returns {Frame}
 */
function frame(seq, source, undoes) {
  return { type: "frame", seq, by: "ben", source, line: "docker rm <b>web</b>", at: seq, changes: [], ...(undoes ? { undoes } : {}) };
}

/** @param {HTMLElement} root */
const undone = (root) => [...root.querySelectorAll("li")].map((row) => row.classList.contains("undone"));

export function testUndoAndRedoAreMarked() {
  const { lab, root, wire, end } = openLab({});
  lab.socket.on("frame", (one) => lab.live.apply(one));
  createLog(root, lab);
  wire.says(frame(8, "console"));
  wire.says(frame(9, "undo", 8));
  equal(undone(root), [true, false]);
  wire.says(frame(10, "redo", 9));
  equal(undone(root), [false, true, false]);
  end();
}

export function testUndoIsNoNewCommand() {
  const { lab, root, end } = openLab({});
  createLog(root, lab);
  lab.live.apply(frame(8, "console"));
  lab.live.apply(frame(9, "undo", 8));
  equal([...root.querySelectorAll("code")].map(({ textContent }) => textContent), ["docker rm <b>web</b>", "undo: docker rm <b>web</b>"]);
  end();
}

export function testLinesAreTextAndAuthorsAreNamedOnceTheyAreKnown() {
  const { lab, root, end } = openLab({});
  createLog(root, lab);
  lab.live.apply(frame(8, "picture"));
  const read = () => [root.querySelector("code")?.textContent, root.querySelector("b")?.textContent, root.querySelectorAll("code b").length];
  equal(read(), ["docker rm <b>web</b>", "somebody", 0]);
  lab.people.know([{ id: "ben", name: "<i>Ben</i>", colour: "#5f3dc4" }]);
  equal([read(), root.querySelectorAll("i").length], [["docker rm <b>web</b>", "<i>Ben</i>", 0], 0]);
  end();
}

export async function testASnapshotReplacesAllRows() {
  const { lab, root, end } = openLab({});
  createLog(root, lab);
  lab.live.apply(frame(8, "console"));
  lab.live.load({ seq: 20, lab: { code: "", title: "" }, people: [], log: [], entities: { host: [], network: [], sandbox: [], container: [], endpoint: [], position: [] } });
  await after(0);
  equal(root.querySelectorAll("li").length, 0);
  end();
}
