/** The bar's buttons. */

import { copy } from "../lib/copy.js";
import { el, find, icon } from "../lib/dom.js";
import { shown } from "../lib/shortcuts.js";
import { THEMES, setTheme, theme, themes } from "../lib/theme.js";
import { askAboutSelection } from "./keys.js";

/** @typedef {import("./types.js").Lab} Lab */
/** @typedef {{ label: string, icon: string, keys?: string, words?: boolean, kind?: string, changes?: boolean, run: () => void }} Tool */

/** @param {Lab} lab */
export function createBar(lab) {
  const { commands, signals } = lab;
  const dialog = (/** @type {string} */ key) => () => signals.emit("dialog", { key });
  const tools = [
    [
      { label: "Container", icon: "container", keys: "A", words: true, changes: true, run: dialog("add-container") },
      { label: "Network", icon: "network", keys: "N", words: true, changes: true, run: dialog("add-network") },
      { label: "Can A reach B?", icon: "reach", keys: "R", words: true, run: () => askAboutSelection(lab) },
    ],
    [
      { label: "Undo", icon: "undo", keys: "Ctrl+Z", changes: true, run: () => void commands.undo() },
      { label: "Redo", icon: "redo", keys: "Ctrl+Shift+Z", changes: true, run: () => void commands.redo() },
    ],
  ];
  find("#tools").append(...tools.map((group) => el("div", { class: "group" }, ...group.map(toolButton))));
  const anything = { label: "Do anything", icon: "search", keys: "Ctrl+K", run: dialog("palette") };
  find("#settings").append(toolButton(anything), themeButton(lab), toolButton({ label: "Help", icon: "help", keys: "?", run: dialog("help") }));
  createShare(lab);
  rest(find("#tools"), lab);
}

/**
 * While I may not change the lab, the tools that do rest, and say why when they are tried.
 * @param {HTMLElement} tools
 * @param {Lab} lab
 */
function rest(tools, { rights, toast }) {
  rights.subscribe(() => {
    for (const tool of tools.querySelectorAll("[data-changes]")) {
      if (rights.whyNot("change")) tool.setAttribute("aria-disabled", "true");
      else tool.removeAttribute("aria-disabled");
    }
  });
  const tried = (/** @type {Event} */ event) => {
    const why = rights.whyNot("change");
    if (!why || !(event.target instanceof Element) || !event.target.closest("[data-changes]")) return;
    event.stopPropagation();
    toast(why);
  };
  tools.addEventListener("click", tried, true);
}

/** They are there before the picture, which shows nothing under them. @param {() => Lab["diagram"]} diagram */
export function createViewTools(diagram) {
  const view = [
    { label: "Zoom in", icon: "zoom-in", keys: "Ctrl++", kind: "zoom", run: () => diagram().zoomIn() },
    { label: "Show everything", icon: "fit", keys: "Shift+1", kind: "zoom", run: () => diagram().fit() },
    { label: "Zoom out", icon: "zoom-out", keys: "Ctrl+-", kind: "zoom", run: () => diagram().zoomOut() },
  ];
  find("#view-tools").append(...view.map(toolButton));
}

/** @param {Tool} tool */
function toolButton({ label, icon: drawing, keys, words, kind = "", changes = false, run }) {
  const title = keys ? `${label} (${shown(keys)})` : label;
  const props = { type: "button", class: ["button quiet", words ? "" : "only-icon", kind].filter(Boolean).join(" "), title, "aria-label": label, "data-changes": changes, onclick: run };
  return el("button", props, icon(drawing), words ? el("span", { class: "words" }, label) : null);
}

/** @param {Lab} lab */
function themeButton({ openMenu }) {
  const place = el("button", { type: "button", class: "button quiet only-icon theme", "aria-haspopup": "menu" });
  const draw = () => {
    const words = THEMES.find(({ key }) => key === theme())?.words ?? "";
    place.replaceChildren(icon(`theme-${theme()}`));
    place.title = `Theme: ${words}`;
    place.setAttribute("aria-label", `Theme: ${words}`);
  };
  place.addEventListener("click", () => {
    const { left, bottom } = place.getBoundingClientRect();
    openMenu(THEMES.map(({ key, words }) => ({ label: `Theme: ${words}`, checked: key === theme(), act: () => setTheme(key) })), left, bottom + 4);
  });
  themes.on("theme", draw);
  draw();
  return place;
}

/** @param {Lab} lab */
function createShare({ toast }) {
  // Nobody comes into a class's lab by its own code.
  document.querySelector("#share")?.addEventListener("click", async () => {
    const done = await copy(location.href);
    toast(done ? "The link to this lab is copied. Whoever opens it joins." : location.href, { kind: done ? "ok" : "info" });
  });
}
