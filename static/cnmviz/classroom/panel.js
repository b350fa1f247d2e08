/** The Class tab: for teachers the entrance, the hands and the roster; for students who they are, what they may do, and why not. */

import { avatar } from "../lib/avatar.js";
import { button, el, fill, icon } from "../lib/dom.js";
import { openRename } from "./deeds.js";
import { createEntrance } from "./entrance.js";
import { createRoster } from "./roster.js";
import { askFirst } from "./sure.js";
import { hands, presenting } from "./words.js";

/** @import {ClassLab} from "./types.js" */

/**
 * @param {HTMLElement} root
 * @param {ClassLab} lab
 */
export function createPanel(root, lab) {
  root.append(el("header", {}, el("h3", {}, lab.class.page.title)));
  if (lab.class.teaches) teacherPanel(root, lab);
  else studentPanel(root, lab);
}

/**
 * @param {HTMLElement} root
 * @param {ClassLab} lab
 */
function teacherPanel(root, lab) {
  const [entrance, raised, roster, out, end] = Array.from({ length: 5 }, () => el("section", {}));
  for (const part of [entrance, raised, roster, out, end]) if (part) root.append(part);
  if (entrance) createEntrance(entrance, lab);
  if (raised) createHands(raised, lab);
  roster?.append(el("h4", {}, "Who is in it"));
  if (roster) createRoster(roster, lab);
  if (out) createRemoved(out, lab);
  if (end) createEnd(end, lab);
}

/**
 * @param {HTMLElement} root
 * @param {ClassLab} lab
 */
function createHands(root, { class: room }) {
  const list = el("ol", { class: "hands" });
  root.append(el("h4", {}, "Hands"), list);
  const draw = () => {
    const up = hands(room.roster.values());
    root.hidden = !up.length;
    fill(list, ...up.map((who) => {
      const give = button("Give the floor", () => void room.does("floor", { to: who.id }));
      give.setAttribute("aria-label", `Give the floor to ${who.name}`);
      const lower = button("Lower", () => void room.does("hand", { up: false, who: who.id }));
      lower.setAttribute("aria-label", `Lower the hand of ${who.name}`);
      return el("li", {}, avatar(who), el("span", { class: "name" }, who.name), give, lower);
    }));
  };
  let before = "";
  room.on("roster", (roster) => {
    const now = JSON.stringify(hands(roster.values()).map(({ id, name }) => [id, name]));
    if (now !== before) draw();
    before = now;
  });
  draw();
}

/**
 * @param {HTMLElement} root
 * @param {ClassLab} lab
 */
function createRemoved(root, { class: room }) {
  const list = el("ul", { class: "hands" });
  root.append(el("h4", {}, "Removed"), list);
  let before = "";
  const draw = () => {
    const out = [...room.roster.values()].filter(({ removed }) => removed);
    const now = JSON.stringify(out.map(({ id, name }) => [id, name]));
    if (now === before) return;
    before = now;
    root.hidden = !out.length;
    fill(list, ...out.map((who) => {
      const back = button("Let in again", () => void room.does("remove", { who: who.id, on: false }));
      back.setAttribute("aria-label", `Let ${who.name} in again`);
      return el("li", {}, avatar(who), el("span", { class: "name" }, who.name), back);
    }));
  };
  root.hidden = true;
  room.on("roster", draw);
  draw();
}

/**
 * @param {HTMLElement} root
 * @param {ClassLab} lab
 */
function createEnd(root, { class: room }) {
  const end = el("button", { type: "button", class: "button" });
  end.addEventListener("click", () => {
    if (room.info.ended) void room.does("end", { on: false });
    else askFirst("End the class?", "Students can still look at the lab, ask about it and take a copy. Nobody but you changes it, and nobody new comes in. You can go on later.", "End the class", () => void room.does("end", {}));
  });
  root.append(el("div", { class: "row" }, end));
  const draw = () => void (end.textContent = room.info.ended ? "Go on with the class" : "End the class…");
  room.on("class", draw);
  draw();
}

/**
 * @param {HTMLElement} root
 * @param {ClassLab} lab
 */
function studentPanel(root, { class: room, rights }) {
  const me = el("p", { class: "class-me" });
  const who = el("p", {});
  const may = el("p", { class: "class-may" });
  root.append(me, who, may);
  const draw = () => {
    const rename = button("Rename…", () => openRename(room, room.you));
    fill(me, avatar(room.you), el("b", {}, room.you.name), rename);
    who.textContent = `${presenting(room.info, room.you.id)}.`;
    const why = rights.whyNot("change");
    fill(may, icon(why ? "lock" : "check"), why || "You may change the lab. The others see what you do.");
    may.dataset.locked = String(Boolean(why));
  };
  let before = "";
  const changed = () => {
    const now = JSON.stringify([room.you.name, room.you.colour, room.info, rights.whyNot("change")]);
    if (now !== before) draw();
    before = now;
  };
  for (const kind of ["class", "you"]) room.on(kind, changed);
  rights.subscribe(changed);
  changed();
}
