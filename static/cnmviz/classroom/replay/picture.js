/** The picture of the class's lab at the moment that is looked at: stepped over the lab's own log, or fetched where the way is long. */

import { el, find } from "../../lib/dom.js";
import { pastOf } from "../../past.js";
import { makeMovable } from "../../scenarios/moving.js";
import { drawStill, inWords } from "../../scenarios/still-picture.js";
import { LabStore } from "../../store.js";
import { Timeline } from "../../timeline.js";

/** @import {ReplayPage} from "./types.js" */

/**
 * @param {ReplayPage} page
 * @param {number} newest entry of the lab
 * @returns {Promise<(step: number) => void>} goes to an entry
 */
export async function createPicture(page, newest) {
  const past = pastOf(page.lab);
  const snapshot = await past.moment(newest);
  const live = new LabStore();
  live.load(snapshot);
  const tools = find("#view-tools");
  const about = { title: page.title, drivers: page.drivers, snapshot: "" };
  const canvas = drawStill(find("#picture"), about, snapshot, [tools]);
  makeMovable(find("#still"), tools, canvas);
  const shown = /** @type {LabStore} */ (canvas.options.store);
  const timeline = new Timeline({ live, shown, past });
  const frame = find("#frame");
  const entities = () => /** @type {any} */ ({ container: shown.containers(), host: shown.hosts() });
  const say = () => frame.setAttribute("aria-label", inWords(about, { ...snapshot, entities: entities() }));
  const problem = el("p", { class: "problem", role: "alert", hidden: true });
  find("#still").append(problem);
  timeline.on("moved", () => {
    problem.hidden = true;
    say();
  });
  timeline.on("problem", (why) => {
    problem.hidden = false;
    problem.textContent = why;
  });
  say();
  return (step) => timeline.go(step);
}
