/** Shapes shared by the modules. Entities are those of cnmviz/cnm/entities, messages those of cnmviz/labs/messages.py. */

import type { BuilderPage } from "./builder/types.js";
import type { Lesson } from "./lesson/types.js";

export type Kind = "host" | "network" | "sandbox" | "container" | "endpoint" | "position";

export interface Pool { subnet: string; ip_range: string; gateway: string; aux: Record<string, string>; chosen: boolean; gateway_asked: boolean }
export interface Publish { port: number; proto: string; host_ip: string; host_port: string }
export interface Binding { host_ip: string; host_port: number; port: number; proto: string }
export interface Attachment {
  network: string; network_id: string; ip: string; ip6: string; mac: string; aliases: string[]; links: string[];
  driver_opts: Record<string, string>; gw_priority: number; named: string;
}

export interface Host {
  kind: "host"; id: string; name: string; interface: string; address: string; neighbour: string; resolver: string; ula: string;
  /** In the swarm: manager, worker, or "" outside of it. */
  role: string; unsupported: string[]; number: number;
}
/** A place that an engine itself has on a network: a load balancer, say. */
export interface EngineEndpoint { id: string; host: string; name: string; sandbox: string; address: string }
export interface Network {
  kind: "network"; id: string; host: string; name: string; driver: string; scope: string; internal: boolean;
  attachable: boolean; ingress: boolean; ipv4: boolean; ipv6: boolean; pools: Pool[]; ipam_options: Record<string, string>;
  options: Record<string, string>; labels: Record<string, string>; config_only: boolean; config_from: string; predefined: boolean;
  engines: EngineEndpoint[]; cursor: number; created: number; number: number;
}
export interface Sandbox {
  kind: "sandbox"; id: string; host: string; container: string; namespace: string; embedded_dns: boolean; number: number;
}
export interface Container {
  kind: "container"; id: string; host: string; name: string; image: string; command: string[]; entrypoint: string[];
  status: string; exit_code: number; error: string; hostname: string; domainname: string; network_mode: string; sandbox: string; attachments: Attachment[];
  publish: Publish[]; publish_all: boolean; exposed: string[]; listens: string[];
  /** Those of the default bridge, as `id:alias:name`. */
  links: string[]; extra_hosts: string[]; dns: string[]; dns_search: string[]; dns_options: string[]; labels: Record<string, string>;
  env: string[]; capabilities: string[]; auto_remove: boolean; tty: boolean; interactive: boolean; logs: string; created: number; started: number; finished: number; number: number;
}
export interface Endpoint {
  kind: "endpoint"; id: string; network: string; sandbox: string; container: string; name: string; interface: string;
  address: string; prefix: number; address6: string; prefix6: number; gateway: string; gateway6: string; mac: string;
  aliases: string[]; dns_names: string[]; links: string[]; gw_priority: number; bindings: Binding[]; options: Record<string, string>;
  listed: boolean; number: number;
}
/** Where a thing stands in the picture, by its id; see cnmviz/cnm/entities/position.py. */
export interface Position {
  kind: "position"; id: string; of: "host" | "network" | "container"; placed: boolean; x: number; y: number; rank: number; group: number; number: number;
}
export type Entity = Host | Network | Sandbox | Container | Endpoint | Position;

export interface Change { kind: Kind; id: string; before: Entity | null; after: Entity | null }
export interface Frame {
  type: "frame"; seq: number; by: string; source: string; line: string; at: number; changes: Change[]; undoes?: number;
}
/** An Entry without its changes, as the log panel shows it. */
export interface LogRow { seq: number; by: string; source: string; line: string; at: number; undoes?: number }
export interface Person { id: string; name: string; colour: string; here?: number }
export interface Snapshot {
  seq: number; lab: { code: string; title: string }; people: Person[]; log: LogRow[];
  entities: { host: Host[]; network: Network[]; sandbox: Sandbox[]; container: Container[]; endpoint: Endpoint[]; position: Position[] };
}

export interface Place { kind: Kind | "outside"; id: string; name: string }
/** The addresses that a packet carries, "" while they are not known, and the port of the one who is asked. */
export interface Header { source: string; destination: string; port: number }
export interface Step {
  action: string; rule: string; text: string; entity?: Place | null; detail?: Record<string, unknown>;
  /** The packet as it is after the step. */
  header?: Header;
}
export interface Hop { place: Place; direction: "there" | "back"; steps: Step[] }
export interface Trace {
  /** `aim`: the id of the container or host that the target means, where it is one. */
  packet: { origin: Place; target: string; protocol: string; port: number; source: string; destination: string; aim?: string };
  hops: Hop[]; verdict: { key: string; ok: boolean; sentence: string }; resolved: string[]; fix: string[]; reason: string;
  /** What the asker sees: answered, closed, silent, refused, timeout, unreachable, host-unreachable, bad-name. */
  symptom: string;
}
/** Everyone to everyone: a row of `cells` has a letter for each place, the n-th of a to z and A to Z for the n-th of `keys`. */
export interface Matrix { places: Place[]; protocol: string; port: number; keys: string[]; cells: string[] }

export interface Printed { stdout?: string; stderr?: string; exit?: number; shell?: string; attached?: boolean }
export interface Receipt {
  type: "receipt"; ref: string; ok: boolean; seq?: number; line?: string; output?: Printed; trace?: Trace; matrix?: Matrix;
  error?: string;
}
export interface Completions { type: "completions"; ref: string; start: number; items: [string, string][] }
export interface PresenceOf {
  cursor?: [number, number] | null; selection?: string[]; drag?: Drag | null; name?: string; colour?: string; here?: number;
}
/** What somebody has in the hand, as "kind:id", and how far it was moved, in the picture's own pixels. */
export interface Drag { keys: string[]; by: [number, number] }

/** What a driver teaches about itself (cnmviz/cnm/drivers); `internal` is said in place of `summary` where a network is internal, unless it is "". */
export interface DriverCard { name: string; title: string; summary: string; internal: string; shape: string; colour: string; publishes: boolean }
/** `command`, `entrypoint` and `exposed` are what a container has of its image. */
export interface ImageCard { name: string; listens: string[]; summary: string; command: string[]; entrypoint: string[]; exposed: string[] }
/** A command of the lab's own, which docker does not have; one that `reads` changes nothing: it is a question. */
export interface CommandCard { name: string; reads: boolean }
/** The page's constants, from its JSON script element with id "page". */
export interface PageData {
  code: string; title: string; socket: string; snapshot: string; log: string; document: string; embed: string; join: string;
  /** Where the past is: pages of frames, the lab at a moment; `era` tells the lab from an earlier one of the same code. */
  frames: string; moment: string; era: string;
  you: Person; drivers: DriverCard[]; images: ImageCard[]; verdicts: { key: string; ok: boolean; sentence: string }[]; commands: CommandCard[];
  /** What the lab was made for, where that is a lesson. */
  lesson?: Lesson | null;
  /** Where a lesson is made of the lab. */
  builder?: BuilderPage;
  /** The class that the lab belongs to. */
  class: import("./classroom/types.js").ClassPage | null;
  /** The address of the lab's link as a QR code. */
  qr: string;
  /** Where the lab is saved, and the scenario of this person's that saving it again may go on from (cnmviz/scenarios/lab_page.py). */
  scenario: { save: string; known: KnownScenario | null; limits: { title: number; text: number; tag: number; tags: number } };
  /** Further formats that the server writes the lab in. */
  exports: { name: string; label: string; suffix: string; url: string }[];
}
/** A scenario as the page of a lab knows it; `page` is its address here, `link` the one to hand on. */
export interface KnownScenario {
  token: string; title: string; text: string; tags: string[]; number: number; withdrawn: boolean; page: string; link: string; embed: string; qr: string;
}

/** store.js: the one place that knows the lab. It never draws. */
export interface Store {
  readonly seq: number;
  get(kind: Kind, id: string): Entity | undefined;
  all(kind: Kind): Entity[];
  networks(): Network[]; containers(): Container[]; hosts(): Host[]; endpoints(): Endpoint[];
  endpointsOf(sandbox: string): Endpoint[];
  endpointsOn(network: string): Endpoint[];
  /** Called after each applied frame with its changes, or with null after a whole snapshot was loaded. Returns the way to stop. */
  subscribe(listener: (changes: Change[] | null, frame: Frame | null) => void): () => void;
}
/** selection.js: what is selected, as "kind:id", shared by all views. */
export interface Selection {
  readonly ids: string[];
  set(ids: string[]): void;
  toggle(id: string): void;
  subscribe(listener: (ids: string[]) => void): () => void;
}
/** commands.js: every gesture, key, menu and form ends here. Each call resolves with the receipt. */
export interface Commands {
  /** `quiet`: the caller shows a refusal itself. */
  line(text: string, options?: { quiet?: boolean; source?: "console" | "form" }): Promise<Receipt>;
  send(name: string, args: Record<string, unknown>, host?: string, options?: { quiet?: boolean; at?: number }): Promise<Receipt>;
  reach(source: string, target: string, protocol?: string, port?: number): Promise<Receipt>;
  undo(): Promise<Receipt>;
  redo(): Promise<Receipt>;
}

/** people.js: everyone in the lab, here or not, and where they are. Never stored by the server. */
export interface People {
  readonly me: Person;
  get(id: string): Person | undefined;
  /** Those with an open window, me included. */
  here(): (Person & PresenceOf)[];
  /** Where my pointer is in the picture's own coordinates; sent at most ten times a second. */
  cursor(point: [number, number] | null): void;
  drag(drag: Drag | null): void;
  subscribe(listener: () => void): () => void;
}
/** lib/menu.js: a menu at a point of the window, operable by keyboard; focus goes back where it came from. */
export type { MenuItem, OpenMenu } from "./diagram/types.js";
/** lib/announce.js: a sentence for screen readers. */
export type Announce = (text: string) => void;
