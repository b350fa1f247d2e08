/** Shapes of a class; its messages are those of cnmviz/classroom/messages.py. */

import type { Lab } from "../panels/types.js";
import type { Deed } from "../rights.js";
import type { Trace } from "../types.js";
import type { Following } from "./following.js";
import type { LiveClass } from "./live-class.js";

/** What the page of a lab knows of its class (cnmviz/classroom/lab_page.py); `you` is my participant, `shared` false in somebody's own copy. */
export interface ClassPage {
  title: string; code: string; role: Role; you: number; shared: boolean; limits: { nickname: number };
  /** In somebody's copy: whether it is mine, and whose it is. */
  own?: boolean; owner?: string;
  /** For teachers: what may be handed out, and where the wall is. */
  sources?: Source[]; wall?: string;
  /** In my own copy: the persons who may come into it. */
  teachers?: string[];
  /** A student's is `forget`, the teacher's are all the others. */
  urls: { socket: string; lab: string; forget?: string; door?: string; keep?: string; questions?: string; results?: string; replay?: string; delete?: string };
}
export type Role = "teacher" | "editor" | "observer";
export interface Participant {
  id: number; person: string; name: string; colour: string; role: Role; locked?: boolean; removed?: boolean;
  /** Since when the hand is up, in seconds since 1970. */
  hand?: number; health?: "here" | "slow" | "away"; seen?: number; copy?: string;
  /** Whether all may see the copy. */
  showing?: "asked" | "declined" | "shown";
}
/** What everybody is told of a class; without `floor` the teacher presents, and `code` is told to teachers alone. */
export interface ClassState {
  type: "class"; title: string; door_open: boolean; locked: boolean; newcomers: Role; ended: boolean;
  floor?: { id: number; person: string; name: string } | null; code?: string;
  /** What every student has a copy of; the numbers are told to teachers. */
  handed?: { title: string; lesson: boolean; vary: boolean; made: number; of: number } | null;
  /** Whose copies all may see. */
  shown?: { id: number; name: string; lab: string }[];
}
/** Something that can be handed out. */
export interface Source { source: string; title: string; kind: string }
export interface You { type: "you"; you: Participant; why_not: Partial<Record<Deed, string>> }
export interface Count { type: "count"; joined: number; here: number }
/** What the presenter looks at; `rect` is the part of the view's picture that is to be seen: x, y, width, height. `at` 0 is the present. */
export interface Place {
  view?: string; rect?: [number, number, number, number] | null; selected?: string[]; at?: number; pointer?: [number, number] | null;
}
/** Where a packet is: while it plays it came, or comes, to `stop` at `since` of the server's clock. */
export interface Beat { stop: number; playing?: boolean; speed?: number; since?: number }
/** What is presented, `by` 0 for nothing; `lab` is "" where not everybody may see it. */
export interface Presented {
  type: "presented"; now: number; by?: number; person?: string; name?: string; window?: string; lost?: boolean; lab?: string;
  place?: Place | null; packet?: { number: number; beat: Beat } | null;
}
/** The way of the packet that is led. */
export interface Walked { type: "walked"; number: number; seq: number; at: number; trace: Trace }
/** A lab's page with its class. */
export type ClassLab = Lab & { class: LiveClass; following: Following };
