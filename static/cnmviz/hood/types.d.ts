/** What Linux has on each host of a lab (facts), and where it is drawn (places). Keys are "kind:id" as everywhere. */

import type { EndpointPlace, HandlePlace, Lab as LabPlaced, OutsidePlace, Point, Rect, Spoken, WirePlace } from "../diagram/types.js";
import type { Container, DriverCard, Endpoint, Host, Network, Sandbox } from "../types.js";
import type { Making } from "./network.js";

export type { Making };

/** The lab's entities; where people moved things in the CNM picture is nothing to Linux. */
export type Entities = Omit<LabPlaced, "positions">;
/** Places of the CNM picture's artists, which cannot be moved here. */
type Fixed<P> = Omit<P, "group">;

/**
 * One interface. `addresses` are in CIDR form; `number` is its index in its namespace and `peer` that of its other end, 0 for none;
 * `on` is the bridge it is plugged into, or the interface it stands on.
 */
export interface Iface {
  name: string; link: "loopback" | "outer" | "bridge" | "vlan" | "dummy" | "veth" | "macvlan" | "ipvlan"; addresses: string[];
  up: boolean; mtu: number; mac: string; number: number; peer: number; on: string; network: string; endpoint: string;
}
/** One line of a routing table, as `ip route` has it: `via` and `source` are "" where there is none. */
export interface Route { destination: string; via: string; device: string; source: string }
/** A network namespace of containers; `embedded` tells that Docker's resolver answers at 127.0.0.11. */
export interface Namespace {
  id: string; path: string; sandbox: Sandbox; containers: Container[]; interfaces: Iface[]; routes: Route[]; routes6: Route[];
  embedded: boolean;
}
/** An overlay on one host: a namespace with a bridge into which the containers' veths and the VXLAN interface are plugged. */
export interface Overlay { key: string; network: Network; path: string; addresses: string[]; vni: string; veths: number; peers: Host[] }
/** Where in the way of a packet through the kernel something is decided, in the order in which it passes. */
export type HookId = "raw" | "dnat" | "route" | "local" | "filter" | "masq";
/**
 * One rule of the firewall or one program at a port. `text` is as `iptables-save` writes it, `short` a label, `says` a sentence;
 * `matters` is 0 for what decides most.
 */
export interface Rule {
  key: string; hook: HookId; table: string; text: string; short: string; says: string; network: string; endpoint: string;
  effect: "drop" | "accept" | "translate" | "pass" | "listen"; matters: number;
}
/** `devices` are the networks that have something on the host, oldest first. */
export interface HostFacts {
  host: Host; interfaces: Iface[]; routes: Route[]; routes6: Route[]; namespaces: Namespace[]; residents: Container[];
  overlays: Overlay[]; rules: Rule[]; devices: { network: Network; making: Making }[];
}
export interface Linux { hosts: HostFacts[]; namespaces: Map<string, Namespace>; cards: Map<string, DriverCard> }

/** A part that only this view knows, for the inspector: what it is, what is known of it, how a real machine shows it. */
export interface Part {
  kind: string; title: string; teaching: string; facts: [label: string, value: string | string[]][]; lines: string[];
  commands: string[]; of: string[];
}

export interface HostFrame extends Rect, Spoken {
  host: Host; title: string; far: number; label: string; region: Rect; regionLabel: string; note: string; rail: { x: number; y1: number; y2: number };
}
export interface NamespacePlace extends Rect, Spoken { sandbox: string; lines: string[]; containers: string[] }
export interface PlatePlace extends Rect, Spoken {
  container: Container; title: string; sub: string; ghost: boolean; resident: boolean; far: { lines: string[]; size: number };
  farAt: Point; box: Rect;
}
/** The way from a namespace's interface to what it is plugged into; x and y are its far end, the port. `veth` is "" where there is no pair. */
export interface LinkPlace extends Point, Spoken {
  endpoint: Endpoint; network: string; host: string; from: Point; hue: number; dash: string; veth: string; label: string; up: boolean;
}
/** What a network has on a host: a bridge, a parent, an overlay's switch; or the swarm's tunnel; or nothing (a chip). */
export interface DevicePlace extends Rect, Spoken {
  network: Network; host: string; form: "bridge" | "parent" | "switch" | "tunnel" | "chip"; shape: string; title: string; detail: string;
  badge: string; hue: number; dash: string; far: { text: string; size: number }; detailX: number; badgeX: number; badgeW: number;
  up: boolean; note: string;
}
export interface VxlanPlace extends Rect, Spoken { network: string; host: string; title: string; hue: number }
export interface HookPlace extends Rect, Spoken { hook: HookId; host: string; title: string; note: string; far: { lines: string[]; size: number }; tap: Point }
export interface RulePlace extends Rect, Spoken { hook: HookId; host: string; text: string; tip: string; effect: string }
export interface IfacePlace extends Rect, Spoken { host: string; title: string; detail: string; outer: boolean; up: boolean; far: number }

/** A line of the picture. */
export interface HoodWire extends Omit<WirePlace, "part" | "group"> { part: "drop" | "rail" | "uplink" | "parent" | "out" | "spine" | "tunnel" }

export interface HoodPicture {
  bounds: Rect; linux: Linux; hosts: HostFrame[]; outside: Fixed<OutsidePlace>[]; namespaces: NamespacePlace[]; plates: PlatePlace[];
  endpoints: Fixed<EndpointPlace>[]; handles: Fixed<HandlePlace>[]; links: LinkPlace[]; devices: DevicePlace[]; switches: DevicePlace[];
  vxlans: VxlanPlace[]; hooks: HookPlace[]; rules: RulePlace[]; ifaces: IfacePlace[]; wires: HoodWire[]; stops: Stop[];
}
/**
 * A point where a packet can be: `lanes` are the straight lines that meet there, `owner` is the thing at which it then is. It counts
 * only for packets that have to do with all that it `needs`; `beside` are stops to which one steps without a line.
 */
export interface Stop { id: string; lanes: string[]; at: Point; owner: string; needs: string[]; beside: string[] }
