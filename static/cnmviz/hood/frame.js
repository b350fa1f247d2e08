/**
 * One host laid out from the top down: rows of namespaces, under each row its bridges and other devices with their lanes, at the foot the
 * host's own namespace (panel.js). Pure.
 *
 * Lines run straight below a socket, in lanes above and below each line of devices, in the gutter on the right, on the rail on the left
 * that leads into the host's namespace, and in the lanes on the far right that lead past it to the outer interface.
 */

import { placeChip, placeDevice } from "./device.js";
import { hostSays } from "./labels.js";
import { packed } from "./packing.js";
import { Panel } from "./panel.js";
import { BAND, BAR, CHIP, FRAME, GUTTER, RAIL, SPACE, VXLAN } from "./sizes.js";
import { placeSpace } from "./space.js";
import { farSize, shorten } from "../diagram/text.js";

/** @import {Point, Setting, Tint} from "../diagram/types.js" */
/** @import {Endpoint, Network} from "../types.js" */
/** @import {Lying} from "./packing.js" */
/** @import {HostPlan, Row} from "./plan.js" */
/** @import {HoodPicture, HoodWire, HostFacts, LinkPlace, Stop} from "./types.js" */
/** @typedef {{x: number, y: number, endpoint: string, network: string, container: string, link: LinkPlace}} Socket a namespace's interface, where it is plugged in */

const SPACE_HEIGHT = SPACE.plate + SPACE.lines + SPACE.sockets;

export class Frame {
  /** The lanes that lead past the host's namespace to its outer interface. @type {{network: string, x: number, wire: HoodWire}[]} */
  past = [];
  /** By network, the upright part of its rails. @type {Map<string, HoodWire>} */
  #trunks = new Map();

  /**
   * @param {HoodPicture} picture is added to
   * @param {HostPlan} plan
   * @param {Setting} setting
   * @param {Map<string, Tint>} tints
   * @param {{x: number, width: number, top: number, most: number, endpoints: Map<string, Endpoint>, networks: Map<string, Network>}} at `most` lanes
   *   lead past the namespace of any host
   */
  constructor(picture, plan, setting, tints, { x, width, top, most, endpoints, networks }) {
    this.picture = picture;
    this.plan = plan;
    this.setting = setting;
    this.tints = tints;
    this.x = x;
    this.edge = x + width;
    this.top = top;
    this.host = plan.facts.host;
    this.left = x + FRAME.left;
    this.railX = x + RAIL;
    this.right = this.edge - marginOf(most) - gutterOf(plan);
    this.y = top + FRAME.head;
    this.endpoints = endpoints;
    this.networks = networks;
    /** By network, how many interfaces of this host's containers are on it. */
    this.standing = new Map([...Map.groupBy(plan.facts.namespaces.flatMap(({ interfaces }) => interfaces), (one) => one.network)].map(([id, all]) => [id, all.length]));
    /** Where the host's own begin among the picture's stops. */
    this.first = picture.stops.length;
  }

  /** @returns {number} the y below it */
  draw() {
    this.plan.rows.forEach((row, index) => {
      const sockets = this.#spaces(row);
      this.#band(row, index, sockets);
    });
    const panel = new Panel(this);
    this.y = panel.draw();
    this.#chips(panel.foot);
    const bottom = this.y + FRAME.foot;
    this.#host(bottom, panel);
    return bottom;
  }

  /** @param {number} bottom @param {Panel} panel */
  #host(bottom, panel) {
    const { measure } = this.setting;
    const title = shorten(this.host.name, "host", (this.edge - this.x) / 2, measure);
    this.picture.hosts.push({
      id: this.host.id,
      host: this.host,
      says: hostSays(this.plan.facts),
      x: this.x,
      y: this.top,
      w: this.edge - this.x,
      h: bottom - this.top,
      title,
      far: farSize(measure(title, "title"), { w: (this.edge - this.x) / 2, h: FRAME.head }, 42),
      label: "container namespaces above, the host's own below",
      region: panel.region,
      regionLabel: `root network namespace of ${shorten(this.host.name, "note", 240, measure)}`,
      note: this.plan.empty ? "No containers yet" : "",
      rail: panel.rail,
    });
  }

  /** @param {Row} row @returns {Socket[]} */
  #spaces(row) {
    if (!row.spaces.length) {
      this.y += this.plan.empty ? FRAME.empty : 0;
      return [];
    }
    let x = this.left;
    const sockets = row.spaces.flatMap((space) => {
      const rect = { x, y: this.y, w: space.width, h: SPACE_HEIGHT };
      x += space.width + SPACE.between;
      return placeSpace(this.picture, space, rect, this);
    });
    this.y += SPACE_HEIGHT;
    return sockets;
  }

  /** @param {Row} row @param {number} index @param {Socket[]} sockets */
  #band(row, index, sockets) {
    const byNetwork = Map.groupBy(sockets, (socket) => socket.network);
    if (row.spaces.length) this.y += BAND.above;
    const edges = (/** @type {import("./plan.js").Device} */ { network }) =>
      (byNetwork.get(network.id) ?? []).flatMap(({ x }) => [x - BAR.cap, x + BAR.cap]);
    for (const line of packed(row.devices, edges, { left: this.left, right: this.right })) this.#line(line, index, byNetwork);
    for (const network of row.rails) this.#rail(index, network, byNetwork.get(network.id) ?? []);
    this.y += BAND.below - BAND.barGap;
  }

  /** One line of devices, with the lanes above and below it. @param {Lying[]} line @param {number} index @param {Map<string, Socket[]>} byNetwork */
  #line(line, index, byNetwork) {
    const joined = line.filter(({ device }) => this.plan.trunks.has(device.network.id));
    const above = this.y;
    this.y += joined.length * BAND.lane + (joined.length ? 4 : 0);
    const y = this.y;
    this.y += BAND.bar;
    const bridges = line.filter(({ device }) => device.form === "bridge");
    const upY = this.y + BAND.uplane;
    if (bridges.length) this.y += BAND.uplane;
    for (const lying of line) {
      placeDevice(this.picture, lying, y, this);
      const { network } = lying.device;
      for (const socket of byNetwork.get(network.id) ?? []) this.#plug(socket, { x: socket.x, y }, [`bar ${this.#at(network.id)}`], y + 7);
      if (lying.device.form === "bridge") this.#uplink(lying, y, `${index} ${y}`, upY);
      else this.#pastway(lying, y);
    }
    joined.forEach((lying, i) => this.#joint(lying, y, above + i * BAND.lane + 4));
    this.y += BAND.barGap;
  }

  /** @param {string} network */
  #at(network) {
    return `${network}@${this.host.id}`;
  }

  /**
   * A socket's line, down to what it is plugged into.
   *
   * @param {Socket} socket
   * @param {Point} end
   * @param {string[]} lanes that it meets there
   * @param {number} inside the y at which a packet runs on
   */
  #plug(socket, end, lanes, inside) {
    const lane = `link ${socket.endpoint}`;
    const needs = [`container:${socket.container}`, `network:${socket.network}`];
    const id = `endpoint:${socket.endpoint}`;
    this.stop({ id, lanes: [lane], at: { x: socket.x, y: socket.y }, owner: id, needs });
    this.stop({ lanes: [lane, ...lanes], at: { x: socket.x, y: inside }, owner: `net:${this.#at(socket.network)}`, needs });
    this.wire("drop", `drop:${socket.endpoint}`, socket.network, [{ x: socket.x, y: socket.y }, end]);
    Object.assign(socket.link, end);
  }

  /** Down into the host's own namespace. @param {Lying} lying @param {number} y @param {string} line @param {number} upY */
  #uplink({ device: { network }, x }, y, line, upY) {
    const down = x + 20;
    const [lane, flat] = [`up ${this.#at(network.id)}`, `uplane ${this.host.id} ${line}`];
    const needs = [`network:${network.id}`];
    const owner = `net:${this.#at(network.id)}`;
    this.stop({ lanes: [`bar ${this.#at(network.id)}`, lane], at: { x: down, y: y + 7 }, owner, needs });
    this.stop({ lanes: [lane, flat], at: { x: down, y: upY }, owner: "", needs });
    this.stop({ lanes: [flat, `rail ${this.host.id}`], at: { x: this.railX, y: upY }, owner: `host:${this.host.id}`, needs: [] });
    this.wire("uplink", `up:${network.id}`, network.id, [{ x: down, y: y + BAND.bar }, { x: down, y: upY }, { x: this.railX, y: upY }]);
  }

  /** Past the host's namespace to its outer interface: what stands on a parent, and the tunnel of an overlay. @param {Lying} lying @param {number} y */
  #pastway({ device: { network, form }, x, w }, y) {
    const at = this.#at(network.id);
    const owner = `net:${at}`;
    const needs = [`network:${network.id}`];
    const down = form === "switch" ? x + w - BAR.pad - VXLAN.w / 2 : x + w - 24;
    const lane = `past ${at}`;
    const chip = form === "switch" ? { id: `vxlan ${at}`, owner: `vxlan:${at}` } : { owner };
    this.stop({ ...chip, lanes: [`bar ${at}`, lane], at: { x: down, y: y + 7 }, needs });
    if (!this.#leads(network, form)) return;
    this.y += BAND.lane;
    const to = this.edge - FRAME.pad - GUTTER.wire * (this.past.length + 1) - 8;
    this.stop({ lanes: [lane, `pastlane ${at}`], at: { x: down, y: this.y }, owner: "", needs });
    this.stop({ lanes: [`pastlane ${at}`, `pastdown ${at}`], at: { x: to, y: this.y }, owner: "", needs });
    const points = [{ x: down, y: y + BAND.bar }, { x: down, y: this.y }, { x: to, y: this.y }];
    const wire = this.wire(form === "switch" ? "tunnel" : "parent", `past:${at}`, network.id, points);
    this.past.push({ network: network.id, x: to, wire });
  }

  /** Whether anything leaves by the outer interface. @param {Network} network @param {string} form */
  #leads(network, form) {
    return form === "switch" || (network.options.parent ?? "").split(".")[0] === this.host.interface;
  }

  /** From a device to its trunk in the gutter. @param {Lying} lying @param {number} y @param {number} lane its y */
  #joint({ device: { network }, x, w }, y, lane) {
    const at = this.#at(network.id);
    const [up, trunk] = [x + w - 14, this.trunkX(network.id)];
    const common = { owner: `net:${at}`, needs: [`network:${network.id}`] };
    this.stop({ ...common, lanes: [`bar ${at}`, `joint ${at}`], at: { x: up, y: y + 7 } });
    this.stop({ ...common, lanes: [`joint ${at}`, `jointlane ${at}`], at: { x: up, y: lane } });
    this.stop({ ...common, lanes: [`jointlane ${at}`, `trunk ${at}`], at: { x: trunk, y: lane } });
    this.wire("rail", `joint:${at}`, network.id, [{ x: up, y }, { x: up, y: lane }, { x: trunk, y: lane }]);
    this.#meet(network.id, lane);
  }

  /** @param {number} index of its row @param {Network} network @param {Socket[]} sockets */
  #rail(index, network, sockets) {
    const at = this.#at(network.id);
    const y = this.y + BAND.rail / 2;
    const lane = `pass ${at} ${index}`;
    const start = Math.min(...sockets.map(({ x }) => x));
    for (const socket of sockets) this.#plug(socket, { x: socket.x, y }, [lane], y);
    const trunk = this.trunkX(network.id);
    this.stop({ lanes: [lane, `trunk ${at}`], at: { x: trunk, y }, owner: `net:${at}`, needs: [`network:${network.id}`] });
    const label = shorten(network.name, "note", GUTTER.label - 12, this.setting.measure);
    this.wire("rail", `rail:${at}:${index}`, network.id, [{ x: start, y }, { x: trunk, y }], { label, labelX: this.right + 10 });
    this.#meet(network.id, y);
    this.y += BAND.rail;
  }

  /** A trunk reaches from the uppermost to the lowest of what meets it. @param {string} network @param {number} y */
  #meet(network, y) {
    const x = this.trunkX(network);
    const known = this.#trunks.get(network);
    if (!known) this.#trunks.set(network, this.wire("rail", `trunk:${this.#at(network)}`, network, [{ x, y }, { x, y }]));
    else known.points = [{ x, y: Math.min(known.points[0].y, y) }, { x, y: Math.max(known.points[1].y, y) }];
  }

  /** @param {string} network */
  trunkX(network) {
    const lane = this.plan.trunks.get(network) ?? 0;
    return this.right + GUTTER.label + lane * GUTTER.trunk;
  }

  /** Networks that have nothing on the host stand small beside its outer interface. @param {number} y */
  #chips(y) {
    let x = this.left;
    for (const network of this.plan.idle) {
      const place = placeChip(network, { x, y }, this);
      this.picture.devices.push(place);
      x += place.w + CHIP.gap;
    }
  }

  /** @param {Partial<Stop> & Pick<Stop, "lanes" | "at" | "owner" | "needs">} stop */
  stop(stop) {
    this.picture.stops.push({ id: "", beside: [], ...stop });
  }

  /**
   * @param {HoodWire["part"]} part
   * @param {string} id
   * @param {string} network "" for the host's own
   * @param {Point[]} points
   * @param {Partial<HoodWire>} [more]
   * @returns {HoodWire}
   */
  wire(part, id, network, points, more = {}) {
    const grey = !network || part === "uplink";
    const { hue, dash } = (grey ? undefined : this.tints.get(network)) ?? { hue: 8, dash: "" };
    const plain = { endpoint: "", container: "", live: true, label: "", labelX: 0 };
    const wire = { ...plain, id, part, network, host: this.host.id, points, hue, dash, ...more };
    this.picture.wires.push(wire);
    return wire;
  }
}

/** What lies right of the gutter: lanes that lead past the host's namespace. @param {number} lanes */
function marginOf(lanes) {
  return FRAME.pad + 44 + lanes * GUTTER.wire;
}

/** @param {HostPlan} plan */
function gutterOf({ trunks }) {
  return trunks.size ? GUTTER.label + trunks.size * GUTTER.trunk : 0;
}

/** How wide a host's frame must be. @param {HostPlan} plan @param {number} most */
export function widthOf(plan, most) {
  return FRAME.left + plan.content + gutterOf(plan) + marginOf(most);
}

/** How many lanes lead past a host's own namespace. @param {HostFacts} facts */
export function pastLanes({ devices }) {
  return devices.filter(({ making }) => making !== "bridge").length;
}

