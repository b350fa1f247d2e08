/** Shapes inside the outline. */

import type { Network, Person } from "../types.js";

export type Sort = "host" | "group" | "container" | "sandbox" | "endpoint" | "network" | "outside" | "fact" | "note";

/**
 * One line of the outline. `id` is its path and outlives a new tree; `thing` is what it stands for as "kind:id", "" for none; `ref`
 * marks a thing that has its own place elsewhere. `says` is its name for screen readers, in the picture's own words.
 */
export interface Branch {
  id: string; sort: Sort; thing: string; ref: boolean; name: string; says: string;
  /** Addresses and the like, and short words beside them. */
  detail: string; badges: string[];
  /** The state of a container, the network of an endpoint, the shape of a driver: shown as signs. */
  status: string; network: Network | null; shape: string;
  count: number | null;
  /** Whether its children are shown until somebody says otherwise. */
  open: boolean;
  /** Made when they are first asked for; a leaf has none. */
  children: (() => Branch[]) | null;
}
/** Somebody who has a thing selected. */
export type Holder = Pick<Person, "name" | "colour">;
/** A line that is shown: where it stands in the tree. */
export interface Shown { branch: Branch; level: number; at: number; of: number; parent: string; open: boolean }
