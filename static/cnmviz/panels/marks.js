/** Small signs that mean the same in every panel: a network's colour, a person's initials. */

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

/**
 * A person as a coloured disc with initials; the name is its title.
 * @param {{ name: string, colour: string } | undefined} person
 */
export function avatar(person) {
  const name = person?.name || "somebody";
  const letters = name.split(/\s+/).map((word) => [...word][0] ?? "").slice(0, 2).join("").toUpperCase();
  const disc = el("span", { class: "avatar", title: name, "aria-hidden": "true" }, letters);
  if (person?.colour) disc.style.setProperty("--who", person.colour);
  return disc;
}
