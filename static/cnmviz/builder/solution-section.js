/** The solution: recorded while somebody does it in the lab, or written by hand. */

import { button, el } from "../lib/dom.js";
import { area, section, writing } from "./bench.js";
import { begun, hasGap, recordedLines, undoesEarlier, withFrame, withLog } from "./recording.js";

/** @import {Bench} from "./bench.js" */
/** @import {Recording} from "./types.js" */

const ABOUT = "Do in the lab what the student should do: by mouse, in the console, as you like. Every command that changes the lab is written down; what you undo is left out.";

/** @param {Bench} bench */
export function solutionSection(bench) {
  const { desk, slots, lab } = bench;
  const text = writing(bench, "solution", area({ rows: 3, code: true, placeholder: "docker network connect back web" }));
  const words = el("p", { role: "status" });
  const press = button("Record the solution", () => turn(bench), { icon: "record", kind: "record" });
  const bar = el("div", { class: "recorder" }, press, words);
  const show = () => {
    const { recording } = desk.draft;
    bar.toggleAttribute("data-on", recording !== null);
    press.setAttribute("aria-pressed", String(recording !== null));
    press.lastChild?.replaceWith(recording ? "Stop recording" : desk.draft.solution.trim() ? "Record more" : "Record the solution");
    const said = recording ? wordsOf(recording, lab.live.log) : "";
    if (words.textContent !== said) words.textContent = said;
    text.readOnly = recording !== null;
    if (text.value !== desk.draft.solution) {
      text.value = desk.draft.solution;
      text.scrollTop = text.scrollHeight;
    }
  };
  bench.watch(desk.on("changed", show));
  show();
  return section("solution", "2 Solution", ABOUT, bar, slots.field({ part: "solution", label: "Commands, one in each line", control: text, hint: "Nobody sees them who does not ask. As few as it takes: they set the points." }));
}

/** What is done in the lab while recording, now and while the page was away. @param {Bench} bench @returns {() => void} the way to stop */
export function follow({ desk, lab }) {
  const take = (/** @type {(recording: Recording) => Recording} */ step) => {
    const { recording } = desk.draft;
    if (!recording) return;
    const after = step(recording);
    if (after.last !== recording.last) desk.change({ recording: after, solution: recordedLines(after) });
  };
  const stops = [
    lab.live.subscribe((_changes, frame) => take((recording) => (frame ? withFrame(recording, frame) : withLog(recording, lab.live.log)))),
    desk.on("opened", () => take((recording) => withLog(recording, lab.live.log))),
  ];
  return () => stops.forEach((stop) => stop());
}

/** @param {Bench} bench */
function turn({ desk, lab }) {
  const { recording, solution } = desk.draft;
  if (recording) desk.change({ recording: null });
  else desk.change({ recording: begun(solution, lab.live.seq) });
  if (recording) return lab.announce("Recording has stopped");
  lab.timeline.now();
  lab.announce("Recording: do in the lab what the student should do");
}

/** @param {Recording} recording @param {import("../types.js").LogRow[]} log */
function wordsOf(recording, log) {
  if (hasGap(recording, log)) return "Recording. More was done meanwhile than the log of this page holds: look through the lines.";
  if (undoesEarlier(recording)) return "Recording. You have undone something from before: take the start again, or redo it.";
  return "Recording: do it in the lab now.";
}
