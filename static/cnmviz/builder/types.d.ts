/** Shapes of the builder of lessons: a draft as the browser keeps it, and what cnmviz/lessons/builder.py answers. */

import type { Inline, Prose } from "../lib/prose.js";
import type { Answer, Finding, Question as Asked } from "../lesson/types.js";
import type { KnownScenario, LogRow } from "../types.js";

export interface Option { text: string; right: boolean }
export interface Question { text: string; options: Option[]; explanation: string }
export interface Goal { fact: string; words: string }
/** The fields of a lesson in a file (cnmviz/lessons/lesson.py). */
export interface Fields {
  slug: string; order: number; title: string; topic: string; about: string; minutes: number; after: string[]; text: string;
  start: string[]; scenario: string; questions: Question[]; goals: Goal[]; hints: string[]; solution: string[]; afterwards: string;
}
/** A step of the log while the solution is recorded. `idle`: it changed nothing that a goal could ask about. */
export interface Step extends LogRow { idle: boolean }
/** The solution before recording began, the newest entry that was looked at, and what was done since. */
export interface Recording { before: string; last: number; steps: Step[] }
/** A lesson in the form. Commands are text, a line each; `begins` says which of the starts counts, so that no other is lost. */
export interface Draft extends Omit<Fields, "start" | "solution"> {
  begins: "fresh" | "lines" | "scenario"; start: string; solution: string;
  /** The token of the scenario that it was shared as. */
  shared: string;
  recording: Recording | null;
}

/** What keeps a draft from being a lesson that holds. `at` is the place in a list, or the line of commands; `part` "" is the whole. */
export interface Flaw { words: string; part: string; at: number }
export interface Written { markdown: string; problems: Flaw[] }
export interface Preview {
  text: Prose; questions: (Asked & { answer: Answer })[]; goals: { fact: string; words: Inline[] }[]; hints: Prose[]; afterwards: Prose;
}
/** A fact in the lab as it is now, or why it is none. */
export type Standing = Finding | { fact: string; error: string };

/** `page.builder` (cnmviz/lessons/builder_page.py). */
export interface BuilderPage {
  urls: { write: string; read: string; preview: string; start: string; stand: string; share: string; try: string };
  topics: string[]; scenarios: [slug: string, title: string][];
  limits: { goals: number; hints: number; questions: number; options: number };
}

export type End = "place" | "container" | "network";
/** What stands in the places of a goal; `because` is a verdict or "". */
export interface Values { ends: string[]; extra: string; because: string }
/** One way to say what must hold: in plain words, with what has to be picked, and the fact that it makes. */
export interface Verb {
  key: string; group: string; words: string; ends: { kind: End; label: string }[];
  /** What is asked besides, in words, and whether it may be left out. */
  extra?: { kind: string; label: string; optional?: boolean };
  /** Whether the reason as it is now can be made part of it. */
  because?: boolean;
  fact(values: Values): string;
}
export type { KnownScenario };
