/** Shapes of questions to a class; the messages are those of cnmviz/classroom/questions/messages.py. */

import type { Prose } from "../../lib/prose.js";
import type { Trace } from "../../types.js";

export type QuestionState = "drafted" | "open" | "closed" | "revealed";
/** What is right, by the places of the answers, and for each wrong one the rule that it misunderstands ("" where there is none). */
export interface Solution { right: number[]; explanation: Prose; truths: string[] }
export interface Question {
  question: number; state: QuestionState; round: number; seq: number; text: Prose; options: Prose[]; many?: boolean;
  /** Of the votes that are closed: the answers by their places, and how many answered. */
  counts?: number[][]; answered?: number[];
  solution?: Solution | null; trace?: Trace | null;
  /** How the lab has changed meanwhile, "" where it matters not. */
  since?: string;
  /** It is told to somebody who just came, and nothing has happened. */
  first?: boolean;
}
export interface Tally { question: number; round: number; counts: number[]; answered: number; of: number }
/** An answer of mine: `sent` until the server has it, `late` where the vote was closed by then. */
export interface Mine { chosen: number[]; state: "sent" | "taken" | "late" | "refused"; why: string }
/** A prepared question, for a teacher to choose. */
export interface Prepared { lesson: string; title: string; questions: import("../../lib/prose.js").Inline[][] }
