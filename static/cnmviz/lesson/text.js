/** The lesson's text: what leads up to the questions, and what follows them; lines of code with a prompt can be run. */

import { el, icon } from "../lib/dom.js";
import { codeBlock, drawProse, proseText } from "../lib/prose.js";
import { isForm, isTyped, partsOf } from "./typed.js";

/** @import {Prose} from "../lib/prose.js" */
/** @typedef {{ run: (line: string) => void, put: (line: string) => void }} Hands what is done with a line: run in the console, or written there */

/** Headings stand below the lesson's title. */
const TOP = 4;

/**
 * A question comes before whatever would answer it: in front of the first heading, and of the first line that can be run, with the
 * paragraph that announces it by a colon.
 * @param {Prose} text
 * @returns {[lead: Prose, rest: Prose]}
 */
export function parted(text) {
  const at = text.findIndex((block) => block.t === "h" || (block.t === "code" && isTyped(block.text)));
  if (at < 0) return [text, []];
  const announced = at > 1 && text[at].t === "code" && proseText([text[at - 1]]).endsWith(":");
  const cut = announced ? at - 1 : at;
  return [text.slice(0, cut), text.slice(cut)];
}

/** @param {Prose} prose @param {Hands} hands */
export function textOf(prose, hands) {
  const code = (/** @type {string} */ text) => (isTyped(text) ? runnable(text, hands) : codeBlock(text));
  return el("div", { class: "prose" }, ...drawProse(prose, { top: TOP, code }));
}

/** @param {string} text @param {Hands} hands */
function runnable(text, hands) {
  const rows = partsOf(text).map((part) => ("printed" in part ? printed(part.printed) : typed(part.run, part.shown, hands)));
  return el("div", { class: "session" }, ...rows);
}

/** @param {string} text */
function printed(text) {
  const block = codeBlock(text);
  block.classList.add("printed");
  return block;
}

/** A line with the buttons that write it into the console or run it; a form is only written there, and filled in by hand. @param {string} line @param {string} shown @param {Hands} hands */
export function typed(line, shown, { run, put }) {
  return el(
    "div",
    { class: "typed-line" },
    el("code", {}, el("span", { class: "prompt", "aria-hidden": "true" }, "$ "), ...words(shown)),
    el("span", { class: "hands" }, press("Put in the console", "console", line, put), isForm(line) ? null : press("Run", "play", line, run)),
  );
}

/** A line breaks between its words, and not within `--name`. @param {string} line */
function words(line) {
  return line.split(/(\s+)/).map((part) => (part.trim() ? el("span", { class: "word" }, part) : part));
}

/** @param {string} label @param {string} drawing @param {string} line @param {(line: string) => void} act */
function press(label, drawing, line, act) {
  return el("button", { type: "button", class: "button quiet only-icon", title: label, "aria-label": `${label}: ${line}`, onclick: () => act(line) }, icon(drawing));
}
