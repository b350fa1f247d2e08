/**
 * Presenting in the class's strip: for the presenter the button, for everybody else whether they follow, the way back by one key, and
 * the way to a copy of their own.
 */

import { el, fill, icon } from "../../lib/dom.js";
import { fork } from "../../panels/fork.js";
import { remember } from "./way-back.js";
import { standing, stateOf } from "./words.js";

/** @import {ClassLab} from "../types.js" */
/** @import {Presenter} from "./presenter.js" */

const KEY = "F";
/** What goes before the words; the words say it too. */
const ICONS = { on: "eye", off: "pause", lost: "warning", away: "lock" };

/**
 * The presenter's part.
 * @param {HTMLElement} strip
 * @param {ClassLab} lab
 * @param {Presenter} presenter
 */
export function createPresentButton(strip, { class: room, following, toast }, presenter) {
  const toggle = el("button", { type: "button", class: "button present", onclick: () => (presenter.presents ? presenter.stop() : presenter.start()) });
  const hidden = el("span", { class: "hint", role: "status" });
  const root = el("div", { class: "class-tools presenting-tools", hidden: true }, hidden, toggle);
  strip.append(root);
  const draw = () => {
    const { presents: on } = presenter;
    root.hidden = !presenter.may;
    toggle.setAttribute("aria-pressed", String(on));
    fill(toggle, icon("present"), on ? "Presenting" : following.mine && !following.lost ? "Present here" : "Present");
    toggle.title = on ? "Let the students look around alone" : "Let the students' pages show what you look at";
    const says = on && following.leads && !following.lab ? "Not everybody may see this lab: the class stays with what it saw last." : "";
    if (hidden.textContent !== says) hidden.textContent = says;
  };
  presenter.on("changed", draw);
  presenter.on("refused", (why) => toast(why, { kind: "bad" }));
  following.on("changed", draw);
  room.on("class", draw);
  draw();
}

/**
 * The follower's part.
 * @param {HTMLElement} strip
 * @param {ClassLab} lab
 */
export function createFollowStrip(strip, lab) {
  const { following, announce, shortcuts, rights } = lab;
  const words = el("span", { class: "following-words" });
  const turn = el("button", { type: "button", class: "button", "aria-keyshortcuts": KEY, onclick: () => following.turn() });
  const copy = el("button", { type: "button", class: "button quiet copy", title: "Continue on a private copy", onclick: () => void goOn(lab, copy) }, icon("fork"), el("span", {}, "Continue on a private copy"));
  const root = el("div", { class: "following", role: "group", "aria-label": "Following", hidden: true }, words, turn, copy);
  strip.append(root);
  const draw = () => {
    root.hidden = !following.offered;
    const state = stateOf(following);
    root.dataset.state = state;
    fill(words, icon(ICONS[state]), el("span", {}, standing(following)));
    fill(turn, following.follows ? "Let go" : "Follow", el("kbd", { "aria-hidden": "true" }, KEY));
    turn.classList.toggle("primary", !following.follows);
    turn.title = following.follows ? `Look around alone (${KEY})` : `See again what ${following.presenter?.name} shows (${KEY})`;
    copy.hidden = Boolean(rights.whyNot("take"));
  };
  let said = "";
  following.on("changed", () => {
    draw();
    const says = following.offered ? standing(following) : said ? "Nothing is presented any more" : "";
    if (says && says !== said) announce(following.offered && following.letGo ? `${says}. ${KEY} follows` : says);
    said = following.offered ? says : "";
  });
  rights.subscribe(draw);
  shortcuts.add("Class", KEY, "Follow the presenter, or look around alone", () => following.turn());
  draw();
}

/**
 * A lab of one's own that goes on from what is seen; the class is one key away.
 * @param {ClassLab} lab
 * @param {HTMLButtonElement} press
 */
async function goOn({ class: room, timeline, live, toast }, press) {
  press.disabled = true;
  remember({ lab: room.page.urls.lab, title: room.page.title });
  const why = await fork(timeline.at || live.seq);
  press.disabled = false;
  if (why) toast(why, { kind: "bad" });
}
