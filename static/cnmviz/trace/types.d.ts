/** Shapes of a packet that is shown: its stops, the clock that leads it, and the run that all who show it follow. */

import type { Place, Trace } from "../types.js";
import type { TraceClock } from "./clock.js";

/** What travels: a question for a name's address, a question for a hardware address, the packet itself, or its answer. */
export type Errand = "lookup" | "arp" | "request" | "reply";

/**
 * One step that a student can look at. `hop` and `step` are its indices in the trace; `looked` is what the stage looked at, as rows
 * of label and value; `change` what a translation changed, as label, before and after. `asked` are the places to which a question
 * went out (`heard` counts them, those not named too), through some other places; `answered` is the one that answered.
 */
export interface Stop {
  hop: number; step: number; place: Place; direction: "there" | "back"; errand: Errand; rule: string; action: string;
  stage: string; title: string; text: string; entity: Place | null; looked: [string, string][]; change: [string, string, string][];
  asked: Place[]; heard: number; answered: Place | null; through: Place[]; dropped: boolean;
}

/** What a clock says. `by` tells who moved it: a person's hand or the time; `travel` is the way to the next stop, while it lasts. */
export interface ClockState { at: number; playing: boolean; speed: number; by: "hand" | "time"; travel: { to: number } | null }

/** A trace that is shown, in whatever view. `end` takes it off everywhere; `why` is said where it was not a person's wish. */
export interface Run {
  readonly trace: Trace;
  readonly stops: Stop[];
  readonly clock: TraceClock;
  readonly over: boolean;
  /** Run the commands that turn the answer round, and ask again. Resolves with why they were refused, or "". */
  fix(): Promise<string>;
  end(why?: string): void;
  onEnd(listener: (why: string) => void): () => void;
}
