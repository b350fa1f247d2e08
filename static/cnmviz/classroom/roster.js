/** Everybody in the class, for the teacher: one row each, with how they are connected and a menu of what can be done. */

import { avatar } from "../lib/avatar.js";
import { el, fill, icon } from "../lib/dom.js";
import { deedsAbout } from "./deeds.js";
import { health, inOrder, role } from "./words.js";

/** @import {ClassLab, Participant} from "./types.js" */

const LOOKS = { here: "live", slow: "warning", away: "offline" };

/**
 * @param {HTMLElement} root
 * @param {ClassLab} lab
 */
export function createRoster(root, lab) {
  const { class: room } = lab;
  const list = el("ul", { class: "roster", "aria-label": "Everybody in the class" });
  const empty = el("p", { class: "hint" }, "Nobody has joined yet. Open the projector and show the code.");
  root.append(empty, list);
  /** @type {Map<number, { row: HTMLElement, drawn: string }>} */
  const rows = new Map();
  const draw = () => {
    const everybody = inOrder(room.roster.values());
    empty.hidden = everybody.some((who) => who.role !== "teacher");
    for (const [id, { row }] of rows) if (!everybody.some((who) => who.id === id) && rows.delete(id)) row.remove();
    everybody.forEach((who, at) => place(who, at));
  };
  /**
   * A row is drawn anew only where something of it changed, so that focus and open menus stay.
   * @param {Participant} who
   * @param {number} at
   */
  const place = (who, at) => {
    const floor = room.info.floor?.id === who.id;
    const drawn = JSON.stringify([who, floor]);
    const known = rows.get(who.id);
    const row = known?.row ?? createRow(lab, who.id);
    if (known?.drawn !== drawn) fillRow(row, who, { floor, me: who.id === room.you.id });
    rows.set(who.id, { row, drawn });
    if (list.children[at] !== row) list.insertBefore(row, list.children[at] ?? null);
  };
  room.on("roster", draw);
  room.on("class", draw);
  draw();
}

/**
 * @param {ClassLab} lab
 * @param {number} id
 */
function createRow({ class: room, openMenu }, id) {
  const open = (/** @type {Event} */ event) => {
    const who = room.roster.get(id);
    const { left, bottom } = /** @type {HTMLElement} */ (event.currentTarget).getBoundingClientRect();
    if (who) openMenu(deedsAbout(room, who), left, bottom + 4);
  };
  const more = el("button", { type: "button", class: "button quiet only-icon", "aria-haspopup": "menu", onclick: open }, icon("more"));
  return el("li", { "data-id": String(id) }, el("div", { class: "person" }), more);
}

/**
 * @param {HTMLElement} row
 * @param {Participant} who
 * @param {{ floor: boolean, me: boolean }} stands
 */
function fillRow(row, who, { floor, me }) {
  const state = who.health ?? "away";
  const [person, more] = row.children;
  row.dataset.health = state;
  more?.setAttribute("aria-label", `What can be done about ${who.name}`);
  if (!person) return;
  fill(
    person,
    avatar(who),
    el("span", { class: "name" }, who.name, me ? " (you)" : ""),
    el("span", { class: "about" },
      el("span", { class: "health" }, icon(LOOKS[state]), health(who)),
      floor ? el("span", { class: "badge ok" }, "has the floor") : null,
      who.hand ? el("span", { class: "badge warn" }, icon("hand"), "hand up") : null,
      who.locked ? el("span", { class: "badge" }, icon("lock"), "locked") : null,
      who.role === "editor" ? null : el("span", { class: "badge" }, role(who)),
    ),
  );
}
