/** What a teacher can do about somebody, as entries of a menu. */

import { openDialog } from "../lib/dialog.js";
import { button, el } from "../lib/dom.js";
import { field, input } from "../lib/form.js";
import { askFirst } from "./sure.js";
import { openTakeover } from "./takeover.js";

/** @import {MenuItem} from "../types.js" */
/** @import {LiveClass} from "./live-class.js" */
/** @import {Participant} from "./types.js" */

/**
 * @param {LiveClass} room
 * @param {Participant} who
 * @returns {(MenuItem | "---")[]}
 */
export function deedsAbout(room, who) {
  const does = (/** @type {string} */ type, /** @type {Record<string, unknown>} */ fields) => () => void room.does(type, fields);
  const remove = { label: "Remove from the class…", danger: true, act: () => askRemove(room, who) };
  if (who.role === "teacher") return who.id === room.you.id ? [{ label: "Rename…", act: () => openRename(room, who) }] : [remove];
  const presents = room.info.floor?.id === who.id;
  return [
    presents ? { label: "Take the floor back", act: does("floor", { to: 0 }) } : { label: "Give the floor", act: does("floor", { to: who.id }) },
    ...(who.hand ? [{ label: "Lower the hand", act: does("hand", { up: false, who: who.id }) }] : []),
    { label: "Locked", checked: Boolean(who.locked), act: does("lock", { on: !who.locked, who: who.id }) },
    { label: "Only watches", checked: who.role === "observer", act: does("role", { role: who.role === "observer" ? "editor" : "observer", who: who.id }) },
    "---",
    ...(who.copy ? [{ label: "Open the own copy", act: () => location.assign(who.copy ?? "") }] : []),
    { label: "Rename…", act: () => openRename(room, who) },
    { label: "Code for a new device…", act: () => void openTakeover(room, who) },
    remove,
  ];
}

/**
 * @param {LiveClass} room
 * @param {Participant} who
 */
function askRemove(room, who) {
  const what = `${who.name} is out of the class at once, and cannot come back with this browser. You can let them in again.`;
  askFirst(`Remove ${who.name}?`, what, "Remove", () => void room.does("remove", { who: who.id }));
}

/**
 * @param {LiveClass} room
 * @param {Participant} who
 */
export function openRename(room, who) {
  const name = input({ value: who.name, maxlength: String(room.page.limits.nickname), required: true });
  const form = el("form", { method: "dialog", class: "class-rename" }, field("Nickname", name), el("footer", {}, button("Cancel", () => dialog.close()), el("button", { type: "submit", class: "button primary" }, "Rename")));
  form.addEventListener("submit", () => {
    if (name.value.trim()) void room.does("rename", { name: name.value.trim(), who: who.id });
  });
  const dialog = openDialog(`Rename ${who.name}`, [form], { kind: "class-sure" });
  name.select();
}
