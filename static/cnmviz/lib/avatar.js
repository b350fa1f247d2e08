/** A person's sign, the same wherever people are named. */

import { el } from "./dom.js";

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
