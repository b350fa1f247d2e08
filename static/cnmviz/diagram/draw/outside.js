/** The world outside: the neighbour of the hosts. */

import { el, say, set, stamp } from "../svg.js";

/** @import {OutsidePlace} from "../types.js" */
/** @import {Artist} from "../scene.js" */

const CLOUD = "M38 70a26 26 0 0 1-6-51a36 36 0 0 1 62-8a30 30 0 0 1 42 14a23 23 0 0 1-2 45z";

/** @type {Artist<OutsidePlace>} */
export const outsideArtist = {
  kind: "outside",
  layer: "bars",
  create: stamp({
    cloud: el("path", { class: "cloud", d: CLOUD }),
    title: el("text", { class: "title centred", x: 84, y: 40 }),
    detail: el("text", { class: "label centred", x: 84, y: 57 }),
  }),
  vector: ({ x, y }) => [x, y],
  paint: ({ element }, [x, y]) => set(element, { transform: `translate(${x} ${y})` }),
  dress: ({ element, parts }, place) => {
    element.setAttribute("class", "outside");
    say(parts.title, "outside");
    say(parts.detail, place.detail);
  },
};
