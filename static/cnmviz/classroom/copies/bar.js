/**
 * Own copies, for a student, in the class's strip: the way between the class's lab and one's own copy, that the teacher is in it, the way
 * back to its start, and the question whether it may be shown. What others show is a link.
 */

import { button, el, fill, icon } from "../../lib/dom.js";
import { askFirst } from "../sure.js";

/** @import {ClassLab} from "../types.js" */

const KEY = "O";

/**
 * @param {HTMLElement} strip
 * @param {ClassLab} lab
 */
export function createCopyBar(strip, lab) {
  const { class: room } = lab;
  const shown = el("span", { class: "copies-shown" });
  strip.append(shown);
  const drawShown = () => fill(shown, ...(room.info.shown ?? []).filter(({ id }) => id !== room.you.id).map(({ name, lab: where }) =>
    el("a", { class: "button", href: where }, icon("people"), `See what ${name} shows`)));
  room.on("class", drawShown);
  drawShown();
  if (room.teaches) {
    if (!room.page.shared) strip.append(el("a", { class: "button", href: room.page.urls.lab }, "To the class"));
    return;
  }
  createSwitch(strip, lab);
  createConsent(strip, lab);
  leaveWhatIsGone(lab);
}

/**
 * @param {HTMLElement} strip
 * @param {ClassLab} lab
 */
function createSwitch(strip, { class: room, shortcuts, people, announce }) {
  const link = el("a", { class: "button", title: `Key ${KEY}`, "aria-keyshortcuts": KEY });
  const reset = button("Start over…", () =>
    askFirst("Start over?", "Your copy becomes what was handed out. It is one step: you can undo it.", "Start over", () => void room.does("reset", {})));
  const teacher = el("span", { class: "copies-teacher", role: "status" });
  strip.append(el("div", { class: "copies-bar" }, teacher, reset, link));
  const where = () => (room.page.shared ? room.you.copy ?? "" : room.page.urls.lab);
  shortcuts.add("Class", KEY, "To your own copy, and back to the class's lab", () => void (where() && location.assign(where())));
  const draw = () => {
    link.hidden = !where();
    link.href = where();
    link.textContent = room.page.shared ? "To your own copy" : "To the class's lab";
    reset.hidden = !room.page.own;
  };
  let copy = room.you.copy ?? "";
  room.on("you", ({ you }) => {
    if (you.copy && !copy && room.page.shared) announce("You have a copy of your own");
    copy = you.copy ?? "";
    draw();
  });
  const teachers = new Set(room.page.teachers ?? []);
  const look = () => {
    const inside = room.page.own ? people.here().filter(({ id }) => teachers.has(id)) : [];
    const says = inside.length ? `${inside.map(({ name }) => name).join(" and ")}, your teacher, is here` : "";
    if (teacher.textContent !== says) teacher.textContent = says;
  };
  people.subscribe(look);
  draw();
  look();
}

/**
 * @param {HTMLElement} strip
 * @param {ClassLab} lab
 */
function createConsent(strip, { class: room }) {
  const answer = (/** @type {boolean} */ on) => () => void room.does("consent", { on });
  const says = el("span", { role: "status" });
  const yes = el("button", { type: "button", class: "button primary", onclick: answer(true) }, "Yes, show it");
  const no = button("No", answer(false));
  const stop = button("Stop showing", answer(false));
  const box = el("div", { class: "copies-consent" }, says, yes, no, stop);
  strip.append(box);
  const draw = () => {
    const { showing } = room.you;
    box.hidden = showing !== "asked" && showing !== "shown";
    const text = showing === "asked" ? "May the teacher show your copy to the class?" : "Your copy is shown to the class.";
    if (!box.hidden && says.textContent !== text) says.textContent = text;
    yes.hidden = no.hidden = showing !== "asked";
    stop.hidden = showing !== "shown";
  };
  room.on("you", draw);
  draw();
}

/** Where a copy was taken back, the class's lab is the place to be. @param {ClassLab} lab */
function leaveWhatIsGone({ class: room }) {
  room.on("you", ({ you }) => {
    if (room.page.own && !you.copy) location.assign(room.page.urls.lab);
  });
}
