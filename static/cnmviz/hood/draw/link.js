/** The host's end of a veth pair, where it is plugged into its bridge; or where an interface stands on its parent. */

import { el, say, set } from "../../diagram/svg.js";

/** @import {Artist} from "../../diagram/scene.js" */
/** @import {LinkPlace} from "../types.js" */

/** @type {Artist<LinkPlace>} */
export const linkArtist = {
  kind: "link",
  layer: "sockets",
  create: () => ({
    label: el("text", { class: "veth" }),
    hit: el("circle", { class: "hit", r: 12 }),
    port: el("rect", { class: "port plug", x: -6, y: -6, width: 12, height: 12, rx: 3 }),
    tip: el("title"),
  }),
  vector: ({ x, y, from }) => [x, y, from.x, from.y],
  paint: ({ element, parts }, [x, y, fromX, fromY]) => {
    set(element, { transform: `translate(${x} ${y})` });
    set(parts.label, { x: fromX - x + 7, y: fromY - y + 20 });
  },
  dress: ({ element, parts }, place) => {
    element.setAttribute("class", `link hue-${place.hue}${place.veth ? "" : " standing"}`);
    say(parts.label, place.label);
    say(parts.tip, place.says);
  },
};
