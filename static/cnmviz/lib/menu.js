/**
 * A menu at a point of the window: arrows, Home, End, first letters, Enter; Escape and a press elsewhere close it, and focus
 * goes back where it came from. The finger whose long press has opened it may be lifted over an entry: that chooses nothing.
 */

import { el } from "./dom.js";
import { shown } from "./shortcuts.js";

/** @typedef {import("../types.js").MenuItem | "---"} Item */

/** Milliseconds between a finger's being lifted and its click. */
const CLICK = 100;

/** @type {(() => void) | undefined} */
let closeOpen;

/** @type {import("../types.js").OpenMenu} */
export function openMenu(items, x, y) {
  closeOpen?.();
  const before = /** @type {HTMLElement | null} */ (document.activeElement);
  let pressed = false;
  let opener = -Infinity;
  const menu = el("div", { class: "menu", role: "menu", tabindex: "-1", "aria-label": "Actions" });
  menu.append(...items.map((item) => entry(item, close)));
  (document.querySelector("main") ?? document.body).append(menu);
  place(menu, x, y);
  document.addEventListener("pointerdown", outside, true);
  document.addEventListener("pointerup", lifted, true);
  menu.addEventListener("click", spare, true);
  window.addEventListener("blur", close);
  menu.addEventListener("keydown", (event) => navigate(menu, event, close));
  closeOpen = close;
  const first = entries(menu)[0] ?? menu;
  // What scrolls must hold something that Tab reaches; Tab itself leaves the menu.
  first.tabIndex = 0;
  first.focus();

  function close() {
    if (closeOpen === close) closeOpen = undefined;
    document.removeEventListener("pointerdown", outside, true);
    document.removeEventListener("pointerup", lifted, true);
    window.removeEventListener("blur", close);
    const hadFocus = menu.contains(document.activeElement);
    menu.remove();
    if (hadFocus && before?.isConnected) before.focus({ preventScroll: true });
  }

  function lifted() {
    if (!pressed) opener = performance.now();
  }

  /** @param {Event} event */
  function spare(event) {
    if (performance.now() - opener < CLICK) event.stopPropagation();
  }

  /** @param {Event} event */
  function outside(event) {
    pressed = true;
    opener = -Infinity;
    if (!menu.contains(/** @type {Node} */ (event.target))) close();
  }
}

/**
 * @param {Item} item
 * @param {() => void} close
 */
function entry(item, close) {
  if (item === "---") return el("hr", { role: "separator" });
  const run = () => {
    if (item.disabled) return;
    close();
    item.act();
  };
  const props = {
    type: "button", role: item.checked === undefined ? "menuitem" : "menuitemradio", "aria-checked": item.checked === undefined ? null : String(item.checked), tabindex: "-1", class: item.danger ? "danger" : null, "aria-disabled": item.disabled ? "true" : null,
    "aria-label": item.label, "aria-description": item.line ?? null, title: item.why ?? null, onclick: run,
  };
  return el(
    "button", props,
    el("span", {}, item.label),
    item.keys ? el("kbd", {}, shown(item.keys)) : null,
    item.line ? el("code", {}, item.line) : null,
  );
}

/** @param {HTMLElement} menu */
function entries(menu) {
  return /** @type {HTMLElement[]} */ ([...menu.querySelectorAll("[role^=menuitem]")]);
}

/**
 * @param {HTMLElement} menu
 * @param {KeyboardEvent} event
 * @param {() => void} close
 */
function navigate(menu, event, close) {
  event.stopPropagation();
  const list = entries(menu);
  const at = list.indexOf(/** @type {HTMLElement} */ (document.activeElement));
  const steps = /** @type {Record<string, number>} */ ({ ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: -1 });
  if (event.key === "Escape" || event.key === "Tab") close();
  else if (event.key in steps) list.at((steps[event.key] ?? 0) % list.length)?.focus();
  else if (event.key.length === 1 && event.key !== " ") byLetter(list, at, event.key)?.focus();
  else return;
  event.preventDefault();
}

/**
 * @param {HTMLElement[]} list
 * @param {number} at
 * @param {string} letter
 */
function byLetter(list, at, letter) {
  const turned = [...list.slice(at + 1), ...list.slice(0, at + 1)];
  return turned.find((item) => item.textContent?.trim().toLowerCase().startsWith(letter.toLowerCase()));
}

/**
 * @param {HTMLElement} menu
 * @param {number} x
 * @param {number} y
 */
function place(menu, x, y) {
  const { width, height } = menu.getBoundingClientRect();
  menu.style.left = `${Math.max(4, Math.min(x, window.innerWidth - width - 4))}px`;
  menu.style.top = `${Math.max(4, Math.min(y, window.innerHeight - height - 4))}px`;
}
