/** A sandbox: the dashed shape inside its container, or across the containers that share it. */

import { el, say, set, stamp } from "../svg.js";

/** @import {SandboxPlace} from "../types.js" */
/** @import {Artist} from "../scene.js" */

/** @type {Artist<SandboxPlace>} */
export const sandboxArtist = {
  kind: "sandbox",
  layer: "sandboxes",
  create: stamp({ shape: el("rect", { class: "shape", rx: 9 }), label: el("text", { class: "label", x: 9, y: 15 }) }),
  vector: ({ x, y, w, h }) => [x, y, w, h],
  paint: ({ element, parts }, [x, y, w, h]) => {
    set(element, { transform: `translate(${x} ${y})` });
    set(parts.shape, { width: w, height: h });
  },
  dress: ({ element, parts }, place) => {
    element.setAttribute("class", place.containers.length > 1 ? "sandbox shared" : "sandbox");
    say(parts.label, place.label);
  },
};
