/** Puts the class into a lab's page: the strip, the panel, and what rests while the lab is locked. One more part is one line here. */

import { find } from "../lib/dom.js";
import { createPanel } from "./panel.js";
import { createStrip } from "./strip.js";

/** @import {Lab} from "../panels/types.js" */
/** @import {ClassLab} from "./types.js" */

/** @param {Lab} lab */
export function createClass(lab) {
  const room = lab.class;
  if (!room) return;
  const there = /** @type {ClassLab} */ (lab);
  createStrip(find("#class-strip"), there);
  lab.panels.add("class", "Class", (root) => createPanel(root, there));
  if (room.teaches) lab.panels.show("class");
  room.on("you", ({ why_not: why }) => lab.rights.set(why));
  room.on("answer", ({ receipt }) => {
    if (!receipt.ok) lab.toast(receipt.error ?? "", { kind: "bad" });
  });
  // The server's page has the words for who is not in the class any more.
  room.on("barred", () => location.reload());
  lab.socket.on("barred", () => location.reload());
  listen(there);
  room.open();
}

/** What happens in the class, said to who does not see it. @param {ClassLab} lab */
function listen({ class: room, announce, toast }) {
  window.addEventListener("online", () => room.retryNow());
  document.addEventListener("visibilitychange", () => (document.hidden ? undefined : room.retryNow()));
  let floor = 0;
  let hands = 0;
  room.on("class", (info) => {
    const now = info.floor?.id ?? 0;
    if (now === room.you.id && floor !== now) toast("You have the floor: you may change the lab, and the others look at you.", { kind: "ok" });
    floor = now;
  });
  room.on("roster", (roster) => {
    const up = [...roster.values()].filter(({ hand, removed }) => hand && !removed);
    const newest = up.sort((one, other) => (other.hand ?? 0) - (one.hand ?? 0))[0];
    if (up.length > hands && newest) announce(`${newest.name} raises a hand`);
    hands = up.length;
  });
}
