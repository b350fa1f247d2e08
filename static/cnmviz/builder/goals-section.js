/** The goals: made by picking things in the picture, told as facts, each with whether it holds in the lab now. */

import { button, el } from "../lib/dom.js";
import { section } from "./bench.js";
import { Composer } from "./composer.js";
import { VERBS } from "./facts.js";
import { GoalRow } from "./goal-row.js";
import { ListEditor } from "./list-editor.js";

/** @import {MenuItem} from "../types.js" */
/** @import {Bench} from "./bench.js" */
/** @import {Standings} from "./standings.js" */
/** @import {Verb} from "./types.js" */

const ABOUT = "What has to be true in the end. Choose what must hold, then pick in the picture.";

/** @param {Bench} bench @param {Standings} standings */
export function goalsSection(bench, standings) {
  const { desk, slots, page, say } = bench;
  /** @type {GoalRow[]} */
  let rows = [];
  const list = new ListEditor({
    label: "Goals", noun: "Goal", most: page.limits.goals, kind: "goals", say,
    items: () => desk.draft.goals,
    change: (goals) => {
      desk.change({ goals });
      standings.changed();
    },
    fresh: () => ({ fact: "", words: "" }),
    forget: () => {
      slots.forget("goals");
      rows = [];
    },
    row: (goal, at) => {
      const row = new GoalRow(bench, standings, goal, at);
      rows.push(row);
      return [row.element];
    },
  });
  const composer = new Composer(bench, standings, { add: (goal) => list.add(goal), left: () => add.focus() });
  const add = button("Add a goal", () => openVerbs(bench, add, (verb) => composer.begin(verb), free), { icon: "plus", kind: "primary" });
  const free = () => {
    list.add();
    /** @type {HTMLElement | null} */ (list.element.querySelector("ol > li:last-child input"))?.focus();
  };
  add.setAttribute("aria-haspopup", "menu");
  const status = el("p", { class: "hint" });
  const show = () => {
    for (const row of rows) row.show();
    status.textContent = standings.problem ? `Whether they hold now is not known. ${standings.problem}` : "";
  };
  bench.watch(standings.on("heard", show), desk.on("checked", show));
  return section("goals", "4 Goals", ABOUT, list.element, status, composer.element, el("div", { class: "row" }, add));
}

/** @param {Bench} bench @param {HTMLElement} place @param {(verb: Verb) => void} chosen @param {() => void} free */
function openVerbs({ lab }, place, chosen, free) {
  const groups = [...Map.groupBy(VERBS, ({ group }) => group).values()];
  /** @type {(MenuItem | "---")[]} */
  const items = groups.flatMap((verbs) => [...verbs.map((verb) => ({ label: `${subject(verb)} ${verb.words} …`, act: () => chosen(verb) })), /** @type {const} */ ("---")]);
  const { left, top } = place.getBoundingClientRect();
  lab.openMenu([...items, { label: "Write the fact by hand", act: free }], left, top);
}

/** @param {Verb} verb */
function subject({ ends: [end] }) {
  return end?.kind === "network" ? "A network" : end?.kind === "container" ? "A container" : "Somebody";
}
