/** Puts the class into a lab's page: the strip, the panel, and what rests while the lab is locked. One more part is one line here. */

import { find } from "../lib/dom.js";
import { createCopyBar } from "./copies/bar.js";
import { whyNotInCopy } from "./copies/words.js";
import { createLight } from "./light/index.js";
import { createPanel } from "./panel.js";
import { createPresenting, followingOf } from "./presenting/index.js";
import { createWayBack } from "./presenting/way-back.js";
import { createQuestions } from "./questions/index.js";
import { createStrip } from "./strip.js";

/** @import {Lab} from "../panels/types.js" */
/** @import {ClassLab} from "./types.js" */

/** @param {Lab} lab */
export function createClass(lab) {
  const room = lab.class;
  if (!room) return createWayBack(lab);
  /** @type {ClassLab} */
  const there = { ...lab, class: room, following: followingOf(room) };
  createStrip(find("#class-strip"), there);
  lab.panels.add("class", "Class", (root) => createPanel(root, there));
  createQuestions(there);
  if (room.teaches) lab.panels.show("class");
  createCopyBar(find("#class-strip"), there);
  createPresenting(find("#class-strip"), there);
  createLight(find("#class-strip"), there);
  room.on("you", ({ you, why_not: why }) => lab.rights.set(room.page.shared ? why : whyNotInCopy(room.page, you)));
  room.on("answer", ({ receipt }) => {
    if (!receipt.ok) lab.toast(receipt.error ?? "", { kind: "bad" });
  });
  // The server's page has the words for who is not in the class any more.
  room.on("barred", () => location.reload());
  // A copy that is not shown any more: the class's lab is the place to be.
  lab.socket.on("barred", () => (room.page.shared || room.page.own ? location.reload() : location.assign(room.page.urls.lab)));
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
