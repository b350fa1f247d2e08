/** Light, dark or as the system prefers; remembered per browser. `early/show-theme.js` shows it when a page opens. */

import { keep, kept } from "./kept.js";

/** @typedef {"system" | "light" | "dark"} Theme */

/** @type {Theme[]} */
const ORDER = ["system", "light", "dark"];

/** @returns {Theme} */
export function theme() {
  const chosen = /** @type {Theme} */ (kept("theme", "system"));
  return ORDER.includes(chosen) ? chosen : "system";
}

/** @returns {Theme} the next one, now shown */
export function turnTheme() {
  const next = ORDER[(ORDER.indexOf(theme()) + 1) % ORDER.length] ?? "system";
  keep("theme", next);
  if (next === "system") delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = next;
  return next;
}
