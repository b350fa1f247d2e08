/** Help for whoever is stuck, one hint after the other; and what is said once every goal is met. */

import { el } from "../lib/dom.js";
import { area, section, writing } from "./bench.js";
import { ListEditor } from "./list-editor.js";

/** @import {Bench} from "./bench.js" */

/** @param {Bench} bench */
export function hintsSection(bench) {
  const { desk, slots, page, say } = bench;
  const hints = new ListEditor({
    label: "Hints", noun: "Hint", add: "Add a hint", most: page.limits.hints, kind: "cards", say,
    items: () => desk.draft.hints,
    change: (all) => desk.change({ hints: all }),
    fresh: () => "",
    forget: () => slots.forget("hints"),
    row: (hint, at) => {
      const control = area({ rows: 2, placeholder: at ? "Closer to the command" : "A direction to look in" });
      control.value = hint;
      control.addEventListener("input", () => {
        const all = [...desk.draft.hints];
        all[at] = control.value;
        desk.change({ hints: all });
      });
      return [slots.field({ part: "hints", at, label: `Hint ${at + 1}`, control })];
    },
  });
  return section(
    "hints", "5 Hints", "Begin with a direction, end close to the command.",
    hints.element,
    el("h5", {}, "Afterwards"),
    slots.field({ part: "afterwards", label: "What is said once every goal is met", control: writing(bench, "afterwards", area({ rows: 3 })) }),
  );
}
