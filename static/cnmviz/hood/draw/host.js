/** A host: its frame, and in it the region that is the host's own namespace, with the rail that leads down into it. */

import { el, say, set } from "../../diagram/svg.js";
import { FRAME } from "../sizes.js";

/** @import {Artist} from "../../diagram/scene.js" */
/** @import {HostFrame} from "../types.js" */

/** @type {Artist<HostFrame>} */
export const hostArtist = {
  kind: "host",
  layer: "frames",
  create: () => ({
    frame: el("rect", { class: "frame", rx: 22 }),
    region: el("rect", { class: "root-space", rx: 16 }),
    rail: el("path", { class: "host-rail" }),
    head: el("rect", { class: "hit", height: 56, rx: 22 }),
    sign: el("path", { class: "sign", d: "M3 4h14v9h-14zM7 17h6M10 13v4", transform: "translate(22 20)" }),
    title: el("text", { class: "title", x: 52, y: 36 }),
    label: el("text", { class: "label", y: 36 }),
    space: el("text", { class: "space-title" }),
    forward: el("text", { class: "space-note" }),
    note: el("text", { class: "note centred" }),
    tip: el("title"),
  }),
  vector: ({ x, y, w, h, region, rail }) => [x, y, w, h, region.x, region.y, region.w, region.h, rail.x, rail.y1, rail.y2],
  paint: ({ element, parts }, [x, y, w, h, left, top, width, height, railX, start, end]) => {
    set(element, { transform: `translate(${x} ${y})` });
    set(parts.frame, { width: w, height: h });
    set(parts.head, { width: w });
    set(parts.label, { x: w - 24 });
    set(parts.region, { x: left - x, y: top - y, width, height });
    set(parts.space, { x: left - x + 16, y: top - y + 27 });
    set(parts.forward, { x: left - x + width - 16, y: top - y + 27 });
    set(parts.rail, { d: end > start ? `M${railX - x} ${start - y}V${end - y}` : "" });
    set(parts.note, { x: w / 2, y: FRAME.head + FRAME.empty / 2 });
  },
  dress: ({ element, parts }, place) => {
    element.setAttribute("class", "host");
    element.dataset.name = place.host.name.slice(0, 200);
    parts.title.style.setProperty("--far", `${place.far}px`);
    say(parts.title, place.title);
    say(parts.label, place.label);
    say(parts.space, place.regionLabel);
    say(parts.forward, "net.ipv4.ip_forward = 1");
    say(parts.note, place.note);
    say(parts.tip, place.host.name);
  },
};
