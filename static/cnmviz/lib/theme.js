/**
 * How the page looks: as the system prefers, light, dark, or with high contrast in the system's light or dark; remembered per browser.
 * `early/show-theme.js` shows it when a page opens, `css/contrast.css` is the sheet that the high contrast switches on.
 */

import { Emitter } from "./emitter.js";
import { keep, kept } from "./kept.js";

/** @typedef {"system" | "light" | "dark" | "contrast"} Theme */

/** @type {{ key: Theme, words: string }[]} */
export const THEMES = [
  { key: "system", words: "as the system" },
  { key: "light", words: "light" },
  { key: "dark", words: "dark" },
  { key: "contrast", words: "high contrast" },
];

/** Tells the theme that was chosen. @type {Emitter<{ theme: Theme }>} */
export const themes = new Emitter();

/** @returns {Theme} */
export function theme() {
  const chosen = /** @type {Theme} */ (kept("theme", "system"));
  return THEMES.some(({ key }) => key === chosen) ? chosen : "system";
}

/** @param {Theme} chosen */
export function setTheme(chosen) {
  keep("theme", chosen);
  if (chosen === "system") delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = chosen;
  const sheet = document.querySelector("#contrast");
  if (sheet instanceof HTMLLinkElement) sheet.media = chosen === "contrast" ? "all" : "(prefers-contrast: more)";
  themes.emit("theme", chosen);
}
