/** The code with which another device goes on as a student whose own is gone, shown to the teacher. */

import { openDialog } from "../lib/dialog.js";
import { button, el } from "../lib/dom.js";

/** @import {LiveClass} from "./live-class.js" */
/** @import {Participant} from "./types.js" */

/**
 * @param {LiveClass} room
 * @param {Participant} who
 */
export async function openTakeover(room, who) {
  const { why, given } = await room.does("takeover", { who: who.id });
  if (why) return;
  const half = given.code.length / 2;
  const site = `${location.host}/join`;
  const dialog = openDialog(`A new device for ${given.name}`, [
    el("p", {}, "On the new device, open ", el("b", {}, site), " and enter:"),
    el("p", { class: "takeover-code" }, el("code", { "aria-label": [...given.code].join(" ") }, `${given.code.slice(0, half)} ${given.code.slice(half)}`)),
    el("img", { class: "takeover-qr", src: `/t/${given.code}/qr.svg`, alt: "The address with the code, as a QR code", width: "190", height: "190" }),
    el("p", { class: "hint" }, `It works once, and for ${given.minutes} minutes. The new device then is ${given.name}; the old one is out of the class.`),
    el("footer", {}, button("Close", () => dialog.close())),
  ], { kind: "takeover" });
}
