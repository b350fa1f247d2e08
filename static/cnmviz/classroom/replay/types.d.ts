/** Shapes of a replay; they are those of cnmviz/classroom/replay/moments.py. */

import type { DriverCard } from "../../types.js";

export interface ReplayPage {
  title: string; moments: string; hidden: boolean; drivers: DriverCard[];
  lab: { frames: string; moment: string; era: string };
}
export interface Story {
  people: { name: string; colour: string }[];
  moments: Moment[];
  /** The lab's newest entry, how many of its first ones are not told, and whether the class's log is full. */
  newest: number; left_out: number; full: boolean;
}
/** One thing that happened; `by` is a place in the people, -1 the lab itself; `now` has what is different in the class. */
export interface Moment {
  kind: string; at: number; step: number; by: number; text?: string; line?: string; why?: string; source?: string; undoes?: number;
  chapter?: string; now?: Partial<View>;
}
/** The class at one moment. */
export interface View {
  students: number; floor: string; locked: boolean; locked_ones: string[]; hands: string[]; door_open: boolean; ended: boolean;
  handed: string; copies: number; shown: string[]; question: Question | null;
}
export interface Question {
  number: number; text: string; options: string[]; state: "open" | "closed" | "revealed"; round: number;
  votes: { round: number; counts: number[]; answered: number }[]; right: number[];
}
