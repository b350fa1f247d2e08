/** Shapes of the presenter's light; its messages are those of cnmviz/classroom/light/messages.py. */

import type { Glass } from "../../diagram/types.js";
import type { LiveClass } from "../live-class.js";

/** What was added to a line. */
export interface Stroke { id: number; by: number; colour: string; lab: string; view: string; ink: boolean; points: [number, number][] }
/** What is lit up: things, in whatever view they are, or else a round place of one view. */
export interface Spot { colour: string; lab: string; view: string; keys: string[]; at: [number, number] | null; size: number }
export interface Light { type: "light"; strokes?: Stroke[]; spots?: Record<string, Spot | null> }

/** What the light stands on: the lab that is looked at, and the picture in front, where one is. */
export interface Ground {
  room: LiveClass;
  /** The code of the lab. */
  lab: string;
  /** The key of the view in front, and what lies over it where it is a picture. */
  front(): string;
  glass(): Glass | null;
  onTurned(listener: () => void): void;
}
