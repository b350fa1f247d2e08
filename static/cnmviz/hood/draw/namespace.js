/** A container's network namespace: a box of its own, with its name, loopback, resolver and default route. */

import { el, say, set } from "../../diagram/svg.js";
import { SPACE } from "../sizes.js";

/** @import {Artist} from "../../diagram/scene.js" */
/** @import {NamespacePlace} from "../types.js" */

/** @type {Artist<NamespacePlace>} */
export const namespaceArtist = {
  kind: "sandbox",
  layer: "spaces",
  create: () => ({
    shape: el("rect", { class: "shape", rx: 12 }),
    lines: el("g", { class: "lines" }, ...[0, 1, 2].map((i) => el("text", { x: SPACE.pad, y: SPACE.plate + 14 + 16 * i }))),
  }),
  vector: ({ x, y, w, h }) => [x, y, w, h],
  paint: ({ element, parts }, [x, y, w, h]) => {
    set(element, { transform: `translate(${x} ${y})` });
    set(parts.shape, { width: w, height: h });
  },
  dress: ({ element, parts }, { lines, containers }) => {
    element.setAttribute("class", containers.length > 1 ? "netns shared" : "netns");
    [...parts.lines.children].forEach((line, i) => say(line, lines[i] ?? ""));
  },
};
