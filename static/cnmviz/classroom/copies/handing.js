/** Own copies, in the teacher's panel: what is handed out, how far that is, the way to the wall, and taking back. */

import { button, el } from "../../lib/dom.js";
import { choice, field } from "../../lib/form.js";
import { askFirst } from "../sure.js";
import { handedTo } from "./words.js";

/** @import {ClassLab, Source} from "../types.js" */

/**
 * @param {HTMLElement} root
 * @param {ClassLab} lab
 */
export function createHanding(root, { class: room, announce }) {
  const what = choice([["", "This class's lab, as it is now"]]);
  const sources = room.page.sources ?? [];
  for (const kind of new Set(sources.map((one) => one.kind))) what.append(group(kind, sources));
  const vary = el("input", { type: "checkbox" });
  const give = el("button", { type: "button", class: "button primary", onclick: () => void room.does("hand-out", { source: what.value, vary: vary.checked && !vary.disabled }) }, "Give everybody a copy");
  const choosing = el("div", { class: "copies-choose" },
    field("What everybody gets", what, "A lab of their own for each student, also for those who come later."),
    el("label", { class: "check" }, vary, " Other addresses and names for each"),
    give);
  const title = el("b", {});
  const count = el("p", { role: "status" });
  const wall = el("a", { class: "button primary", href: room.page.wall ?? "", target: "_blank", rel: "noopener" }, "Open the wall");
  const back = button("Take back…", () =>
    askFirst("Take all copies back?", "They are deleted for good, with everything that the students did in them.", "Take back and delete", () => void room.does("take-back", {})));
  const handed = el("div", { class: "copies-handed" }, el("p", {}, "Everybody has a copy of ", title), count, el("div", { class: "row" }, wall, back));
  root.append(el("h4", {}, "Own copies"), choosing, handed);
  const isLesson = () => sources.some(({ source, kind }) => source === what.value && kind === "Lessons");
  what.addEventListener("change", () => void (vary.disabled = isLesson()));
  let complete = true;
  const draw = () => {
    const { handed: now } = room.info;
    choosing.hidden = Boolean(now) || room.info.ended;
    handed.hidden = !now;
    if (!now) return;
    title.textContent = now.title;
    count.textContent = handedTo(now);
    if (!complete && now.made === now.of) announce("Everybody has their copy");
    complete = now.made === now.of;
  };
  room.on("class", draw);
  draw();
}

/**
 * @param {string} kind
 * @param {Source[]} sources
 */
function group(kind, sources) {
  const options = sources.filter((one) => one.kind === kind).map(({ source, title }) => el("option", { value: source }, title));
  return el("optgroup", { label: kind }, ...options);
}
