/**
 * The gallery: what is typed and which tag is chosen hide the cards that do not match, at once and without a request. The same words
 * stand in the address, where the server reads them, so that a search can be shared, and works without a script.
 */

import { counted } from "./lib/count.js";
import { find } from "./lib/dom.js";
import { drawMiniatures } from "./scenarios/pictures.js";

const form = /** @type {HTMLFormElement} */ (find("#search"));
const field = /** @type {HTMLInputElement} */ (find("#q"));
const tags = find("#tags");
const cards = /** @type {HTMLElement[]} */ ([...document.querySelectorAll(".scenario-card")]);

drawMiniatures(document, JSON.parse(find("#page").textContent ?? "").drivers);
find("button", form).hidden = true;
field.addEventListener("input", filter);
form.addEventListener("submit", (event) => {
  event.preventDefault();
  filter();
});
tags.addEventListener("click", (event) => {
  const link = /** @type {Element} */ (event.target).closest("[data-tag]");
  if (!link || event.metaKey || event.ctrlKey || event.shiftKey) return;
  event.preventDefault();
  for (const other of tags.children) other.removeAttribute("aria-current");
  link.setAttribute("aria-current", "true");
  filter();
});
// What the browser put back into the field after a step back counts too.
filter();

function filter() {
  const words = field.value.toLowerCase().split(/\s+/).filter(Boolean);
  const tag = find("[aria-current]", tags).dataset.tag ?? "";
  let found = 0;
  for (const card of cards) {
    const { words: all = "", tags: own = "" } = card.dataset;
    card.hidden = !words.every((word) => all.includes(word)) || (tag !== "" && !own.split(",").includes(tag));
    found += Number(!card.hidden);
  }
  for (const part of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(".shelf-part"))) {
    part.hidden = part.querySelector(".scenario-card") !== null && part.querySelector(".scenario-card:not([hidden])") === null;
  }
  find("#found").textContent = found ? counted(found, "scenario") : "Nothing matches. Try a shorter word, or all tags.";
  remember(field.value.trim(), tag);
}

/** @param {string} words @param {string} tag */
function remember(words, tag) {
  const asked = new URLSearchParams({ ...(tag ? { tag } : {}), ...(words ? { q: words } : {}) }).toString();
  history.replaceState(null, "", asked ? `?${asked}` : location.pathname);
  for (const link of tags.querySelectorAll("a")) {
    const own = link.dataset.tag ?? "";
    link.search = new URLSearchParams({ ...(own ? { tag: own } : {}), ...(words ? { q: words } : {}) }).toString();
  }
}
