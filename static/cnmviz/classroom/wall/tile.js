/** One copy on the wall: its picture, whose it is, how they stand, and what the teacher can do. Drawn anew only where it changed. */

import { button, el, fill, icon } from "../../lib/dom.js";
import { LOOKS, progressOf, stateOf } from "./states.js";

/** @import {Tile} from "./types.js" */
/** @typedef {{ show: (tile: Tile, on: boolean) => void, reset: (tile: Tile) => void }} Deeds */
/** @typedef {{ root: HTMLElement, picture: HTMLElement, draw: (tile: Tile, now: number) => void, tile: Tile }} TileView */

const SHOWING = { "": "", asked: "Asked to show it", declined: "Does not want to show it", shown: "Shown to the class" };

/**
 * @param {Tile} first
 * @param {Deeds} deeds
 * @returns {TileView}
 */
export function createTile(first, deeds) {
  const name = el("span", { class: "tile-name" });
  const picture = el("div", { class: "tile-picture", "aria-hidden": "true" });
  const open = el("a", { class: "tile-open", target: "_blank" }, name);
  const state = el("span", { class: "tile-state" });
  const progress = el("span", { class: "tile-progress" });
  const showing = el("span", { class: "tile-showing" });
  const show = button("", () => deeds.show(view.tile, view.tile.showing !== "shown" && view.tile.showing !== "asked"));
  const reset = button("Start over…", () => deeds.reset(view.tile));
  const root = el("li", { class: "tile" }, picture, el("h3", {}, open), el("p", { class: "tile-how" }, state, progress), el("div", { class: "tile-deeds" }, showing, show, reset));
  let drawn = "";
  /** @type {TileView["draw"]} */
  const draw = (tile, now) => {
    view.tile = tile;
    const stands = stateOf(tile, now);
    const far = progressOf(tile, now);
    const next = JSON.stringify([tile.name, tile.lab, tile.showing, tile.colour, stands, far]);
    if (next === drawn) return;
    drawn = next;
    root.dataset.state = stands;
    root.style.setProperty("--who", tile.colour);
    name.textContent = tile.name;
    open.href = tile.lab;
    fill(state, icon(LOOKS[stands].icon), LOOKS[stands].word);
    progress.textContent = far;
    showing.textContent = SHOWING[tile.showing];
    show.textContent = { "": "Show…", declined: "Ask again…", asked: "Do not ask", shown: "Hide" }[tile.showing];
    show.setAttribute("aria-label", `${show.textContent.replace("…", "")}: ${tile.name}`);
    reset.setAttribute("aria-label", `Start over: ${tile.name}`);
  };
  const view = { root, picture, draw, tile: first };
  return view;
}
