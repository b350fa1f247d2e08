/** The line of time: a slider over all moments with the chapters marked on it, the buttons that step and play, and what happened. */

import { avatar } from "../../lib/avatar.js";
import { el, fill, icon } from "../../lib/dom.js";
import { PACES } from "./player.js";
import { authorOf, into, lineOf, sentence } from "./words.js";

/** @import {Player} from "./player.js" */
/** @import {Moment, Story} from "./types.js" */

const TIME = new Intl.DateTimeFormat(undefined, { hour: "2-digit", minute: "2-digit", second: "2-digit" });

/**
 * @param {HTMLElement} root
 * @param {Player} player
 * @param {Story} story
 */
export function createLine(root, player, story) {
  const slider = el("input", { type: "range", min: "0", max: String(player.last), step: "1", "aria-label": "Moment of the class" });
  const tools = {
    first: tool("First moment", "first", () => player.go(0)),
    back: tool("Previous moment", "back", () => player.step(-1)),
    play: tool("Play", "play", () => (player.playing ? player.pause() : player.play())),
    forward: tool("Next moment", "forward", () => player.step(1)),
    last: tool("Last moment", "last", () => player.go(player.last)),
  };
  const pace = el("select", { "aria-label": "Pace" }, ...PACES.map((one) => el("option", { value: one }, `${one}×`)));
  pace.addEventListener("change", () => player.setPace(Number(pace.value)));
  slider.addEventListener("input", () => player.go(Number(slider.value)));
  const what = el("p", { class: "replay-what" });
  root.append(
    el("div", { class: "replay-buttons", role: "group", "aria-label": "Moments" }, ...Object.values(tools), pace),
    el("div", { class: "time-track" }, marks(story, player.last), slider),
    what,
  );
  slider.addEventListener("keydown", (event) => {
    if (event.key !== " ") return;
    event.preventDefault();
    tools.play.click();
  });
  const draw = () => {
    const { at, last, playing, moment } = player;
    slider.value = String(at);
    slider.setAttribute("aria-valuetext", `${at + 1} of ${last + 1}: ${sentence(moment, story.people)}`);
    for (const [one, can] of /** @type {[HTMLElement, boolean][]} */ ([[tools.first, at > 0], [tools.back, at > 0], [tools.play, last > 0], [tools.forward, at < last], [tools.last, at < last]])) one.setAttribute("aria-disabled", String(!can));
    drawPlay(tools.play, playing);
    fill(what, ...words(moment, story, at));
  };
  player.on("changed", draw);
  draw();
}

/** @param {Moment} moment @param {Story} story @param {number} at @returns {(Node | string | null)[]} */
function words(moment, story, at) {
  const who = authorOf(moment, story.people);
  const when = new Date(moment.at / 1000);
  const first = story.moments[0]?.at ?? moment.at;
  const line = lineOf(moment);
  return [
    el("span", { class: "replay-where" }, el("b", {}, String(at + 1)), ` of ${story.moments.length}`),
    el("time", { datetime: when.toISOString(), title: when.toLocaleString() }, `${TIME.format(when)} (${into(moment.at, first)})`),
    el("span", { class: "replay-who" }, avatar(who), moment.kind === "command" ? el("b", {}, who.name) : el("span", {}, moment.text ?? "")),
    line ? el("code", { title: line }, line) : moment.kind === "command" ? el("span", {}, moment.line || "New lab") : null,
    moment.why ? el("span", { class: "replay-why" }, icon("warning"), moment.why) : null,
  ];
}

/** Where chapters are, along the slider. @param {Story} story @param {number} last */
function marks({ moments }, last) {
  const root = el("div", { class: "time-marks", "aria-hidden": "true" });
  for (const [at, { chapter }] of moments.entries()) {
    if (!chapter) continue;
    const mark = el("span", { class: "time-mark replay-mark" });
    mark.style.left = `calc(10px + (100% - 20px) * ${last ? at / last : 0} - 1px)`;
    root.append(mark);
  }
  return root;
}

/** @param {string} label @param {string} drawing @param {() => void} run */
function tool(label, drawing, run) {
  return el("button", { type: "button", class: "button quiet only-icon", title: label, "aria-label": label, onclick: run }, icon(drawing));
}

/** @param {HTMLElement} play @param {boolean} playing */
function drawPlay(play, playing) {
  const label = playing ? "Pause" : "Play";
  if (play.getAttribute("aria-label") === label) return;
  play.setAttribute("aria-label", label);
  play.title = label;
  fill(play, icon(playing ? "pause" : "play"));
}
