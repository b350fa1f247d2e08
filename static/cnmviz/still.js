/** The picture of a scenario in a frame of somebody else's page: it fits, shows and does nothing, and needs no cookie. */

import { find } from "./lib/dom.js";
import { drawStill, fetched, inWords } from "./scenarios/still-picture.js";

/** @typedef {import("./scenarios/still-picture.js").StillPage} StillPage */

void start(JSON.parse(find("#page").textContent ?? ""));

/** @param {StillPage} page */
async function start(page) {
  const snapshot = await fetched(page);
  if (typeof snapshot === "string") {
    find("#state").textContent = snapshot;
    return;
  }
  drawStill(find("#picture"), page, snapshot);
  find("#frame").setAttribute("aria-label", inWords(page, snapshot));
}
