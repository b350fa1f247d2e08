/** The smallest change that turns a "no" round: its commands, run one by one, then the same question again. */

import { button, el } from "../lib/dom.js";
import { refusal } from "../lib/receipt.js";
import { questionOf } from "../places.js";

/** @import {Lab} from "../panels/types.js" */
/** @import {Trace} from "../types.js" */
/** @import {Run} from "./types.js" */

/**
 * @param {Trace} trace
 * @param {Omit<Lab, "diagram">} lab
 * @returns {Promise<string>} why a command was refused, or ""
 */
export async function makeItSo(trace, { commands, signals, store }) {
  for (const line of trace.fix) {
    const receipt = await commands.line(line, { quiet: true, source: "form" });
    const why = receipt.trace ? "" : refusal(receipt);
    if (why) return why;
    // The remedy was to ask for something else: its answer is the end of it.
    if (receipt.trace) {
      signals.emit("trace", receipt.trace);
      return "";
    }
  }
  signals.emit("ask", questionOf(store, trace));
  return "";
}

/**
 * The offer: what would be typed, and the button that does it.
 *
 * @param {Run} run
 * @param {string} label
 */
export function fixOffer(run, label) {
  const problem = el("p", { class: "problem", role: "alert", hidden: true });
  const apply = async () => {
    press.disabled = true;
    const why = await run.fix();
    problem.hidden = !why;
    problem.textContent = why;
    press.disabled = false;
  };
  const press = button("Make it so", apply, { icon: "fix", kind: "primary" });
  const lines = run.trace.fix.map((line) => el("li", {}, el("code", {}, line)));
  return el("section", { class: "fix", "aria-label": label }, el("h4", {}, "What would turn it round"), el("ol", {}, ...lines), press, problem);
}
