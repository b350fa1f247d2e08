/** The buttons that lead a packet: back, play, forward, how fast, and at which stop it is. */

import { el, fill, icon } from "../lib/dom.js";
import { SPEEDS } from "./clock.js";

/** @import {Run} from "./types.js" */

/**
 * @param {Run} run
 * @param {string} label of the group
 * @returns {{ element: HTMLElement, stop: () => void }} `stop`: it is not shown any more
 */
export function controlsOf(run, label) {
  const { clock } = run;
  const toggle = press("Play", "play", () => (clock.playing ? clock.pause() : clock.play()));
  const speed = el("button", { type: "button", class: "button quiet speed", onclick: () => clock.setSpeed(faster(clock.speed)) });
  const at = el("span", { class: "hint at" });
  const back = press("Step back", "back", () => clock.back());
  const forward = press("Step forward", "forward", () => clock.next());
  const element = el("div", { class: "player", role: "group", "aria-label": label }, back, toggle, forward, speed, at);
  const show = () => {
    const word = clock.playing ? "Pause" : "Play";
    name(toggle, word);
    fill(toggle, icon(clock.playing ? "pause" : "play"));
    fill(speed, `${clock.speed === 0.5 ? "½" : clock.speed}×`);
    name(speed, `Speed ${clock.speed}`);
    at.textContent = `Stop ${clock.at + 1} of ${clock.count}`;
  };
  show();
  return { element, stop: clock.onStop(show) };
}

/** After the fastest comes the slowest. @param {number} speed */
function faster(speed) {
  return SPEEDS[(SPEEDS.indexOf(speed) + 1) % SPEEDS.length];
}

/** @param {string} label @param {string} drawing @param {() => void} run */
export function press(label, drawing, run) {
  return el("button", { type: "button", class: "button quiet only-icon", "aria-label": label, title: label, onclick: run }, icon(drawing));
}

/** @param {HTMLElement} button @param {string} words */
function name(button, words) {
  button.setAttribute("aria-label", words);
  button.title = words;
}
