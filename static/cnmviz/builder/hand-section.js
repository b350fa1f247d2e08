/** What is done with a lesson: tried as a student, kept as a file, shared by a link. */

import { save } from "../export/save.js";
import { button, el } from "../lib/dom.js";
import { field, input, words } from "../lib/form.js";
import { busy } from "../lesson/busy.js";
import { section } from "./bench.js";
import { fileName, slugOf } from "./draft.js";

/** @import {Bench} from "./bench.js" */

const UNWRITTEN = "Not yet: see what is to be done under Check.";

/** @param {Bench} bench @param {{ open: () => void, share: (markdown: string) => void }} hand */
export function handSection(bench, hand) {
  const { desk } = bench;
  const status = el("p", { class: "hint", role: "status" });
  const say = (/** @type {string} */ words) => void (status.textContent = words);
  const attempt = button("Try as a student", () => void busy(attempt, () => tried(bench, say)), { kind: "primary", icon: "play" });
  const share = button("Share…", () => void busy(share, async () => {
    const markdown = await written(bench, say);
    if (markdown) hand.share(markdown);
  }), { icon: "share" });
  const file = button("Save as a file", () => void busy(file, async () => {
    const markdown = await written(bench, say);
    if (!markdown) return;
    save(new Blob([markdown], { type: "text/markdown" }), fileName(desk.draft));
    say(`Saved as ${fileName(desk.draft)}.`);
  }), { icon: "save" });
  const open = button("Open a file…", hand.open);
  return section("hand", "7 Hand on", "", el("div", { class: "row" }, attempt, share), el("div", { class: "row" }, file, open), status, naming(bench));
}

/** @param {Bench} bench */
function naming({ desk, slots, watch }) {
  const place = input({ type: "number", min: "1", max: "999", inputmode: "numeric", value: desk.draft.order || "", placeholder: "900" });
  const slug = input({ value: desk.draft.slug, placeholder: slugOf(desk.draft.title), maxlength: 60 });
  const after = input({ value: desk.draft.after.join(", "), placeholder: "first-network" });
  after.addEventListener("input", () => desk.change({ after: words(after) }));
  const shown = el("code", {}, fileName(desk.draft));
  place.addEventListener("input", () => desk.change({ order: Math.min(999, Math.max(0, Math.round(Number(place.value)) || 0)) }));
  slug.addEventListener("input", () => desk.change({ slug: slug.value.trim() ? slugOf(slug.value) : "" }));
  watch(desk.on("changed", () => {
    shown.textContent = fileName(desk.draft);
    slug.placeholder = slugOf(desk.draft.title);
  }));
  return el("details", { class: "more" }, el("summary", {}, "Its name as a file: ", shown), el("div", { class: "pair-fields" }, field("Place on the ladder", place), field("Name", slug)), slots.field({ part: "after", label: "Comes after", control: after, hint: "Names of lessons of the ladder that should come first." }));
}

/** @param {Bench} bench @param {(words: string) => void} say */
async function written({ desk }, say) {
  const markdown = await desk.written();
  say(markdown ? "" : desk.fresh ? UNWRITTEN : "The server cannot be reached. Your draft is kept in this browser.");
  return markdown;
}

/** The window is opened at once, while a press allows it. @param {Bench} bench @param {(words: string) => void} say */
async function tried(bench, say) {
  const page = window.open("", "_blank");
  const markdown = await written(bench, say);
  const reply = markdown ? await bench.asking.attempt(markdown) : null;
  if (reply?.ok) {
    if (page) page.location.href = reply.body.url;
    else location.assign(reply.body.url);
    return say("The lesson is open in another tab, in a lab of its own.");
  }
  page?.close();
  if (reply) say([reply.why, ...(reply.problems ?? [])].join("\n"));
}
