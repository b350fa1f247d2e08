/**
 * The presenter's light in a lab's page: pointer, ink and spotlight for whoever presents, by keys and by buttons in the class's strip;
 * what they make on every other screen. Nothing of it is kept.
 */

import { el, icon } from "../../lib/dom.js";
import { Beam } from "./beam.js";
import { LightLayer } from "./layer.js";
import { Pen } from "./pen.js";
import { SeenLight } from "./seen.js";
import { Tool } from "./tool.js";

/** @import {ClassLab} from "../types.js" */
/** @import {Ground} from "./types.js" */
/** @import {Kind} from "./tool.js" */

const KEYS = { pointer: "K", ink: "I", spotlight: "S" };
const WORDS = {
  pointer: "Pointer: draw over the picture for the class, it fades at once",
  ink: "Ink: draw over the picture for the class, it fades after ten seconds",
  spotlight: "Spotlight: dim all but what is selected, or where the pointer is",
};
const NO_PICTURE = "Go to a picture to draw: the CNM or Under the hood.";

/**
 * @param {HTMLElement} strip
 * @param {ClassLab} lab
 */
export function createLight(strip, lab) {
  const { class: room, diagram, following, page, announce } = lab;
  /** @type {Ground} */
  const ground = { room, lab: page.code, front: () => diagram.front, glass: () => diagram.glass(), onTurned: (listener) => void diagram.on("turned", listener) };
  const layer = new LightLayer(ground);
  const pen = new Pen(ground, layer);
  const tool = new Tool(ground, pen);
  const beam = new Beam(ground, layer, lab);
  const seen = new SeenLight(ground, layer, { ...lab, follows: () => !following.offered || following.follows, own: (stroke) => pen.own(stroke), holds: () => beam.on });
  following.on("changed", () => (beam.on ? undefined : seen.show()));
  const presents = () => !room.info.ended && (room.presents || (room.teaches && !room.info.floor));
  const hand = {
    tool: (/** @type {Kind} */ kind, /** @type {Event} */ event) => {
      if (!presents()) return false;
      if (!ground.glass()) return void lab.toast(NO_PICTURE);
      tool.take(tool.kind === kind ? "" : kind, event);
      return true;
    },
    spot: () => {
      if (!presents()) return false;
      beam.turn(!beam.on);
      return true;
    },
  };
  const draw = createButtons(strip, lab, { tool, beam, presents, hand });
  beam.onChange = draw;
  tool.onChange = () => {
    draw();
    if (tool.kind) announce(`${tool.kind === "ink" ? "Ink" : "Pointer"}: drag over the picture, Escape puts it away`);
  };
  leave(tool, beam);
  room.on("class", () => {
    if (presents()) return;
    if (tool.kind) tool.take("");
    beam.turn(false);
  });
}

/**
 * @param {HTMLElement} strip
 * @param {ClassLab} lab
 * @param {{ tool: Tool, beam: Beam, presents: () => boolean, hand: { tool: (kind: Kind, event: Event) => unknown, spot: () => unknown } }} light
 */
function createButtons(strip, { class: room, shortcuts }, { tool, beam, presents, hand }) {
  const acts = {
    pointer: (/** @type {Event} */ event) => hand.tool("pointer", event),
    ink: (/** @type {Event} */ event) => hand.tool("ink", event),
    spotlight: () => hand.spot(),
  };
  const buttons = /** @type {(keyof typeof acts)[]} */ (Object.keys(acts)).map((kind) => {
    shortcuts.add("Class", KEYS[kind], `${WORDS[kind]} (who presents)`, acts[kind]);
    const [name = ""] = WORDS[kind].split(":");
    const props = { type: "button", class: "button only-icon", title: `${WORDS[kind]} (${KEYS[kind]})`, "aria-label": name, "aria-keyshortcuts": KEYS[kind], "aria-pressed": "false", onclick: acts[kind] };
    return el("button", props, icon(kind));
  });
  const group = el("div", { class: "class-tools light-tools", role: "group", "aria-label": "Show the class" }, ...buttons);
  strip.append(group);
  const draw = () => {
    group.hidden = !presents();
    const on = [tool.kind === "pointer", tool.kind === "ink", beam.on];
    buttons.forEach((button, at) => button.setAttribute("aria-pressed", String(on[at])));
  };
  room.on("class", draw);
  draw();
  return draw;
}

/** Escape puts away what is in the hand, before anything else hears of it. @param {Tool} tool @param {Beam} beam */
function leave(tool, beam) {
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || event.isComposing || !(tool.kind || beam.on) || document.querySelector("dialog[open]")) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    if (tool.kind) tool.take("");
    else beam.turn(false);
  }, { capture: true });
}
