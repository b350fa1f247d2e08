/** Lets the packet of a question run in the picture, as everybody's own run of the same way. */

import { shared } from "../../trace/beat.js";

/** @import {ClassLab} from "../types.js" */
/** @import {Question} from "./types.js" */

/**
 * @param {ClassLab} lab
 * @param {Question} question
 * @param {() => void} [then] called once the packet is at its end, at once where nothing runs
 */
export function play(lab, question, then = () => undefined) {
  // The way is that of a moment; beside another one, or another lab, it would mislead.
  if (!question.trace || !lab.class.page.shared || lab.timeline.at) return then();
  shared.add(question.trace);
  lab.signals.emit("trace", question.trace);
  const { run } = lab.diagram;
  // Without motion the answer stands beside the picture at once.
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
  if (!run || run.over || still) return then();
  const last = run.stops.length - 1;
  let told = false;
  const once = () => {
    if (!told) then();
    told = true;
  };
  run.clock.onStop(({ at }) => {
    if (at === last) once();
  });
  run.onEnd(once);
}
