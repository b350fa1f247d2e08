/** Light, dark or as the system prefers; remembered per browser and set before the first picture is drawn. */

import { keep, kept } from "./kept.js";

/** @typedef {"system" | "light" | "dark"} Theme */

/** @type {Theme[]} */
const ORDER = ["system", "light", "dark"];

/** @returns {Theme} */
export function theme() {
  const chosen = /** @type {Theme} */ (kept("theme", "system"));
  return ORDER.includes(chosen) ? chosen : "system";
}

export function showTheme() {
  const chosen = theme();
  if (chosen === "system") delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = chosen;
}

/** @returns {Theme} the next one, now shown */
export function turnTheme() {
  const next = ORDER[(ORDER.indexOf(theme()) + 1) % ORDER.length] ?? "system";
  keep("theme", next);
  showTheme();
  return next;
}
