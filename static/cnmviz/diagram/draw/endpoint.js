/** An endpoint: a socket on the edge of its sandbox, with the interface and its address above. */

import { el, say, set, stamp } from "../svg.js";

/** @import {EndpointPlace} from "../types.js" */
/** @import {Artist} from "../scene.js" */

/** @type {Artist<EndpointPlace>} */
export const endpointArtist = {
  kind: "endpoint",
  layer: "sockets",
  create: stamp({
    hit: el("rect", { class: "hit", x: -16, y: -16, width: 32, height: 32 }),
    plug: el("path", {
      class: "plug",
      d: "M-10-6.5h20a2 2 0 0 1 2 2v6a2 2 0 0 1-2 2h-5v3h-10v-3h-5a2 2 0 0 1-2-2v-6a2 2 0 0 1 2-2z",
    }),
    pins: el("path", { class: "pins", d: "M-5-3.5v3M-1.7-3.5v3M1.7-3.5v3M5-3.5v3" }),
    top: el("text", { class: "interface", y: -27 }),
    bottom: el("text", { class: "address", y: -13 }),
    tip: el("title"),
  }),
  vector: ({ x, y }) => [x, y],
  paint: ({ element }, [x, y]) => set(element, { transform: `translate(${x} ${y})` }),
  dress: ({ element, parts }, place) => {
    const { endpoint, network } = place;
    element.setAttribute("class", `endpoint hue-${place.hue}`);
    say(parts.top, place.top);
    say(parts.bottom, place.bottom);
    const addresses = [endpoint.address, endpoint.address6].filter(Boolean).join(" ");
    say(parts.tip, `${endpoint.interface} ${addresses} on ${network.name.slice(0, 200)}`.trim());
  },
};
