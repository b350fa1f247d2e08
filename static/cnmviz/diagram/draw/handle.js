/** The free socket of a container: drag it to a network to connect, or press it to choose one. For the mouse; keys have `c`. */

import { el, set, stamp } from "../svg.js";

/** @import {Artist} from "../scene.js" */
/** @import {HandlePlace} from "../types.js" */

/** @type {Artist<HandlePlace>} */
export const handleArtist = {
  kind: "handle",
  layer: "sockets",
  create: stamp({
    hit: el("circle", { r: 16, class: "hit" }),
    sign: el("path", { class: "sign", d: "M-9 0a9 9 0 1 0 18 0a9 9 0 1 0-18 0zM-4 0h8M0-4v8" }),
  }),
  vector: ({ x, y }) => [x, y],
  paint: ({ element }, [x, y]) => set(element, { transform: `translate(${x} ${y})` }),
  dress: ({ element }) => set(element, { class: "handle", "aria-hidden": "true" }),
};
