/** The miniatures of a page's cards: each is fetched and drawn once it comes near the window. */

import { Miniature } from "./miniature.js";

/** @import {DriverCard} from "../types.js" */

/** How far before it is seen. */
const AHEAD = "300px";

/**
 * @param {ParentNode} root
 * @param {DriverCard[]} drivers
 */
export function drawMiniatures(root, drivers) {
  const seen = new IntersectionObserver((entries) => {
    for (const { isIntersecting, target } of entries) {
      if (!isIntersecting) continue;
      seen.unobserve(target);
      void draw(/** @type {HTMLElement} */ (target), drivers);
    }
  }, { rootMargin: AHEAD });
  for (const card of root.querySelectorAll("[data-snapshot]")) seen.observe(card);
}

/** A card without its picture is still a card. @param {HTMLElement} root @param {DriverCard[]} drivers */
async function draw(root, drivers) {
  const response = await fetch(root.dataset.snapshot ?? "").catch(() => null);
  const snapshot = response?.ok ? await response.json().catch(() => null) : null;
  if (snapshot) new Miniature(root, drivers).show(snapshot.entities);
  else root.classList.add("missing");
}
