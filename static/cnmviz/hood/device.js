/** One device placed: a bridge, a parent interface or an overlay's switch as a bar; a network without any as a chip. Pure. */

import { farSize, shorten } from "../diagram/text.js";
import { overlayKey } from "./facts.js";
import { bridgeSays, parentSays, switchSays } from "./labels.js";
import { parentMode } from "./network.js";
import { networkSays } from "../diagram/labels.js";
import { BAND, BAR, CHIP, FAR, VXLAN } from "./sizes.js";

/** @import {Point, Rect} from "../diagram/types.js" */
/** @import {Network} from "../types.js" */
/** @import {Frame} from "./frame.js" */
/** @import {Lying} from "./packing.js" */
/** @import {Device} from "./plan.js" */
/** @import {DevicePlace, HoodPicture} from "./types.js" */

/**
 * @param {HoodPicture} picture is added to
 * @param {Lying} lying
 * @param {number} y
 * @param {Frame} frame
 */
export function placeDevice(picture, { device, x, w }, y, frame) {
  const rect = { x, y, w, h: BAND.bar };
  const place = barOf(device, rect, frame);
  if (device.form !== "switch") {
    picture.devices.push(place);
    return;
  }
  const key = overlayKey(device.network, frame.host);
  picture.switches.push({ ...place, id: key.slice(key.indexOf(":") + 1) });
  picture.vxlans.push(vxlanOf(device, rect, frame, place.hue));
}

/** @param {Device} device @param {Rect} rect @param {Frame} frame @returns {DevicePlace} */
function barOf(device, rect, frame) {
  const { network, form } = device;
  const { measure, cards } = frame.setting;
  const { hue, dash } = frame.tints.get(network.id) ?? { hue: 8, dash: "" };
  const name = shorten(network.name, "title", rect.w - BAR.cap - 2 * BAR.pad, measure);
  return {
    ...rect,
    id: network.id,
    says: saysOf(device, frame),
    network,
    host: frame.host.id,
    form,
    shape: cards.get(network.driver)?.shape ?? "bar",
    title: device.title,
    detail: device.detail,
    badge: device.badge,
    hue,
    dash,
    far: { text: name, size: farSize(measure(name, "title"), { w: rect.w - BAR.cap - 2 * BAR.pad, h: rect.h }, BAR.far) },
    detailX: device.detailX,
    badgeX: device.badgeX,
    badgeW: device.badgeW,
    up: device.up,
    note: "",
  };
}

/** @param {Device} device @param {Frame} frame */
function saysOf({ network, form, title }, { plan: { facts }, setting, host, standing }) {
  const count = standing.get(network.id) ?? 0;
  if (form === "parent") return parentSays(network, title, parentMode(network, setting.cards), count);
  const overlay = facts.overlays.find((one) => one.network.id === network.id);
  if (overlay) return switchSays(overlay, host);
  const iface = facts.interfaces.find((one) => one.link === "bridge" && one.network === network.id);
  return iface ? bridgeSays(network, iface, count) : networkSays(network, []);
}

/** @param {Device} device @param {Rect} rect of its switch @param {Frame} frame @param {number} hue */
function vxlanOf({ network }, { x, y, w, h }, frame, hue) {
  const overlay = frame.plan.facts.overlays.find((one) => one.network.id === network.id);
  const key = overlayKey(network, frame.host);
  const vni = overlay?.vni ? `VNI ${overlay.vni}` : "no identifier";
  return {
    id: key.slice(key.indexOf(":") + 1),
    says: `interface vxlan0, ${vni}, in the namespace of ${network.name.slice(0, 80)}, sends by UDP port 4789 from ${frame.host.interface}`,
    x: x + w - BAR.pad - VXLAN.w,
    y: y + (h - VXLAN.h) / 2,
    w: VXLAN.w,
    h: VXLAN.h,
    network: network.id,
    host: frame.host.id,
    title: `vxlan0 · ${vni}`,
    hue,
  };
}

/** @param {Network} network @param {Point} at @param {Frame} frame @returns {DevicePlace} */
export function placeChip(network, at, { setting: { measure, cards }, host }) {
  const title = shorten(network.name, "note", CHIP.title, measure);
  const w = Math.ceil(measure(title, "note") + 2 * CHIP.pad + 18);
  return {
    ...at,
    w,
    h: CHIP.h,
    id: network.id,
    says: `${networkSays(network, [])}, no device`,
    network,
    host: host.id,
    form: "chip",
    shape: cards.get(network.driver)?.shape ?? "bar",
    title,
    detail: "",
    badge: "",
    hue: 8,
    dash: "",
    far: { text: title, size: farSize(measure(title, "title"), { w: w - 8, h: CHIP.h }, FAR.chip) },
    detailX: 0,
    badgeX: 0,
    badgeW: 0,
    up: false,
    note: "",
  };
}
