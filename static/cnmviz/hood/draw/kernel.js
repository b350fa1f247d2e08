/** What is in the host's own namespace: cards of what a packet passes, the rules on them, interfaces; and VXLAN interfaces of overlays. */

import { farName } from "./far.js";
import { el, say, set } from "../../diagram/svg.js";

/** @import {Artist} from "../../diagram/scene.js" */
/** @import {HookPlace, IfacePlace, RulePlace, VxlanPlace} from "../types.js" */

/** @type {Artist<HookPlace>} */
export const hookArtist = {
  kind: "hook",
  layer: "cards",
  create: () => ({
    card: el("rect", { class: "card box", rx: 10 }),
    stem: el("path", { class: "stem" }),
    tap: el("circle", { class: "tap", r: 4.5 }),
    title: el("text", { class: "card-title", x: 12, y: 20 }),
    note: el("text", { class: "note", y: 20 }),
    far: el("g", { class: "far-name centred" }, el("text"), el("text")),
  }),
  vector: ({ x, y, w, h, tap }) => [x, y, w, h, tap.x, tap.y],
  paint: ({ element, parts }, [x, y, w, h, tapX, tapY]) => {
    set(element, { transform: `translate(${x} ${y})` });
    set(parts.card, { width: w, height: h });
    set(parts.note, { x: w - 12 });
    set(parts.tap, { cx: tapX - x, cy: tapY - y });
    set(parts.stem, { d: `M${tapX - x} ${tapY - y}V0` });
    set(parts.far, { transform: `translate(${w / 2} ${h / 2})` });
  },
  dress: ({ element, parts }, place) => {
    element.setAttribute("class", `hook ${place.hook}`);
    say(parts.title, place.title);
    say(parts.note, place.note);
    farName(parts.far, place.far);
  },
};

/** What a rule does, apart from its colour, in a square of 12. @type {Record<string, string>} */
const EFFECTS = {
  drop: "M2 2l8 8M10 2l-8 8",
  accept: "M1.5 6.5l3 3.5l6-8",
  translate: "M1 4h9l-2.5-2.5M11 8h-9l2.5 2.5",
  pass: "M1 6h10l-3-3M11 6l-3 3",
  listen: "M2 2v8M5 4v4M8 2v8M11 4v4",
  route: "M1 10h4l3-8h3",
  rest: "M2 6h.5M6 6h.5M10 6h.5",
};

/** @type {Artist<RulePlace>} */
export const ruleArtist = {
  kind: "rule",
  layer: "cards",
  create: () => ({
    chip: el("rect", { class: "chip box", rx: 6 }),
    sign: el("path", { class: "effect", transform: "translate(7 6)" }),
    text: el("text", { class: "rule-text", x: 25, y: 16 }),
    tip: el("title"),
  }),
  vector: ({ x, y, w, h }) => [x, y, w, h],
  paint: ({ element, parts }, [x, y, w, h]) => {
    set(element, { transform: `translate(${x} ${y})` });
    set(parts.chip, { width: w, height: h });
  },
  dress: ({ element, parts }, place) => {
    element.setAttribute("class", `rule ${place.effect}`);
    set(parts.sign, { d: EFFECTS[place.effect] ?? EFFECTS.pass });
    say(parts.text, place.text);
    say(parts.tip, place.tip);
  },
};

/** @type {Artist<IfacePlace>} */
export const ifaceArtist = {
  kind: "iface",
  layer: "cards",
  create: () => ({
    box: el("rect", { class: "box", rx: 8 }),
    title: el("text", { class: "iface-name", x: 10 }),
    detail: el("text", { class: "iface-address" }),
    port: el("rect", { class: "port", x: -6, y: -10, width: 12, height: 20, rx: 4 }),
    far: el("text", { class: "far-name centred" }),
  }),
  vector: ({ x, y, w, h }) => [x, y, w, h],
  paint: ({ element, parts, place }, [x, y, w, h]) => {
    set(element, { transform: `translate(${x} ${y})` });
    set(parts.box, { width: w, height: h });
    set(parts.title, { y: place.outer ? 19 : h / 2 + 4 });
    set(parts.detail, place.outer ? { x: 10, y: 36 } : { x: w - 10, y: h / 2 + 4 });
    set(parts.port, { transform: `translate(${w} ${h / 2})` });
    set(parts.far, { x: w / 2, y: h / 2 + place.far * 0.36 });
  },
  dress: ({ element, parts }, place) => {
    element.setAttribute("class", `iface${place.outer ? " outer" : ""}${place.up ? "" : " down"}`);
    element.dataset.name = place.title;
    parts.port.toggleAttribute("hidden", !place.outer);
    parts.far.style.fontSize = `${place.far}px`;
    say(parts.title, place.title);
    say(parts.detail, place.detail);
    say(parts.far, place.outer ? place.title : "");
  },
};

/** @type {Artist<VxlanPlace>} */
export const vxlanArtist = {
  kind: "vxlan",
  layer: "cards",
  create: () => ({ box: el("rect", { class: "box", rx: 14 }), title: el("text", { class: "iface-name centred" }) }),
  vector: ({ x, y, w, h }) => [x, y, w, h],
  paint: ({ element, parts }, [x, y, w, h]) => {
    set(element, { transform: `translate(${x} ${y})` });
    set(parts.box, { width: w, height: h });
    set(parts.title, { x: w / 2, y: h / 2 + 4 });
  },
  dress: ({ element, parts }, place) => {
    element.setAttribute("class", `vxlan hue-${place.hue}`);
    say(parts.title, place.title);
  },
};
