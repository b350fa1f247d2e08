/** Puts the questions of a class into a lab's page: for the teacher beside the class, for students over the picture. */

import { el, find } from "../../lib/dom.js";
import { Poll } from "./poll.js";
import { createStudentCard } from "./student-card.js";
import { createTeacherPanel } from "./teacher-panel.js";

/** @import {ClassLab} from "../types.js" */

/** @param {ClassLab} lab */
export function createQuestions(lab) {
  const poll = new Poll(lab.class);
  if (!lab.class.teaches) return createStudentCard(find("#stage"), lab, poll);
  const section = el("section", { class: "poll", "aria-label": "Question to the class" });
  find("#panel-class > header").after(section);
  createTeacherPanel(section, lab, poll);
}
