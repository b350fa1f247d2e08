/**
 * What a network is on Linux: a bridge, an interface on which containers stand, an overlay's switch in a namespace of its own, the tunnel
 * between hosts, or nothing (a chip).
 */

import { el, say, set } from "../../diagram/svg.js";
import { BAR } from "../sizes.js";

/** @import {Artist} from "../../diagram/scene.js" */
/** @import {DevicePlace} from "../types.js" */

/** The sign of each form, in a square of 20. @type {Record<DevicePlace["form"], string>} */
const SIGNS = {
  bridge: "M2 13c0-10 16-10 16 0M2 13v3M18 13v3M7 7.2v8.8M13 7.2v8.8M0.5 16h19",
  switch: "M2 13c0-10 16-10 16 0M2 13v3M18 13v3M7 7.2v8.8M13 7.2v8.8M0.5 16h19",
  parent: "M1 16h18M5 16v-6h10v6M10 10V3M7.5 5.5L10 3l2.5 2.5",
  tunnel: "M2 10c0-7 16-7 16 0c0 7-16 7-16 0M6 10h8M11.5 7.5l2.5 2.5l-2.5 2.5",
  chip: "M10 3a7 7 0 1 0 0 14a7 7 0 1 0 0-14zM5 15l10-10",
};

/** @param {string} kind @returns {Artist<DevicePlace>} */
function artist(kind) {
  return {
    kind,
    layer: "bars",
    create: () => ({
      space: el("rect", { class: "own-space", x: -5, y: -5, rx: 13 }),
      ground: el("rect", { class: "ground" }),
      shape: el("rect", { class: "shape" }),
      cap: el("path", { class: "cap" }),
      sign: el("path", { class: "sign" }),
      title: el("text", { class: "title" }),
      detail: el("text", { class: "subnet" }),
      badge: el("g", { class: "badge" }, el("rect", { height: 20, rx: 10 }), el("text", { y: 14 })),
      far: el("text", { class: "far-name" }),
      tip: el("title"),
    }),
    vector: ({ x, y, w, h }) => [x, y, w, h],
    paint: ({ element, parts, place }, [x, y, w, h]) => {
      const radius = place.form === "chip" ? h / 2 : 10;
      set(element, { transform: `translate(${x} ${y})` });
      set(parts.ground, { width: w, height: h, rx: radius });
      set(parts.shape, { width: w, height: h, rx: radius });
      set(parts.space, { width: w + 10, height: h + 10 });
      set(parts.cap, { d: `M10 0H${BAR.cap}V${h}H10a10 10 0 0 1-10-10V10a10 10 0 0 1 10-10z` });
    },
    dress: ({ element, parts }, place) => {
      const { form, h, network } = place;
      const state = `${place.up ? "" : " down"}${network.internal ? " internal" : ""}`;
      element.setAttribute("class", `network device ${form} hue-${place.hue}${state}`);
      element.dataset.name = network.name.slice(0, 200);
      parts.space.toggleAttribute("hidden", form !== "switch");
      set(parts.shape, { "stroke-dasharray": place.dash });
      set(parts.sign, { d: SIGNS[form], transform: form === "chip" ? "translate(10 8) scale(0.7)" : `translate(10 ${h / 2 - 10})` });
      write(parts, place);
    },
  };
}

/** @param {Record<string, SVGElement>} parts @param {DevicePlace} place */
function write(parts, place) {
  const { form, h } = place;
  const stacked = form === "tunnel";
  set(parts.title, { x: form === "chip" ? 30 : BAR.cap + BAR.gap, y: stacked ? 20 : h / 2 + (form === "chip" ? 4 : 5) });
  set(parts.detail, { x: stacked ? BAR.cap + BAR.gap : place.detailX, y: stacked ? 36 : h / 2 + 4.5 });
  set(parts.badge, { transform: `translate(${place.badgeX} ${h / 2 - 10})` });
  parts.badge.toggleAttribute("hidden", !place.badge);
  const [pill, text] = parts.badge.children;
  set(pill, { width: place.badgeW });
  set(text, { x: place.badgeW / 2 });
  say(text, place.badge);
  say(parts.title, place.title);
  say(parts.detail, place.detail);
  say(parts.tip, place.network.name);
  say(parts.far, place.far.text);
  parts.far.style.fontSize = `${place.far.size}px`;
  set(parts.far, { x: form === "chip" ? 6 : BAR.cap + BAR.gap, y: h / 2 + place.far.size * 0.36 });
}

export const deviceArtist = artist("network");
export const switchArtist = artist("overlay");
