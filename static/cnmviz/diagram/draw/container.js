/** A container: its box with name, image, state and published ports. Its sandbox and endpoints are drawn over it. */

import { BOX, FAR } from "../sizes.js";
import { el, say, set, stamp } from "../svg.js";

/** @import {ContainerPlace, FarName} from "../types.js" */
/** @import {Artist} from "../scene.js" */

/** What a state looks like, apart from its colour. @type {Record<string, string>} */
export const GLYPHS = {
  running: "M6 0.5a5.5 5.5 0 1 0 0 11a5.5 5.5 0 1 0 0-11z",
  paused: "M1.5 1h3v10h-3zM7.5 1h3v10h-3z",
  exited: "M1.5 1.5h9v9h-9z",
  created: "M6 1a5 5 0 1 0 0 10a5 5 0 1 0 0-10zM6 4v4M4 6h4",
};

const WARNING = "M10 2l9 16h-18zM10 8v4.5M10 15v0.5";

/** @type {Artist<ContainerPlace>} */
export const containerArtist = {
  kind: "container",
  layer: "boxes",
  create: stamp({
    box: el("rect", { class: "box", rx: 14 }),
    glyph: el("path", { class: "glyph", transform: "translate(14 15)" }),
    near: el(
      "g",
      { class: "near" },
      el("text", { class: "title", x: 33, y: 26 }),
      el("text", { class: "note", x: 14, y: 44 }),
      el("text", { class: "note centred" }),
      el("g", { class: "ports" }),
    ),
    warning: el("g", { class: "warning" }, el("path", { d: WARNING })),
    far: el("g", { class: "far-name centred" }, el("text"), el("text")),
    tip: el("title"),
  }),
  vector: ({ x, y, w, h }) => [x, y, w, h],
  paint: ({ element, parts }, [x, y, w, h]) => {
    set(element, { transform: `translate(${x} ${y})` });
    set(parts.box, { width: w, height: h });
    set(parts.near.children[2], { x: w / 2, y: h - 40 });
    set(parts.warning, { transform: `translate(${w - 32} 10)` });
    set(parts.far, { transform: `translate(${w / 2} ${FAR.top + (h - FAR.top - FAR.foot) / 2})` });
  },
  dress: ({ element, parts }, place) => {
    const { status, name } = place.container;
    element.setAttribute("class", `container ${status} hue-${place.hue}${place.ghost ? " ghost" : ""}`);
    element.dataset.name = name.slice(0, 200);
    set(parts.glyph, { d: GLYPHS[status] ?? GLYPHS.created });
    parts.warning.toggleAttribute("hidden", !place.missing.length);
    farName(parts.far, place.far);
    say(parts.tip, [name, ...place.missing.map((network) => `network ${network} was removed`)].join("\n"));
    near(parts.near, place);
  },
};

/** What is written in it from near, in one group, so that far out it costs nothing. @param {SVGElement} group @param {ContainerPlace} place */
function near(group, place) {
  const [title, image, note, chips] = group.children;
  say(title, place.title);
  say(image, place.image);
  say(note, place.note);
  ports(/** @type {SVGElement} */ (chips), place);
}

/** Its lines, around the middle of the room that they were measured for. @param {SVGElement} group @param {FarName} far */
function farName(group, { lines, size }) {
  group.style.fontSize = `${size}px`;
  [...group.children].forEach((line, i) => {
    say(line, lines[i] ?? "");
    set(line, { y: ((i + 0.5 - lines.length / 2) * FAR.line + 0.36) * size });
  });
}

/** @param {SVGElement} group @param {ContainerPlace} place */
function ports(group, place) {
  const texts = place.more > 0 ? [...place.ports, `+${place.more}`] : place.ports;
  const said = texts.join(" ");
  if (group.dataset.said === said) return;
  group.dataset.said = said;
  let x = 12;
  group.replaceChildren(
    ...texts.map((text, i) => {
      const w = place.chips[i] ?? 30;
      const chip = el(
        "g",
        { class: "port", transform: `translate(${x} ${BOX.head - 1})` },
        el("rect", { width: w, height: 20, rx: 6 }),
        el("text", { x: w / 2, y: 14 }),
      );
      say(/** @type {Element} */ (chip.lastChild), text);
      x += w + 6;
      return chip;
    }),
  );
}
