/** Buttons beside fields that copy what stands in the field: `data-copies` is its id. What came of it is said in the element `#copied`. */

import { copy } from "./copy.js";
import { find } from "./dom.js";

export function createCopies() {
  for (const place of /** @type {NodeListOf<HTMLButtonElement>} */ (document.querySelectorAll("[data-copies]"))) {
    const field = /** @type {HTMLInputElement} */ (find(`#${place.dataset.copies}`));
    place.hidden = false;
    place.addEventListener("click", async () => {
      find("#copied").textContent = (await copy(field.value)) ? "Copied" : "Copy it from the field";
    });
    field.addEventListener("focus", () => field.select());
  }
}
