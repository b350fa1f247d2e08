/**
 * One network as a bar, or as a small chip where nobody uses it: how wide it must be, and what is written on it. Pure.
 */

import { networkSays } from "./labels.js";
import { BAND, BAR, CHIP, FAR } from "./sizes.js";
import { farSize, shorten } from "./text.js";

/** @import {DriverCard, Network} from "../types.js" */
/** @import {Model, NetworkPlace, Point, Setting} from "./types.js" */

/**
 * @param {Network} network
 * @param {Setting} setting
 */
export function measureBar(network, { measure }) {
  const title = shorten(network.name, "title", BAR.title, measure);
  const pools = network.pools.map((pool) => pool.subnet).join(", ");
  const gateway = network.pools.map((pool) => pool.gateway).filter(Boolean)[0] ?? "";
  const subnet = shorten([pools, gateway && `gw ${gateway}`].filter(Boolean).join(" · "), "mono", 2 * BAR.mono, measure);
  const badge = [network.driver, network.options.parent, network.internal && "internal"].filter(Boolean).join(" · ");
  const shown = shorten(badge, "badge", BAR.mono, measure);
  const subnetX = Math.ceil(BAR.cap + BAR.gap + measure(title, "title") + BAR.gap);
  const badgeX = Math.ceil(subnetX + (subnet ? measure(subnet, "mono") + BAR.gap : 0));
  const badgeW = Math.ceil(measure(shown, "badge") + 18);
  const titleWidth = measure(title, "title");
  return { network, title, titleWidth, subnet, badge: shown, subnetX, badgeX, badgeW, width: badgeX + badgeW + BAR.pad };
}

/** @typedef {ReturnType<typeof measureBar>} MeasuredBar */

/**
 * @param {MeasuredBar} bar
 * @param {{x: number, y: number, w: number}} at
 * @param {Setting} setting
 * @param {Model} model
 * @returns {NetworkPlace}
 */
export function placeBar(bar, at, { cards }, { tints, plugged }) {
  const tint = tints.get(bar.network.id) ?? { hue: 8, dash: "" };
  return {
    id: bar.network.id,
    group: bar.network.host,
    says: networkSays(bar.network, plugged.get(bar.network.id) ?? []),
    network: bar.network,
    x: at.x,
    y: at.y,
    w: at.w,
    h: BAND.bar,
    title: bar.title,
    far: farSize(bar.titleWidth, { w: at.w - BAR.cap - 2 * BAR.pad, h: BAND.bar }, FAR.bar),
    subnet: bar.subnet,
    badge: bar.badge,
    shape: cards.get(bar.network.driver)?.shape ?? "bar",
    hue: tint.hue,
    dash: tint.dash,
    chip: false,
    plug: { x: at.x + at.w, y: at.y + BAND.bar / 2 },
    subnetX: bar.subnetX,
    badgeX: bar.badgeX,
    badgeW: bar.badgeW,
  };
}

/**
 * @param {Network} network
 * @param {Point} at
 * @param {Setting} setting
 * @param {Model} model
 * @returns {NetworkPlace}
 */
export function placeChip(network, at, { cards, measure }, { plugged }) {
  const title = shorten(network.name, "note", CHIP.title, measure);
  const w = Math.ceil(measure(title, "note") + 2 * CHIP.pad + 18);
  return {
    id: network.id,
    group: network.host,
    says: networkSays(network, plugged.get(network.id) ?? []),
    network,
    x: at.x,
    y: at.y,
    w,
    h: CHIP.height,
    title,
    far: farSize(measure(title, "title"), { w: w - 2 * FAR.chipPad, h: CHIP.height }, FAR.chip),
    subnet: "",
    badge: "",
    chip: true,
    shape: cards.get(network.driver)?.shape ?? "bar",
    hue: 8,
    dash: "",
    plug: { x: at.x + w, y: at.y + CHIP.height / 2 },
    subnetX: 0,
    badgeX: 0,
    badgeW: 0,
  };
}

/** Drivers of these shapes put containers on the wire behind an interface of the host: the network's parent. */
const ON_WIRE = new Set(["tap", "fan"]);

/**
 * How a network leads out to its host's interface: through the host ("uplink"), hanging on the interface itself ("parent"), or "".
 *
 * @param {Network} network
 * @param {Map<string, DriverCard>} cards
 * @returns {"uplink" | "parent" | ""}
 */
export function uplinkOf({ driver, internal, options, pools }, cards) {
  if (internal) return "";
  if (ON_WIRE.has(cards.get(driver)?.shape ?? "")) return options.parent ? "parent" : "";
  return pools.some((pool) => pool.gateway) ? "uplink" : "";
}
