/** What a panel is given, and how panels call each other: by signals, never by import. */

import type { LiveClass } from "../classroom/live-class.js";
import type { LabCommands } from "../commands.js";
import type { Emitter } from "../lib/emitter.js";
import type { Shortcuts } from "../lib/shortcuts.js";
import type { Tabs } from "../lib/tabs.js";
import type { Toast } from "../lib/toast.js";
import type { LabPeople } from "../people.js";
import type { Rights } from "../rights.js";
import type { LabSelection } from "../selection.js";
import type { LabSocket } from "../socket.js";
import type { LabStore } from "../store.js";
import type { Timeline } from "../timeline.js";
import type { Stage } from "../views/stage.js";
import type { Announce, OpenMenu, PageData, Trace } from "../types.js";

export interface Signals {
  /** Bring a panel to the front, by its key. */
  show: string;
  /** On a phone: which sheet lies over the picture, "" for none. */
  sheet: string;
  /** A packet's way is known: explain it. */
  trace: Trace;
  /** Somebody wants to know whether `source` reaches `target`; without both, the form is opened. */
  ask: { source?: string; target?: string; protocol?: string; port?: number };
  /** Put an example into the console. */
  example: undefined;
  /** Run a line in the console, as if it had been typed there at the host's prompt. */
  line: string;
  /** Write a line into the console, to be changed and run by hand. */
  write: string;
  /** Open a dialog, by its key, about an entity or nothing. */
  dialog: { key: string; about?: string };
  /** Copy these things, as "kind:id", or make them once more. */
  copy: string[];
  duplicate: string[];
  /** Docker lines from the clipboard are wanted here; without a text a form asks for it. */
  paste: string | undefined;
  /** Somebody wants to make a lesson of this lab; or has the file of one. */
  build: undefined;
  lesson: File;
}

export interface Lab {
  page: PageData;
  /**
   * What is looked at: the present, or an earlier moment of the lab. Whatever shows the lab reads this one and is told by it, so that
   * it goes back and forth with the others; its `seq` is that of the moment. Only the timeline writes on it.
   */
  store: LabStore;
  /** The present, always: for what is about the lab itself and not about how it looked (log, console, news, waiting for a seq). */
  live: LabStore;
  /** Which moment `store` is, and the way to another one. */
  timeline: Timeline;
  selection: LabSelection;
  commands: LabCommands;
  people: LabPeople;
  socket: LabSocket;
  /** What I may do here, and why not. */
  rights: Rights;
  /** The class that the lab belongs to, if there is one. */
  class: LiveClass | null;
  shortcuts: Shortcuts;
  announce: Announce;
  toast: Toast;
  openMenu: OpenMenu;
  /** The tabs beside the picture, filled once everything else is there. */
  panels: Tabs;
  /** The views of the lab; to panels, the picture. */
  diagram: Stage;
  signals: Emitter<Signals>;
}

/** A panel fills its root once and keeps it true. `shown` is called when its tab comes to the front. */
export type Panel = (root: HTMLElement, lab: Lab) => { shown?: () => void } | void;
