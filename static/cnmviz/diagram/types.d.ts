/** Shapes inside the picture: what the layout takes and what it answers. All lengths are in the picture's own pixels. */

import type { Run } from "../trace/types.js";
import type { Alignment } from "./align.js";
import type { Artist } from "./scene.js";
import type {
  Commands, Container, Drag, DriverCard, Endpoint, Host, Network, PageData, Person, Position, PresenceOf, Sandbox, Selection, Store, Trace,
} from "../types.js";

export interface Point { x: number; y: number }
export interface Rect { x: number; y: number; w: number; h: number }

/** Width of a text in one of the fonts of text.js. */
export type Measure = (text: string, font: string) => number;

/** The lab as the layout takes it: plain lists in any order. */
export interface Lab {
  hosts: Host[]; networks: Network[]; sandboxes: Sandbox[]; containers: Container[]; endpoints: Endpoint[]; positions: Position[];
}
/** `dice` (from 0 up to 1) lets the ordering step start from an order drawn at random, instead of by age. */
export interface Setting { measure: Measure; cards: Map<string, DriverCard>; dice?: () => number }

/** Where a container meets one network: a live endpoint, or only a remembered attachment (`endpoint` is null). */
export interface Column { network: Network; endpoint: Endpoint | null }
/** A container as it is laid out. `columns` are in the order in which it was connected; `missing` names networks that are gone. */
export interface Member { container: Container; columns: Column[]; missing: string[]; guest: boolean }
/** What takes one place in a row: a container, with those that share its sandbox beside it. `section` orders them, then `rank`. */
export interface Cluster { members: Member[]; section: string; order: number; rank: number; resident: boolean }
/** One machine: its networks in order, and its clusters in rows. Residents live in the host's own namespace. */
export interface HostModel { host: Host; networks: Network[]; rows: Cluster[][]; residents: Cluster[][]; idle: Network[] }
/** `plugged` names the containers with an endpoint, by network id. */
export interface Model {
  hosts: HostModel[]; shared: Network[]; tints: Map<string, Tint>; plugged: Map<string, string[]>;
  /** Where somebody put a thing, by its id: its corner, inside its host's frame where it has one. */
  spots: Map<string, Point>;
}

/** How a network is told apart: `hue` 1 to 8 is a colour, `dash` an SVG dash pattern. */
export interface Tint { hue: number; dash: string }

/** Of which host's part of the drawing a place is, so that a host can be moved as one; "" of none. */
export interface Grouped { group: string }

/** A thing that can have the focus: `says` is its name for screen readers. `far` is how its title is written far out. */
export interface Spoken { id: string; says: string }
/** A name as it is written far out: its lines and their size. */
export interface FarName { lines: string[]; size: number }
export interface HostPlace extends Rect, Spoken, Grouped {
  host: Host; title: string; label: string; far: number; farLabel: number; port: Point; rail: { x: number; y1: number; y2: number };
  region: Rect | null; note: string; middle: Point;
}
export interface OutsidePlace extends Rect, Spoken, Grouped { detail: string }
export interface ContainerPlace extends Rect, Spoken, Grouped {
  container: Container; title: string; image: string; far: FarName; ports: string[]; chips: number[]; more: number; ghost: boolean; note: string;
  /** Names of networks that it remembers and that are gone. */
  missing: string[];
  /** The container that it stands beside and is moved with: itself, where it shares nobody's sandbox; "" where it cannot be moved. */
  leader: string;
  /** The colour of the network that it was made on: all that is seen of it from very far away. */
  hue: number;
}
/** The free socket of a container that can be plugged into networks; the id is the container's. */
export interface HandlePlace extends Point, Grouped { id: string }
export interface SandboxPlace extends Rect, Grouped { id: string; label: string; containers: string[] }
export interface EndpointPlace extends Point, Spoken, Grouped {
  endpoint: Endpoint; network: Network; top: string; bottom: string; hue: number;
}
export interface NetworkPlace extends Rect, Spoken, Grouped {
  network: Network; title: string; subnet: string; badge: string; shape: string; hue: number; dash: string; chip: boolean;
  plug: Point; far: number; subnetX: number; badgeX: number; badgeW: number;
}
/** A line. `rail` and `trunk` belong to a network; `drop` leads from a sandbox to a network; `uplink` from a network to its host; `parent` from one that hangs on the host's interface. */
export interface WirePlace extends Grouped {
  id: string; part: "drop" | "rail" | "uplink" | "parent" | "out"; network: string; endpoint: string; container: string; host: string;
  points: Point[]; live: boolean; hue: number; dash: string; label: string; labelX: number;
}
/** What is written over a host from very far away. */
export interface CaptionPlace extends Point, Grouped { id: string; lines: string[]; size: number }
/** The whole drawing. */
export interface Picture {
  bounds: Rect; captions: CaptionPlace[]; hosts: HostPlace[]; outside: OutsidePlace[]; containers: ContainerPlace[]; handles: HandlePlace[]; sandboxes: SandboxPlace[];
  endpoints: EndpointPlace[]; networks: NetworkPlace[]; wires: WirePlace[];
}

/** What is moved when a person takes hold of a thing. */
export interface Moving<P> {
  /** The thing that moves when this one is taken, as "kind:id"; "" where nothing does. */
  leaderOf(picture: P, key: string): string;
  /** All that goes with it: keys of the scene, or a whole `group`; and the lines that are stretched, from which end. */
  partsOf(picture: P, leader: string): { keys: string[]; group?: string; lines: { wire: WirePlace; end: "first" | "last" }[] };
  /** Its rectangle, the corner that its place is counted from, and how near it may come to that. */
  frameOf(picture: P, leader: string): { rect: Rect; origin: Point; least: Point };
  /** What is in the way of those that are moved together. */
  obstaclesTo(picture: P, leaders: string[]): Rect[];
}

/**
 * One way of drawing a lab, pure but for its artists: what the canvas shows and the gestures work on. Things are keyed "kind:id" in
 * every drawing, so selection, menus and keys are the same in all.
 */
export interface Drawing<P extends { bounds: Rect }> {
  /** A class for its styles, where it has some of its own. */
  name?: string;
  /** Its places are its own: where other people's hands are is told in those of the CNM picture, and is not drawn here. */
  apart?: boolean;
  /** Its name for screen readers. */
  label: string;
  /** From the back to the front. */
  layers: string[];
  /** Who draws, and what of a picture. */
  artists: [Artist<any>, (picture: P) => { id: string; says?: string }[]][];
  layout(lab: Lab, setting: Setting): P;
  /** What of it can be moved by hand; nothing where this is left out. */
  moving?: Moving<P>;
  /** Ids of containers in the order in which the fewest lines cross; empty where that of their making is as good. */
  arrangement?(lab: Lab, setting: Setting): Promise<string[]>;
  /** The way of a packet: one polyline per hop, how it came there; the first is the single point where it sets out. */
  way(picture: P, trace: Trace): Point[][];
  /** As `way`, but how the packet comes to each step of each hop, where the picture shows where a step happens; it may stay at one point. */
  legs?(picture: P, trace: Trace): Point[][][];
  /** Things that light up at a step of a hop besides those that the trace names. */
  lights?(picture: P, trace: Trace, hop: number, step: number): string[];
  /** The kinds of things that can have the focus, where they are others than those of the CNM. */
  kinds?: string[];
  /** Where a thing is for the arrow keys: one that surrounds others is where its head is. Left out: the rectangle it has. */
  head?(key: string, rect: Rect): Rect;
}

/** One entry of a context menu; "---" separates. `keys` is the shortcut, `line` the docker lines that it is, each on a row; `checked` makes it one of a choice. */
export interface MenuItem { label: string; keys?: string; line?: string; checked?: boolean; danger?: boolean; disabled?: boolean; why?: string; act(): void }
export type OpenMenu = (items: (MenuItem | "---")[], x: number, y: number) => void;

/** What the page gives to the picture. Ids are "kind:id" everywhere; `x` and `y` of menus are client pixels. */
export interface DiagramOptions {
  store: Store; selection: Selection; commands: Commands; page: PageData; me: Person;
  /** What lies over the root at its edges, and is there before the picture: nothing that is to be seen is put under it. */
  covering?(): Element[];
  /** Say something to screen readers, politely. */
  announce(text: string): void;
  openMenu: OpenMenu;
  /** Double click and Enter: show the details of a thing. */
  onOpen?(id: string): void;
  /** The background's menu: a form for one more of these is wanted. */
  onAdd?(kind: "container" | "network"): void;
  /** The menus' copying, duplicating and pasting. */
  onCopy?(keys: string[]): void;
  onDuplicate?(keys: string[]): void;
  onPaste?(): void;
  /** Gestures that belong together were done, each as one of these entries of the log. */
  onSteps?(steps: number[]): void;
  /** Two ends were picked. Without it the picture asks `commands.reach` and shows the trace itself. Ends are names, `@host` or `@outside`. */
  onReach?(source: string, target: string): void;
}
export type Mode = "" | "connect" | "reach" | "choose";
/** A thing is wanted: what it is for in words, which things are meant, and who gets its key, or "" where nothing was chosen. */
export interface Choosing { says: string; kind: "place" | "container" | "network"; takes(key: string): boolean; done(key: string): void }

/** What the page can do with the picture. */
export interface Diagram {
  /** Draw a packet's way and follow its clock; with null, draw none. */
  showTrace(run: Run | null): void;
  /** It came to the front, in a pane that may have another size by now. */
  shown?(): void;
  /** End what is shown, in every view. */
  clearTrace(): void;
  /** Everything, or the selection, into view. */
  fit(): void;
  fitSelection(): void;
  zoomIn(): void;
  zoomOut(): void;
  zoomReset(): void;
  /** Give a thing the keyboard focus and bring it into view. */
  focus(id: string): void;
  /** Where the other people are; one who is missing from the map is gone. Coordinates are the picture's own. */
  setPeople(people: Map<string, PresenceOf>): void;
  /** Own pointer in the picture's coordinates, at most ten times a second; null when it left. Returns the way to stop. */
  onCursor(listener: (at: [number, number] | null) => void): () => void;
  /** What one has in the hand and how far it was moved; null when it was put down. */
  onDrag(listener: (drag: Drag | null) => void): void;
  /** Modes: pick two ends of a question, or connect a container (the selected one if none is named). */
  startReach(source?: string): void;
  startConnect(container?: string): void;
  /** Wait for a thing to be picked; the keyboard is brought to the first that can be. */
  startChoosing(choosing: Choosing): void;
  /** Remove or disconnect all that is selected. */
  removeSelection(): void;
  /** Bring everything into the order in which the fewest lines cross; what was moved by hand goes back to its row. */
  arrange(): Promise<void>;
  /** Let what is selected be selected and moved together from now on, or no longer. */
  group(): void;
  ungroup(): void;
  /** Line up what is selected, or spread it evenly. */
  align(how: Alignment): void;
  /** Edit the name of a container in place. */
  rename(id: string): void;
  leaveMode(): void;
  /** What is drawn, to be copied, with everything where it belongs, and where it lies in its own coordinates. */
  drawing(): { world: SVGGElement; bounds: Rect };
  readonly mode: Mode;
  destroy(): void;
}
/** A diagram that can lie behind another view: it draws nothing there, and is as it should be when it comes to the front. */
export interface DiagramView extends Diagram { shown(): void; hidden(): void }
