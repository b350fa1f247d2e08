/** Shapes of the wall; its messages are those of cnmviz/classroom/copies/messages.py. */

import type { ClassPage } from "../types.js";
import type { DriverCard } from "../../types.js";

export interface Tile {
  id: number; name: string; colour: string; lab: string; snapshot: string; seq: number; steps: number; touched: number;
  refused: number; met: number; goals: number; showing: "" | "asked" | "declined" | "shown";
}
export interface Tiles { type: "tiles"; tiles: Record<string, Tile | null>; now: number }
export interface WallPage {
  class: ClassPage; you: { id: string; name: string; colour: string }; socket: string; drivers: DriverCard[];
}
