/** How students come in, for the teacher: the code, the page for the projector, the door, what newcomers may do, the private link. */

import { copy } from "../lib/copy.js";
import { button, el, fill, icon } from "../lib/dom.js";
import { choice, field } from "../lib/form.js";
import { askFirst } from "./sure.js";

/** @import {ClassLab} from "./types.js" */

/**
 * @param {HTMLElement} root
 * @param {ClassLab} lab
 */
export function createEntrance(root, lab) {
  const { class: room, toast } = lab;
  const code = el("b", { class: "class-code" });
  const wall = el("a", { class: "button primary", target: "_blank", rel: "noopener" }, "Page for the projector");
  const door = el("button", { type: "button", class: "button", onclick: () => void room.does("door", { open: !room.info.door_open }) });
  const link = button("Copy the link", async () => {
    const address = new URL(`/c/${room.info.code}`, location.href).href;
    const done = await copy(address);
    toast(done ? "The link is copied. Whoever opens it comes into the class." : address, { kind: done ? "ok" : "info" });
  });
  const renew = button("New code…", () =>
    askFirst("Make a new code?", "The old one leads nowhere from then on. Those who are in the class stay in it.", "Make a new code", () => void room.does("renew", {})));
  const newcomers = choice([["editor", "may edit the lab"], ["observer", "only watch"]]);
  newcomers.addEventListener("change", () => void room.does("role", { role: newcomers.value, who: 0 }));
  const keep = el("a", { class: "link", href: room.page.urls.keep ?? "", target: "_blank", rel: "noopener" }, "Private link of the class");
  root.append(
    el("p", { class: "class-entrance" }, el("span", {}, "Code"), code, link),
    el("div", { class: "row" }, wall, door, renew),
    field("Students", newcomers, "All who are here and all who come. Single ones are changed in the list."),
    el("p", { class: "hint" }, keep, ", with which you lead it from another device. Not for the projector."),
  );
  const draw = () => {
    const { code: now = "", door_open: open, newcomers: role } = room.info;
    code.textContent = now;
    wall.href = `/class/${now}/door`;
    keep.href = `/class/${now}/keep`;
    fill(door, icon(open ? "door" : "lock"), open ? "Door is open" : "Door is closed");
    door.setAttribute("aria-pressed", String(!open));
    door.title = open ? "Let nobody new in" : "Let newcomers in again";
    newcomers.value = role;
  };
  room.on("class", draw);
  draw();
}
