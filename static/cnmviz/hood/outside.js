/**
 * What lies outside of the hosts: the wire on which all outer interfaces are, the world at its end, and for each overlay the tunnel that
 * runs over the same wire from host to host. Pure.
 */

import { farSize, shorten } from "../diagram/text.js";
import { tunnelSays } from "./labels.js";
import { makingOf, vniOf, VXLAN_PORT } from "./network.js";
import { BAR, OUTSIDE, TUNNEL, WIRE } from "./sizes.js";

/** @import {Model, Point, Rect, Setting} from "../diagram/types.js" */
/** @import {Host, Network} from "../types.js" */
/** @import {DevicePlace, HoodPicture, HoodWire, IfacePlace} from "./types.js" */

/** The cloud is round: its line ends behind it. */
const UNDER_CLOUD = 24;
/** @type {Omit<HoodWire, "id" | "part" | "points">} */
const PLAIN = { network: "", endpoint: "", container: "", host: "", live: true, hue: 8, dash: "", label: "", labelX: 0 };

export class Outside {
  /**
   * @param {HoodPicture} picture is added to
   * @param {Model} model
   * @param {Setting} setting
   * @param {number} width of all hosts
   */
  constructor(picture, model, setting, width) {
    this.picture = picture;
    this.model = model;
    this.setting = setting;
    this.outer = picture.ifaces.filter((iface) => iface.outer);
    this.alone = this.outer.length === 1;
    this.wireX = width + WIRE.gap;
    this.x = width + OUTSIDE.gap;
  }

  draw() {
    const [first] = this.outer;
    if (!first) return;
    const y = this.#wireY(first);
    const at = { x: this.x, y: y - OUTSIDE.height / 2, w: OUTSIDE.width, h: OUTSIDE.height };
    const detail = this.picture.linux.hosts[0].host.neighbour;
    this.picture.outside.push({ id: "outside", says: `outside, neighbour ${detail}`, ...at, detail });
    for (const iface of this.outer) this.#wire(iface, y);
    const end = { x: at.x + UNDER_CLOUD, y };
    this.#stop(["wire", "cloud"], { x: this.wireX, y }, "wire");
    this.#stop(["cloud"], end, "outside:outside");
    this.picture.wires.push({ ...PLAIN, id: "out:cloud", part: "out", points: [{ x: this.wireX, y }, end] });
    this.#tunnels(at.y + at.h + TUNNEL.below);
  }

  /** Where the wire runs on which the hosts of one row are: below all of them. @param {IfacePlace} iface */
  #wireY(iface) {
    const own = portOf(iface);
    if (this.alone) return own.y;
    const row = this.picture.hosts.filter((host) => host.y === this.#frame(iface)?.y);
    return Math.max(...row.map((host) => host.y + host.h)) + WIRE.below;
  }

  /** @param {IfacePlace} iface */
  #frame(iface) {
    return this.picture.hosts.find((host) => host.id === iface.host);
  }

  /** From an outer interface down to the wire of its row, and along it. @param {IfacePlace} iface @param {number} cloud the y of the first row's */
  #wire(iface, cloud) {
    const port = portOf(iface);
    const y = this.#wireY(iface);
    const down = this.alone ? this.wireX : (this.#frame(iface)?.x ?? 0) + (this.#frame(iface)?.w ?? 0) + WIRE.gap;
    const lane = `lan ${y}`;
    const points = [port, { x: down, y: port.y }, { x: down, y }, { x: this.wireX, y }, { x: this.wireX, y: cloud }];
    this.picture.wires.push({ ...PLAIN, id: `out:${iface.host}`, part: "out", host: iface.host, points: straight(points) });
    this.#stop([`out ${iface.host}`, `fall ${iface.host}`], { x: down, y: port.y }, "wire");
    this.#stop([`fall ${iface.host}`, lane], { x: down, y }, "wire");
    this.#stop([lane, "wire"], { x: this.wireX, y }, "wire");
  }

  /** @param {string[]} lanes @param {Point} at @param {string} owner */
  #stop(lanes, at, owner) {
    this.picture.stops.push({ id: "", lanes, at, owner, needs: [], beside: [] });
  }

  /** @param {number} top */
  #tunnels(top) {
    this.model.shared.forEach((network, lane) => {
      const rect = { x: this.x - 14, y: top + lane * (TUNNEL.h + TUNNEL.gap), w: TUNNEL.w, h: TUNNEL.h };
      const here = this.picture.linux.hosts.filter((facts) => facts.overlays.some((one) => one.network.id === network.id)).map(({ host }) => host);
      this.picture.devices.push(this.#tunnel(network, rect, here));
      for (const iface of this.outer) if (here.some(({ id }) => id === iface.host)) this.#tunnelWire(network, iface, rect, lane);
    });
  }

  /** Beside the wire, in a lane of its own. @param {Network} network @param {IfacePlace} iface @param {Rect} rect @param {number} lane */
  #tunnelWire(network, iface, rect, lane) {
    const { hue } = this.model.tints.get(network.id) ?? { hue: 8 };
    const port = portOf(iface);
    const shift = WIRE.lane * (lane + 1);
    const from = { x: port.x, y: port.y + Math.min(18, 4 + 4 * lane) };
    const down = Math.min(port.x + 12 + WIRE.gap - 10, port.x + 16 + shift / 2);
    const y = this.alone ? from.y : this.#wireY(iface) + shift;
    const up = this.wireX - WIRE.gap + 6 + Math.min(WIRE.gap - 12, shift / 2);
    const middle = rect.y + rect.h / 2;
    const points = [from, { x: down, y: from.y }, { x: down, y }, { x: up, y }, { x: up, y: middle }, { x: rect.x, y: middle }];
    this.picture.wires.push({ ...PLAIN, id: `tunnel:${network.id}:${iface.host}`, part: "tunnel", network: network.id, host: iface.host, hue, points: straight(points) });
  }

  /** @param {Network} network @param {Rect} rect @param {Host[]} hosts @returns {DevicePlace} */
  #tunnel(network, rect, hosts) {
    const { measure, cards } = this.setting;
    const { hue, dash } = this.model.tints.get(network.id) ?? { hue: 8, dash: "" };
    const room = rect.w - BAR.cap - 2 * BAR.pad;
    const title = shorten(network.name, "title", room, measure);
    const vni = makingOf(network, cards) === "overlay" ? vniOf(network) : "";
    const tunnel = vni ? `VNI ${vni} · UDP ${VXLAN_PORT}` : "no subnet, no tunnel";
    const detail = shorten(hosts.length || !vni ? tunnel : `VNI ${vni} · on no host yet`, "mono", room, measure);
    return {
      ...rect,
      id: network.id,
      says: tunnelSays(network, hosts.map(({ name }) => name)),
      network,
      host: "",
      form: "tunnel",
      shape: cards.get(network.driver)?.shape ?? "tunnel",
      title,
      detail,
      badge: "",
      hue,
      dash,
      far: { text: title, size: farSize(measure(title, "title"), { w: room, h: rect.h }, BAR.far) },
      detailX: 0,
      badgeX: 0,
      badgeW: 0,
      up: hosts.length > 0,
      note: "",
    };
  }
}

/** @param {IfacePlace} iface @returns {Point} */
function portOf({ x, y, w, h }) {
  return { x: x + w, y: y + h / 2 };
}

/** Without points that a line reaches twice. @param {Point[]} points */
function straight(points) {
  return points.filter(({ x, y }, i) => i === 0 || x !== points[i - 1].x || y !== points[i - 1].y);
}
