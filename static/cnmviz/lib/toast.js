/** Short messages over the page: what was refused, in Docker's words, and what was done. They wait while one reads them. */

import { el, icon } from "./dom.js";

/** @typedef {{ kind?: "info" | "ok" | "bad", about?: string, action?: { label: string, run: () => void } }} ToastOptions */
/** @typedef {(text: string, options?: ToastOptions) => void} Toast */

const MOST = 4;
const ICONS = { info: "info", ok: "check", bad: "warning" };

/**
 * @param {HTMLElement} region
 * @returns {Toast}
 */
export function createToasts(region) {
  return (text, { kind = "info", about = "", action } = {}) => {
    const same = [...region.children].find((one) => /** @type {HTMLElement} */ (one).dataset.says === `${kind} ${about} ${text}`);
    if (same) return again(/** @type {HTMLElement} */ (same));
    const toast = el(
      "div",
      { "data-says": `${kind} ${about} ${text}`, class: `toast ${kind}`, role: kind === "bad" ? "alert" : "status" },
      icon(ICONS[kind]),
      el("div", {}, about ? el("code", {}, about) : null, el("p", {}, text, " ", el("span", { class: "badge count", hidden: true })), action ? actionButton(action) : null),
    );
    const close = () => toast.remove();
    toast.append(el("button", { type: "button", class: "button quiet only-icon", "aria-label": "Dismiss", onclick: close }, icon("close")));
    region.append(toast);
    while (region.children.length > MOST) region.firstElementChild?.remove();
    fade(toast, 4_000 + 60 * text.length, close);
  };
}

/**
 * The same once more is a number, and no second message.
 * @param {HTMLElement} toast
 */
function again(toast) {
  const count = Number(toast.dataset.count ?? 1) + 1;
  toast.dataset.count = String(count);
  const badge = /** @type {HTMLElement} */ (toast.querySelector(".count"));
  badge.hidden = false;
  badge.textContent = `${count} times`;
}

/** @param {{ label: string, run: () => void }} action */
function actionButton(action) {
  return el("button", { type: "button", class: "button", onclick: action.run }, action.label);
}

/**
 * Close after a while, but never under the pointer or with focus inside.
 * @param {HTMLElement} toast
 * @param {number} after milliseconds
 * @param {() => void} close
 */
function fade(toast, after, close) {
  setTimeout(() => {
    if (toast.matches(":hover, :focus-within")) fade(toast, 1_500, close);
    else close();
  }, after);
}
