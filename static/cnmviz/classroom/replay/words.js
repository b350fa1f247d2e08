/** What a replay says of a moment and of the class at it. Pure. */

import { counted } from "../../lib/count.js";
import { saidLine } from "../../lib/undone.js";

/** @import {Moment, Story, View} from "./types.js" */

/** What is done in the lab, as it was typed. @param {Moment} moment */
export function lineOf({ source = "", line = "" }) {
  return source === "lab" ? "" : saidLine({ source, line });
}

/** Who a moment is of. @param {Moment} moment @param {Story["people"]} people */
export function authorOf({ by }, people) {
  return by < 0 ? { name: "The lab", colour: "" } : people[by] ?? { name: "Somebody", colour: "" };
}

/**
 * A moment as one sentence.
 * @param {Moment} moment
 * @param {Story["people"]} people
 */
export function sentence(moment, people) {
  if (moment.kind !== "command") return [moment.text, lineOf(moment), moment.why].filter(Boolean).join(": ");
  return `${authorOf(moment, people).name}: ${lineOf(moment) || moment.line || "New lab"}`;
}

/** How the class stands, a line for each thing that there is to say. @param {View} view */
export function standing(view) {
  const { floor, locked, locked_ones: ones, hands, door_open: open, ended, handed, copies, shown, students } = view;
  return [
    ended ? "The class has ended" : `${floor || "The teacher"} ${floor ? "has the floor" : "presents"}`,
    `${counted(students, "student")} in the class${open ? "" : ", the door is closed"}`,
    locked ? "The lab is locked" : ones.length ? `Locked for ${ones.join(", ")}` : "",
    hands.length ? `Hands: ${hands.join(", ")}` : "",
    handed ? `${copies} own ${copies === 1 ? "copy" : "copies"} of ${handed}` : "",
    shown.length ? `${shown.join(", ")} ${shown.length === 1 ? "shows a copy" : "show their copies"}` : "",
  ].filter(Boolean);
}

/** How far into the class something was, as `1:02:03`. @param {number} at @param {number} first both in microseconds */
export function into(at, first) {
  const seconds = Math.max(0, Math.round((at - first) / 1_000_000));
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  const two = (/** @type {number} */ number) => String(number).padStart(2, "0");
  return hours ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`;
}
