/**
 * A window that follows: shows what is presented, goes along into another lab of the class and back, and lets go as soon as its person
 * moves something by hand. Draws nothing of its own.
 */

import { spellings } from "../../lib/shortcuts.js";
import { shared } from "../../trace/beat.js";
import { VIEWS } from "../../views/stage.js";

/** @import {ClassLab, Presented} from "../types.js" */
/** @import {Screen} from "./screen.js" */

/** What of the page moves the picture, or brings another view to the front; and what lies over it and does neither. */
const MOVES = "#stage, #view-tools";
const APART = ".poll-card, .lesson-chip";
/** Keys that leave the picture where it is, and those with which one moves through the page. */
const QUIET = new Set(["Tab", "Shift", "Control", "Alt", "Meta", "Escape", "F", "f"]);
/** The page's keys that move something wherever they are pressed, by their groups. */
const MOVING = new Set(["View", "A packet"]);
const LED = "cnmviz.led";

/** Whether this window was led into this lab. */
export function wasLed() {
  return sessionStorage.getItem(LED) === location.pathname;
}

/**
 * @param {ClassLab} lab
 * @param {Screen} screen
 */
export function follow(lab, screen) {
  const { following, diagram, selection } = lab;
  let followed = following.follows;
  let view = "";
  const news = (/** @type {Presented} */ presented) => {
    if (!following.follows) return;
    if (following.lab && following.lab !== location.pathname) return goTo(following.lab);
    screen.show(presented);
    mark(lab);
    const label = VIEWS.find(({ key }) => key === presented.place?.view)?.label ?? "";
    if (label && view && label !== view) lab.announce(`${following.presenter?.name} shows ${label}`);
    view = label || view;
  };
  following.on("changed", () => {
    if (following.follows === followed) return mark(lab);
    followed = following.follows;
    // What was shown by somebody who does not present any more is cleared; who looks around keeps what they have.
    if (followed) screen.show(following.presented, true);
    else if (following.letGo) screen.show(null);
    else if (!following.leads) screen.clear();
    else screen.show(null);
    mark(lab);
  });
  following.on("news", news);
  const letGo = () => void (following.follows && !screen.showing && following.turn(true));
  for (const kind of ["wheel", "pointerdown", "keydown"]) {
    document.addEventListener(kind, (event) => void (moves(event, lab) && letGo()), { capture: true, passive: true });
  }
  /** @type {Set<string>} */
  let chosen = new Set();
  selection.subscribe((ids) => {
    // Things that are gone are not selected any more: nobody has done that.
    if (!screen.showing && ids.some((id) => !chosen.has(id))) letGo();
    chosen = new Set(ids);
  });
  diagram.on("turned", letGo);
  diagram.on("run", (run) => {
    if (!run) return;
    if (!shared.has(run.trace)) letGo();
    run.clock.onStop(({ by }) => void (by === "hand" && letGo()));
  });
}

/** Into another lab of the class; whether one may see it is decided there. @param {string} lab */
function goTo(lab) {
  if (sessionStorage.getItem(LED) === lab && performance.now() < 1_000) return;
  sessionStorage.setItem(LED, lab);
  location.assign(lab);
}

/** The presenter's pointer, in the view in which it is. @param {ClassLab} lab */
function mark({ following, diagram, people }) {
  const { presenter, presented, follows } = following;
  const place = presented?.place;
  const pointer = follows && place?.view === diagram.front ? place.pointer ?? null : undefined;
  const known = presenter && people.get(presenter.person);
  diagram.setPresenter(presenter && !following.leads ? { id: presenter.person, name: presenter.name, colour: known?.colour ?? "", pointer } : null);
}

/**
 * Whether somebody moves something with this.
 * @param {Event} event
 * @param {ClassLab} lab
 */
function moves(event, { shortcuts, diagram }) {
  const { target } = event;
  if (!(target instanceof Element)) return false;
  const inside = target.closest(MOVES) && !target.closest(APART);
  if (!(event instanceof KeyboardEvent)) return Boolean(inside);
  if (inside && !QUIET.has(event.key) && !event.ctrlKey && !event.metaKey) return true;
  if (target.matches("input, textarea, select, [contenteditable]") || document.querySelector("dialog[open]")) return false;
  // Space belongs to what has the focus, and Escape to an open menu.
  if ((event.key === " " && target !== document.body && !inside) || target.closest("[role=menu]")) return false;
  const written = spellings(event);
  const meant = shortcuts.list.find(({ keys, run }) => run && keys.some((key) => written.includes(key)));
  return meant !== undefined && MOVING.has(meant.group) && (meant.group !== "A packet" || diagram.run !== null) && !written.includes("Alt+Shift+D");
}
