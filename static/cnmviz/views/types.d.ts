/** What a view of the lab is, and how the stage talks to it. */

import type { Diagram } from "../diagram/types.js";
import type { Lab } from "../panels/types.js";

/**
 * One way of looking at the lab. Of what a picture can do it offers what it can; the stage goes to the CNM picture for the rest.
 * `focus` brings a thing into view and gives it the keyboard's focus.
 */
export interface View extends Partial<Omit<Diagram, "focus">> {
  focus(id: string): void;
  /** It came to the front, or went behind another. */
  shown?(): void;
  hidden?(): void;
}

/** A view as it is declared: made when it is first looked at. `label` is its tab, `words` its line in the help sheet. */
export interface ViewCard { key: string; label: string; icon: string; words: string; create(root: HTMLElement, lab: Lab): View }
