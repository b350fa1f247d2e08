/** Who is in the lab: discs in the bar, and a sheet with everyone's name, where one changes one's own. */

import { avatar } from "../lib/avatar.js";
import { button, el, fill } from "../lib/dom.js";
import { openDialog } from "../lib/dialog.js";
import { field, input } from "../lib/form.js";

/** @typedef {import("./types.js").Lab} Lab */

const SHOWN = 4;

/**
 * @param {HTMLElement} bar the button in the bar
 * @param {Lab} lab
 */
export function createPeople(bar, lab) {
  let before = "";
  const draw = () => {
    const here = lab.people.here();
    const now = here.map(({ id, name, colour }) => `${id} ${name} ${colour}`).join("\n");
    if (now === before) return;
    before = now;
    const names = here.map(({ name }) => name).join(", ");
    fill(bar, ...here.slice(0, SHOWN).map(avatar), here.length > SHOWN ? el("span", { class: "rest" }, `+${here.length - SHOWN}`) : null);
    bar.setAttribute("aria-label", `People here: ${names}`);
    bar.title = names;
  };
  lab.people.subscribe(draw);
  bar.addEventListener("click", () => openPeople(lab));
  draw();
}

/** @param {Lab} lab */
function openPeople(lab) {
  const name = input({ value: lab.people.me.name, maxlength: "40", required: true, autocomplete: "nickname" });
  const list = el("ul", { class: "people-list" });
  const draw = () => fill(list, ...lab.people.here().map((person) => el("li", {}, avatar(person), el("span", {}, person.name), person.id === lab.people.me.id ? el("span", { class: "badge" }, "you") : null)));
  const stop = lab.people.subscribe(draw);
  const form = el("form", { class: "join-row", method: "dialog" }, field("Your name", name), el("button", { type: "submit", class: "button primary" }, "Rename"));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (name.value.trim()) lab.people.rename(name.value.trim());
    dialog.close();
  });
  draw();
  const dialog = openDialog("People in this lab", [list, form, el("footer", {}, button("Close", () => dialog.close()))], { kind: "people-sheet", onclose: stop });
}
