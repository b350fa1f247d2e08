/** What is written over a host from very far away: its name, and how much is in it. */

import { FAR } from "../sizes.js";
import { el, say, set, stamp } from "../svg.js";

/** @import {CaptionPlace} from "../types.js" */
/** @import {Artist} from "../scene.js" */

/** @type {Artist<CaptionPlace>} */
export const captionArtist = {
  kind: "caption",
  layer: "captions",
  create: stamp({ name: el("text", { class: "centred" }), counts: el("text", { class: "centred" }) }),
  vector: ({ x, y, size }) => [x, y, size],
  paint: ({ element, parts }, [x, y, size]) => {
    set(element, { transform: `translate(${x} ${y})` });
    set(parts.counts, { y: size * FAR.line });
    element.style.fontSize = `${size}px`;
  },
  dress: ({ element, parts }, { lines: [name, counts] }) => {
    set(element, { class: "caption", "aria-hidden": "true" });
    say(parts.name, name);
    say(parts.counts, counts);
  },
};
