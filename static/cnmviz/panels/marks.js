/** The sign of a network, the same in every panel. */

import { tintsOf } from "../diagram/tints.js";
import { el } from "../lib/dom.js";

/**
 * A network's colour as in the picture; its name always stands beside it.
 * @param {{ store: import("../types.js").Store }} lab
 * @param {import("../types.js").Network} network
 */
export function networkMark({ store }, network) {
  const hue = tintsOf(store.networks()).get(network.id)?.hue ?? 8;
  return el("span", { class: `net-mark net-${hue}`, "aria-hidden": "true" });
}
