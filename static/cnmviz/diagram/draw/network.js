/** A network: a bar with name, addresses and its driver's badge, or a small chip where nobody uses it. */

import { BAR } from "../sizes.js";
import { el, say, set, stamp } from "../svg.js";

/** @import {NetworkPlace} from "../types.js" */
/** @import {Artist} from "../scene.js" */

/** The sign of a driver's shape, in a square of 20. @type {Record<string, string>} */
export const SIGNS = {
  bar: "M2 13c0-10 16-10 16 0M2 13v3M18 13v3M7 7.2v8.8M13 7.2v8.8M0.5 16h19",
  slab: "M3 4h14v9h-14zM7 17h6M10 13v4",
  tunnel: "M2 10c0-7 16-7 16 0c0 7-16 7-16 0M6 10h8M11.5 7.5l2.5 2.5l-2.5 2.5",
  tap: "M1 16h18M5 16v-6h10v6M10 10V3M7.5 5.5L10 3l2.5 2.5",
  fan: "M1 16h18M10 16v-4M10 12L4 4M10 12V3M10 12l6-8",
  dashed: "M10 3a7 7 0 1 0 0 14a7 7 0 1 0 0-14zM5 15l10-10",
};
const UNKNOWN = "M10 2l8 8l-8 8l-8-8z";

/** @type {Artist<NetworkPlace>} */
export const networkArtist = {
  kind: "network",
  layer: "bars",
  create: stamp({
    ground: el("rect", { class: "ground" }),
    shape: el("rect", { class: "shape" }),
    cap: el("path", { class: "cap" }),
    sign: el("path", { class: "sign" }),
    title: el("text", { class: "title" }),
    subnet: el("text", { class: "subnet" }),
    badge: el("g", { class: "badge" }, el("rect", { height: 20, rx: 10 }), el("text", { y: 14 })),
    tip: el("title"),
  }),
  vector: ({ x, y, w, h }) => [x, y, w, h],
  paint: ({ element, parts, place }, [x, y, w, h]) => {
    const radius = place.chip ? h / 2 : 10;
    set(element, { transform: `translate(${x} ${y})` });
    set(parts.ground, { width: w, height: h, rx: radius });
    set(parts.shape, { width: w, height: h, rx: radius });
    set(parts.cap, { d: `M10 0H${BAR.cap}V${h}H10a10 10 0 0 1-10-10V10a10 10 0 0 1 10-10z` });
  },
  dress: ({ element, parts }, place) => {
    const { network, chip, h } = place;
    element.setAttribute(
      "class",
      ["network", `hue-${place.hue}`, place.shape, chip ? "chip" : "", network.internal ? "internal" : ""].join(" "),
    );
    element.dataset.name = network.name.slice(0, 200);
    set(parts.shape, { "stroke-dasharray": place.dash });
    set(parts.sign, {
      d: SIGNS[place.shape] ?? UNKNOWN,
      transform: chip ? "translate(10 8) scale(0.7)" : `translate(10 ${h / 2 - 10})`,
    });
    set(parts.title, { x: chip ? 30 : BAR.cap + BAR.gap, y: h / 2 + (chip ? 4 : 5) });
    set(parts.subnet, { x: place.subnetX, y: h / 2 + 4.5 });
    set(parts.badge, { transform: `translate(${place.badgeX} ${h / 2 - 10})` });
    const [pill, text] = parts.badge.children;
    set(pill, { width: place.badgeW });
    set(text, { x: place.badgeW / 2 });
    say(text, place.badge);
    parts.title.style.setProperty("--far", `${place.far}px`);
    parts.title.style.setProperty("--far-x", `${chip ? place.w / 2 - 30 : 0}px`);
    parts.title.style.setProperty("--far-y", `${place.far * 0.36 - (chip ? 4 : 5)}px`);
    say(parts.title, place.title);
    say(parts.subnet, place.subnet);
    say(parts.tip, network.name);
  },
};
