/** What the lesson begins with: the lab as commands, a scenario that came with the product, or an empty lab. */

import { button, el, fill } from "../lib/dom.js";
import { choice } from "../lib/form.js";
import { busy } from "../lesson/busy.js";
import { area, section, writing } from "./bench.js";

/** @import {Bench} from "./bench.js" */
/** @import {Draft} from "./types.js" */

/** @type {[Draft["begins"], string][]} */
const WAYS = [["lines", "A lab made of commands"], ["scenario", "A built-in scenario"], ["fresh", "An empty lab with one host"]];

/** @param {Bench} bench */
export function startSection(bench) {
  const { desk, slots, page } = bench;
  const notes = el("ul", { class: "notes" });
  const status = el("p", { class: "hint", role: "status" });
  const text = writing(bench, "start", area({ rows: 4, code: true, placeholder: "docker network create front" }));
  const take = button("Take the lab as it is now", () => void busy(take, () => taken(bench, text, notes, status)), { icon: "container" });
  const lines = el("div", { class: "way-body" }, el("div", { class: "row" }, take), status, notes, slots.field({ part: "start", label: "Commands, one in each line", control: text }));
  const scenarios = writing(bench, "scenario", choice([["", "Choose one…"], ...page.scenarios], desk.draft.scenario));
  const scenario = el("div", { class: "way-body" }, slots.field({ part: "scenario", label: "Scenario", control: scenarios }));
  const bodies = { lines, scenario, fresh: null };
  const radios = WAYS.map(([value, words]) => {
    const radio = el("input", { type: "radio", name: "build-begins", value, checked: desk.draft.begins === value });
    radio.addEventListener("change", () => {
      desk.change({ begins: value });
      show();
    });
    return { value, radio, row: el("label", { class: "tick" }, radio, el("span", {}, words)) };
  });
  const show = () => {
    const { begins } = desk.draft;
    for (const { value, radio } of radios) radio.checked = value === begins;
    for (const [way, body] of Object.entries(bodies)) if (body) body.hidden = way !== begins;
  };
  show();
  return section(
    "start", "1 Start", "",
    el("fieldset", { class: "ways" }, el("legend", {}, "What the student finds"), ...radios.flatMap(({ value, row }) => [row, bodies[value]])),
  );
}

/** @param {Bench} bench @param {HTMLTextAreaElement} text @param {HTMLElement} notes @param {HTMLElement} status */
async function taken(bench, text, notes, status) {
  const { desk } = bench;
  const before = desk.draft.start;
  const reply = await takeStart(bench);
  if (!reply.ok) return void (status.textContent = reply.why);
  text.value = desk.draft.start;
  text.dispatchEvent(new Event("input"));
  fill(notes, ...reply.notes.map((note) => el("li", {}, note)));
  status.textContent = reply.count ? `${reply.count} ${reply.count === 1 ? "command makes" : "commands make"} this lab again.` : "The lab is empty: there is nothing to make.";
  if (before.trim() && before !== desk.draft.start) {
    bench.say("The start is the lab as it is now.", () => {
      text.value = before;
      text.dispatchEvent(new Event("input"));
    });
  }
}

/**
 * Let the draft begin with the lab as it is, or as it was at the moment that is looked at.
 * @param {Bench} bench
 * @returns {Promise<{ ok: true, notes: string[], count: number } | { ok: false, why: string }>}
 */
export async function takeStart({ desk, asking, lab }) {
  const { draft } = desk;
  const reply = await asking.start(lab.timeline.at ? lab.store.seq : null);
  if (!reply.ok) return { ok: false, why: reply.why };
  if (draft !== desk.draft) return { ok: false, why: "" };
  const { lines, notes } = reply.body;
  desk.change({ start: lines.join("\n"), begins: lines.length ? "lines" : desk.draft.begins });
  return { ok: true, notes, count: lines.length };
}
