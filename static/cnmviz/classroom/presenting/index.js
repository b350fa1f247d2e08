/** Puts presenting and following into a lab's page. */

import { freshRef } from "../../lib/outbox.js";
import { Following } from "../following.js";
import { follow, wasLed } from "./follower.js";
import { Presenter } from "./presenter.js";
import { Screen } from "./screen.js";
import { createFollowStrip, createPresentButton } from "./strip.js";
import { forget } from "./way-back.js";

/** @import {LiveClass} from "../live-class.js" */
/** @import {ClassLab, Presented} from "../types.js" */

const WINDOW = "cnmviz.window";

/** Who presents, and whether this window follows. @param {LiveClass} room */
export function followingOf(room) {
  const letGo = !wasLed() && (room.teaches || !room.page.shared);
  const following = new Following(room.page.you, thisWindow(), letGo);
  room.on("presented", (/** @type {Presented} */ presented) => following.hear(presented));
  return following;
}

/**
 * @param {HTMLElement} strip
 * @param {ClassLab} lab
 */
export function createPresenting(strip, lab) {
  forget();
  const screen = new Screen(lab);
  const presenter = new Presenter(lab, screen, thisWindow());
  follow(lab, screen);
  createFollowStrip(strip, lab);
  createPresentButton(strip, lab, presenter);
}

/** This window's name, the same after a reload. */
function thisWindow() {
  const known = sessionStorage.getItem(WINDOW) ?? freshRef();
  sessionStorage.setItem(WINDOW, known);
  return known;
}
