/** Saving the lab as a scenario: a name, a text and tags; then the link is there at once. Saved again, it may be one more version. */

import { button, el, find, icon } from "../lib/dom.js";
import { openDialog } from "../lib/dialog.js";
import { field, input } from "../lib/form.js";
import { linkBlock } from "./links.js";

/** @import {KnownScenario} from "../types.js" */
/** @typedef {import("./types.js").Lab} Lab */
/** @typedef {{ title: string, text: string, tags: string[], onto: string, at: number | null }} Words */

const TITLE = "Save as a scenario";
const KEYS = "Ctrl+S";
const OPEN = "Whoever has the link can look and fork; you alone can change it, withdraw it or delete it, on its page.";
const HIDDEN = "It is withdrawn: nobody else sees it, until you share it again on its page.";
const AWAY = "The server cannot be reached. Try again when the connection is back.";
const STALE = "This page is too old. Load it anew, and save again.";
const FAILED = "The server failed; nothing was saved.";

/** The key. @param {Lab} lab */
export function createSaveScenario(lab) {
  lab.shortcuts.add("Share", KEYS, TITLE, () => lab.signals.emit("dialog", { key: "scenario" }), { everywhere: true });
}

/** What the dialog that saves and shares says of it. @param {Lab} lab @param {() => void} close that dialog */
export function scenarioSection(lab, close) {
  const open = () => {
    close();
    openSaveScenario(lab);
  };
  const { known } = lab.page.scenario;
  const about = known
    ? el("p", {}, "This lab belongs to your scenario ", el("a", { href: known.page }, known.title), `, version ${known.number}.`)
    : el("p", {}, "Keep the lab under a name, and share it by a link: whoever has it can look, and open it as a lab of their own.");
  return el("section", { class: "as-scenario" }, el("div", {}, el("h3", {}, "As a scenario"), about), button(known ? "Save again…" : "Save as a scenario…", open, { kind: "primary", icon: "save" }));
}

/** @param {Lab} lab */
export function openSaveScenario(lab) {
  const { known, limits } = lab.page.scenario;
  const title = input({ value: known?.title ?? ownTitle(lab), maxlength: limits.title, required: true, autocapitalize: "sentences" });
  const text = el("textarea", { rows: "5", maxlength: limits.text }, known?.text ?? "");
  const tags = input({ value: (known?.tags ?? []).join(", "), maxlength: limits.tags * (limits.tag + 2) });
  const onto = known ? versionChoice(known) : null;
  const problem = el("p", { class: "problem", role: "alert", hidden: true });
  const send = el("button", { type: "submit", class: "button primary" }, "Save");
  const moment = lab.timeline.at ? el("p", { class: "hint" }, `Saved is what you look at: the lab as it was after step ${lab.store.seq}.`) : null;
  const form = el(
    "form",
    { class: "command-form", method: "dialog" },
    onto?.fields ?? null,
    field("Name", title),
    field("Text", text, "What it shows, what to try. Markdown: **bold**, `code`, - lists, [links](https://…)."),
    field("Tags", tags, `At most ${limits.tags}, separated by commas: dns, isolation`),
    el("p", { class: "hint" }, "It holds the lab as it is in the picture, with the containers' variables and what they printed; nothing of its people, its log and its past."),
    moment, problem,
    el("footer", {}, button("Cancel", () => dialog.close()), send),
  );
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    send.disabled = true;
    const words = { title: title.value, text: text.value, tags: tags.value.split(","), onto: onto?.value() ?? "", at: lab.timeline.at ? lab.store.seq : null };
    const saved = await sent(lab, words);
    send.disabled = false;
    problem.hidden = typeof saved !== "string";
    if (typeof saved === "string") return void (problem.textContent = saved);
    lab.page.scenario.known = saved;
    dialog.close();
    openSaved(lab, saved);
  });
  const dialog = openDialog(TITLE, [form], { kind: "saving" });
  title.focus();
  title.select();
}

/** A title that somebody gave; not the one that every lab has. @param {Lab} lab */
function ownTitle({ store: { lab: { title } }, page: { code } }) {
  return title === `Lab ${code}` ? "" : title;
}

/** @param {KnownScenario} known */
function versionChoice({ title, number, token }) {
  const again = el("input", { type: "radio", name: "onto", value: token, checked: true });
  const anew = el("input", { type: "radio", name: "onto", value: "" });
  const fields = el(
    "fieldset",
    { class: "onto" },
    el("legend", { class: "visually-hidden" }, "Save as"),
    el("label", { class: "tick" }, again, el("span", {}, `Version ${number + 1} of “${title}” `, el("small", {}, "Its link to the newest version leads here"))),
    el("label", { class: "tick" }, anew, el("span", {}, "A new scenario ", el("small", {}, "With a link of its own"))),
  );
  return { fields, value: () => (again.checked ? token : "") };
}

/** @param {Lab} lab @param {KnownScenario} saved */
function openSaved(lab, saved) {
  lab.announce(`Saved as version ${saved.number} of ${saved.title}`);
  const page = el("a", { class: "button primary", href: saved.page, target: "_blank", rel: "noopener" }, "Open its page");
  const dialog = openDialog("Saved as a scenario", [
    el("div", { class: "saved" },
      el("p", { class: "kept-as" }, icon("check"), saved.title, " ", el("span", { class: "badge" }, `version ${saved.number}`)),
      linkBlock(saved),
      el("p", { class: "hint" }, saved.withdrawn ? HIDDEN : OPEN),
      el("footer", {}, button("Close", () => dialog.close()), page),
    ),
  ], { kind: "saving" });
  page.focus();
}

/**
 * @param {Lab} lab
 * @param {Words} words
 * @returns {Promise<KnownScenario | string>} why it was not saved
 */
async function sent({ page }, words) {
  const token = /** @type {HTMLInputElement} */ (find("[name=csrfmiddlewaretoken]")).value;
  const headers = { "content-type": "application/json", "x-csrftoken": token };
  const response = await fetch(page.scenario.save, { method: "POST", headers, body: JSON.stringify(words) }).catch(() => null);
  if (!response) return AWAY;
  const answer = await response.json().catch(() => null);
  if (response.ok && answer) return answer;
  return answer?.error ?? (response.status === 403 ? STALE : FAILED);
}
