/** A line: from an endpoint to its network, along a network's lanes, or from a network to its host and out. */

import { el, pathOf, say, set, stamp } from "../svg.js";

/** @import {WirePlace} from "../types.js" */
/** @import {Artist} from "../scene.js" */

/** @type {Record<string, () => Record<string, SVGElement>>} */
const PARTS = {
  plain: stamp({ line: el("path", { class: "line" }) }),
  drop: stamp({ line: el("path", { class: "line" }), plug: el("circle", { class: "plug", r: 4.5 }) }),
  rail: stamp({ line: el("path", { class: "line" }), label: el("text", { class: "label" }) }),
};

/** @type {Artist<WirePlace>} */
export const wireArtist = {
  kind: "wire",
  layer: "wires",
  create: ({ part }) => (PARTS[part] ?? PARTS.plain)(),
  vector: ({ points }) => points.flatMap(({ x, y }) => [x, y]),
  paint: ({ parts, place }, vector) => {
    const points = [];
    for (let i = 0; i < vector.length; i += 2) points.push({ x: vector[i], y: vector[i + 1] });
    const end = points[points.length - 1];
    set(parts.line, { d: pathOf(points, 10) });
    if (parts.plug) set(parts.plug, { cx: end.x, cy: end.y });
    if (parts.label) set(parts.label, { x: place.labelX, y: points[0].y - 6 });
  },
  dress: ({ element, parts }, place) => {
    element.setAttribute("class", `wire ${place.part} hue-${place.hue}${place.live ? "" : " asleep"}`);
    set(parts.line, { "stroke-dasharray": place.live ? place.dash : "0.1 6" });
    parts.plug?.toggleAttribute("hidden", !place.live);
    if (parts.label) say(parts.label, place.label);
  },
};
