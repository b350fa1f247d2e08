/** A host: a frame with its name, its interface at the edge, and its own namespace where containers live in it. */

import { el, say, set, stamp } from "../svg.js";

/** @import {HostPlace} from "../types.js" */
/** @import {Artist} from "../scene.js" */

/** @type {Artist<HostPlace>} */
export const hostArtist = {
  kind: "host",
  layer: "frames",
  create: stamp({
    frame: el("rect", { class: "frame", rx: 22 }),
    region: el("rect", { class: "region", rx: 16 }),
    rail: el("path", { class: "host-rail" }),
    head: el("rect", { class: "hit head", height: 60, rx: 22 }),
    sign: el("path", { class: "sign", d: "M3 4h14v9h-14zM7 17h6M10 13v4", transform: "translate(22 22)" }),
    title: el("text", { class: "title", x: 52, y: 38 }),
    label: el("text", { class: "label" }),
    note: el("text", { class: "note centred" }),
    space: el("text", { class: "note" }),
    port: el("rect", { class: "port", x: -8, y: -11, width: 16, height: 22, rx: 5 }),
    tip: el("title"),
  }),
  vector: ({ x, y, w, h, port, rail, region, middle }) => [
    x,
    y,
    w,
    h,
    port.x,
    port.y,
    rail.x,
    rail.y2,
    middle.x,
    middle.y,
    region?.x ?? 0,
    region?.y ?? 0,
    region?.w ?? 0,
    region?.h ?? 0,
  ],
  paint: ({ element, parts }, [x, y, w, h, portX, portY, railX, railEnd, middleX, middleY, left, top, width, height]) => {
    set(element, { transform: `translate(${x} ${y})` });
    set(parts.frame, { width: w, height: h });
    set(parts.head, { width: w });
    set(parts.port, { transform: `translate(${portX - x} ${portY - y})` });
    set(parts.rail, { d: railEnd > portY ? `M${portX - x} ${portY - y}H${railX - x}V${railEnd - y}` : "" });
    set(parts.label, { x: railX - x - 16, y: portY - y + 4 });
    set(parts.note, { x: middleX - x, y: middleY - y });
    set(parts.space, { x: left - x + 16, y: top - y + 34 });
    set(parts.region, { x: left - x, y: top - y, width, height });
  },
  dress: ({ element, parts }, place) => {
    element.setAttribute("class", "host");
    element.dataset.name = place.host.name.slice(0, 200);
    parts.region.toggleAttribute("hidden", !place.region);
    parts.title.style.setProperty("--far", `${place.far}px`);
    parts.label.style.setProperty("--far", `${place.farLabel}px`);
    say(parts.title, place.title);
    say(parts.label, place.label);
    say(parts.note, place.note);
    say(parts.space, place.region ? "the host's own network namespace" : "");
    say(parts.tip, place.host.name);
  },
};
