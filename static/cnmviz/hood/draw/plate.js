/** A container: the plate with its name, in the namespace where its programs run; without one, a dashed box around it. */

import { GLYPHS } from "../../diagram/draw/container.js";
import { el, say, set } from "../../diagram/svg.js";
import { farName } from "./far.js";

/** @import {Artist} from "../../diagram/scene.js" */
/** @import {PlatePlace} from "../types.js" */

/** @type {Artist<PlatePlace>} */
export const plateArtist = {
  kind: "container",
  layer: "plates",
  create: () => ({
    around: el("rect", { class: "around", rx: 12 }),
    box: el("rect", { class: "box", rx: 8 }),
    glyph: el("path", { class: "glyph", transform: "translate(10 8)" }),
    title: el("text", { class: "title", x: 28, y: 20 }),
    sub: el("text", { class: "note sub" }),
    none: el("text", { class: "note none" }),
    far: el("g", { class: "far-name centred" }, el("text"), el("text")),
    tip: el("title"),
  }),
  vector: ({ x, y, w, h, box, farAt }) => [x, y, w, h, box.x, box.y, box.w, box.h, farAt.x, farAt.y],
  paint: ({ element, parts }, [x, y, w, h, left, top, width, height, farX, farY]) => {
    set(element, { transform: `translate(${x} ${y})` });
    set(parts.box, { width: w, height: h });
    set(parts.around, { x: left - x, y: top - y, width, height });
    set(parts.sub, { x: w - 10, y: 19 });
    set(parts.none, { x: 0, y: 52 });
    set(parts.far, { transform: `translate(${farX - x} ${farY - y})` });
  },
  dress: ({ element, parts }, place) => {
    const { status, name } = place.container;
    element.setAttribute("class", `container plate ${status}${place.ghost ? " ghost" : ""}${place.resident ? " resident" : ""}`);
    element.dataset.name = name.slice(0, 200);
    set(parts.glyph, { d: GLYPHS[status] ?? GLYPHS.created });
    parts.around.toggleAttribute("hidden", !place.ghost);
    say(parts.title, place.title);
    say(parts.sub, place.sub);
    say(parts.none, place.ghost ? "no namespace while stopped" : "");
    say(parts.tip, name);
    farName(parts.far, place.far);
  },
};
