/** What happens to the packet, in one big sentence below the picture; at its end whether it came through. */

import { el, fill, icon } from "../../lib/dom.js";

/** @import {TraceRun} from "../../trace/run.js" */

/** @param {HTMLElement} root */
export function createBand(root) {
  let unfollow = () => {};
  return (/** @type {TraceRun | null} */ run) => {
    unfollow();
    unfollow = () => {};
    root.hidden = !run || run.over;
    if (!run || run.over) return;
    const say = () => {
      const { at, count } = run.clock;
      const stop = run.stops[at];
      if (!stop) return;
      root.dataset.outcome = at === count - 1 ? (run.trace.verdict.ok ? "ok" : "bad") : "";
      fill(
        root,
        el("p", { class: "told-title" }, at === count - 1 ? icon(run.trace.verdict.ok ? "check" : "close") : null, el("b", {}, stop.place.name), ` ${stop.stage}`, el("small", {}, `${at + 1} of ${count}`)),
        el("p", { class: "told-said" }, stop.text),
      );
    };
    unfollow = run.clock.onStop(say);
    say();
  };
}
