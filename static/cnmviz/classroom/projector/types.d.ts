/** What the page of a projector knows when it opens (cnmviz/classroom/projector/pages.py). */

import type { CommandCard, DriverCard, ImageCard } from "../../types.js";

export interface ProjectorPage {
  title: string; code: string;
  /** Where the class's socket is, that of the lab, the lab as data, and the class's own lab. */
  socket: string; watch: string; snapshot: string; matrix: string; lab: string;
  drivers: DriverCard[]; images: ImageCard[]; verdicts: { key: string; ok: boolean; sentence: string }[]; commands: CommandCard[];
}
