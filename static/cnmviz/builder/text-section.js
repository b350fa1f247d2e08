/** What the student reads: title, topic, one sentence, the text; and how it will look. */

import { el } from "../lib/dom.js";
import { input, suggesting } from "../lib/form.js";
import { area, line, section, writing } from "./bench.js";
import { previewOf } from "./preview.js";
import { questionsEditor } from "./questions.js";

/** @import {Bench} from "./bench.js" */

const MARKDOWN = "Markdown: **bold**, `code`, - lists, ### headings. Commands to try stand in a block ```sh with `$ ` in front.";

/** @param {Bench} bench */
export function textSection(bench) {
  const { desk, slots, page } = bench;
  const { control: topic, list } = suggesting(page.topics, { autocapitalize: "sentences" });
  const minutes = input({ type: "number", min: "1", max: "600", inputmode: "numeric", value: String(desk.draft.minutes) });
  minutes.addEventListener("input", () => desk.change({ minutes: Math.round(Number(minutes.value)) || 0 }));
  return section(
    "text", "3 Text", "",
    slots.field({ part: "title", label: "Title", control: writing(bench, "title", line({ maxlength: 80, placeholder: "Two networks, two worlds" })) }),
    el("div", { class: "pair-fields" }, slots.field({ part: "topic", label: "Topic", control: writing(bench, "topic", topic) }), list, slots.field({ part: "minutes", label: "Minutes", control: minutes })),
    slots.field({ part: "about", label: "In one sentence", control: writing(bench, "about", line({ maxlength: 240, placeholder: "Why two containers on one host do not see each other." })) }),
    slots.field({ part: "text", label: "Text", control: writing(bench, "text", area({ rows: 7 })), hint: MARKDOWN }),
    el("h5", {}, "Questions to predict"),
    el("p", { class: "hint" }, "Asked before the student tries anything. None is needed."),
    questionsEditor(bench),
    previewOf(bench),
  );
}
