/**
 * The strip below the bar: who presents, whether the lab is locked and why, and what one needs at once: the hand for students; for
 * teachers the lock, the hands and how many are there.
 */

import { button, el, fill, icon } from "../lib/dom.js";
import { hands, presenting } from "./words.js";

/** @import {ClassLab} from "./types.js" */

/**
 * @param {HTMLElement} root
 * @param {ClassLab} lab
 */
export function createStrip(root, lab) {
  const { class: room, rights } = lab;
  const who = el("span", { class: "presenting" });
  const state = el("span", { class: "locked", hidden: true });
  const live = el("p", { class: "class-said", role: "status" }, who, state);
  const tools = el("div", { class: "class-tools" });
  root.append(el("h2", { class: "visually-hidden" }, `Class ${room.page.title}`), live, tools);
  const draw = () => {
    who.textContent = presenting(room.info, room.you.id);
    const why = room.page.shared && !room.info.ended ? rights.whyNot("change") : "";
    state.hidden = !why;
    if (state.dataset.why !== why) fill(state, icon("lock"), why);
    state.dataset.why = why;
  };
  for (const kind of ["class", "you"]) room.on(kind, draw);
  rights.subscribe(draw);
  draw();
  if (room.teaches) teacherTools(tools, lab);
  else studentTools(tools, lab);
}

/**
 * @param {HTMLElement} root
 * @param {ClassLab} lab
 */
function studentTools(root, { class: room }) {
  const back = button("Give the floor back", () => void room.does("floor", { to: 0 }));
  const hand = el("button", { type: "button", class: "button hand", onclick: () => void room.does("hand", { up: !room.you.hand }) });
  root.append(back, hand);
  const draw = () => {
    const up = Boolean(room.you.hand);
    back.hidden = !room.presents;
    hand.hidden = room.presents || room.info.ended;
    hand.setAttribute("aria-pressed", String(up));
    fill(hand, icon("hand"), up ? "Hand is up" : "Raise hand");
    hand.title = up ? "Lower your hand" : "";
  };
  for (const kind of ["class", "you"]) room.on(kind, draw);
  draw();
}

/**
 * @param {HTMLElement} root
 * @param {ClassLab} lab
 */
function teacherTools(root, { class: room, panels, signals }) {
  const open = () => {
    panels.show("class");
    signals.emit("show", "class");
  };
  const up = button("", open);
  const there = el("button", { type: "button", class: "button", onclick: open });
  const lock = el("button", { type: "button", class: "button lock", onclick: () => void room.does("lock", { on: !room.info.locked }) });
  const back = button("Take the floor back", () => void room.does("floor", { to: 0 }));
  root.append(up, there, back, lock);
  const draw = () => {
    const raised = hands(room.roster.values());
    up.hidden = !raised.length;
    fill(up, icon("hand"), raised.length === 1 ? raised[0]?.name ?? "" : `${raised.length} hands`);
    fill(there, icon("people"), `${room.count.here} of ${room.count.joined} here`);
    back.hidden = !room.info.floor;
    lock.setAttribute("aria-pressed", String(room.info.locked));
    fill(lock, icon(room.info.locked ? "lock" : "unlock"), room.info.locked ? "Locked" : "Lock the lab");
    lock.title = room.info.locked ? "Unlock the lab for all students" : "Lock the lab for all students";
    lock.setAttribute("aria-label", "Lock the lab for all students");
  };
  for (const kind of ["class", "count", "roster", "you"]) room.on(kind, draw);
  draw();
}
