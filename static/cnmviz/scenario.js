/** The page of a scenario: its picture, and the buttons that copy its links. All else on it works without a script. */

import { createCopies } from "./lib/copies.js";
import { find } from "./lib/dom.js";
import { makeMovable } from "./scenarios/moving.js";
import { drawStill, fetched, inWords } from "./scenarios/still-picture.js";

/** @typedef {import("./scenarios/still-picture.js").StillPage} StillPage */

createCopies();
void picture(JSON.parse(find("#page").textContent ?? ""));

/** @param {StillPage} page */
async function picture(page) {
  const snapshot = await fetched(page);
  if (typeof snapshot === "string") {
    find("#frame").textContent = snapshot;
    return;
  }
  const tools = find("#view-tools");
  const canvas = drawStill(find("#picture"), page, snapshot, [tools]);
  makeMovable(find("#still"), tools, canvas);
  find("#frame").setAttribute("aria-label", inWords(page, snapshot));
}
