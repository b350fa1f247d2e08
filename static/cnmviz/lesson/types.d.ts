/** Shapes of a lesson in a lab's page, as cnmviz/lessons serves them. */

import type { Inline, Prose } from "../lib/prose.js";
import type { Trace } from "../types.js";

/** What somebody said to a question, and what is right; the first answer counts. */
export interface Answer { chosen: number[]; right: boolean; correct: number[]; explanation: Prose }
export interface Question { question: Prose; options: Prose[]; many: boolean; answered: Answer | null }
/** `words` are the parts of a line. */
export interface Goal { fact: string; words: Inline[] }
/** A goal as it is now: whether it is met, why, and how the packet went that was asked about. `fix` would turn it round. */
export interface Finding { fact: string; met: boolean; says: string; trace: Trace | null; fix: string[] }
export interface Best { used: number; points: number }
/** All goals at an entry of the log. `used` commands so far, `par` of the solution, `points` that this attempt is worth as it stands. */
export interface Check {
  seq: number; done: boolean; used: number; par: number; points: number; best: Best | null; goals: Finding[]; afterwards: Prose | null;
}

/** `page.lesson`. */
export interface Lesson {
  slug: string; title: string; topic: string; minutes: number; text: Prose; questions: Question[]; goals: Goal[];
  /** How many hints there are, and those that were asked for. */
  hints: number; seen: Prose[];
  /** Its lines, once it was asked for. */
  solution: string[] | null;
  afterwards: Prose | null; done: boolean; par: number;
  urls: { check: string; predict: string; hint: string; solution: string; again: string; ladder: string };
  next: { title: string; url: string } | null;
  /** Against forged requests; each carries it. */
  token: string;
}

/** What the server said to a request. `lost`: it did not say anything, or not now, and may be asked again; otherwise `why` is its refusal, with all that is wrong where that is more. */
export type Reply<T> = { ok: true; body: T } | { ok: false; why: string; lost: boolean; problems?: string[] };
