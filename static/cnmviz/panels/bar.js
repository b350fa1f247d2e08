/** The bar's buttons and the page's keys. */

import { copy } from "../lib/copy.js";
import { el, find, icon } from "../lib/dom.js";
import { shown } from "../lib/shortcuts.js";
import { theme, turnTheme } from "../lib/theme.js";

/** @typedef {import("./types.js").Lab} Lab */
/** @typedef {{ label: string, icon: string, keys?: string, words?: boolean, kind?: string, run: () => void }} Tool */

/**
 * @param {Lab} lab
 * @param {import("../console/console.js").Console} console
 */
export function createBar(lab, console) {
  const { commands, diagram, signals } = lab;
  const dialog = (/** @type {string} */ key) => () => signals.emit("dialog", { key });
  const ask = () => askAboutSelection(lab);
  const tools = [
    [
      { label: "Container", icon: "container", keys: "C", words: true, run: dialog("add-container") },
      { label: "Network", icon: "network", keys: "N", words: true, run: dialog("add-network") },
      { label: "Can A reach B?", icon: "reach", keys: "R", words: true, run: ask },
    ],
    [
      { label: "Undo", icon: "undo", keys: "Ctrl+Z", run: () => void commands.undo() },
      { label: "Redo", icon: "redo", keys: "Ctrl+Shift+Z", run: () => void commands.redo() },
    ],
  ];
  const view = [
    { label: "Zoom out", icon: "zoom-out", keys: "Ctrl+-", run: () => diagram.zoomOut() },
    { label: "Show everything", icon: "fit", keys: "Shift+1", run: () => diagram.fit() },
    { label: "Zoom in", icon: "zoom-in", keys: "Ctrl++", run: () => diagram.zoomIn() },
  ];
  find("#tools").append(...tools.map((group) => el("div", { class: "group" }, ...group.map(toolButton))));
  find("#view-tools").append(...view.map(toolButton));
  find("#settings").append(themeButton(), toolButton({ label: "Help", icon: "help", keys: "?", run: dialog("help") }));
  addKeys(lab, console, ask);
  createShare(lab);
}

/** @param {Tool} tool */
function toolButton({ label, icon: drawing, keys, words, run }) {
  const title = keys ? `${label} (${shown(keys)})` : label;
  const props = { type: "button", class: `button quiet ${words ? "" : "only-icon"}`.trim(), title, "aria-label": label, onclick: run };
  return el("button", props, icon(drawing), words ? el("span", { class: "words" }, label) : null);
}

function themeButton() {
  const place = el("button", { type: "button", class: "button quiet only-icon" });
  const draw = () => {
    place.replaceChildren(icon(`theme-${theme()}`));
    place.title = `Theme: ${theme()}`;
    place.setAttribute("aria-label", `Theme: ${theme()}`);
  };
  place.addEventListener("click", () => {
    turnTheme();
    draw();
  });
  draw();
  return place;
}

/**
 * @param {Lab} lab
 * @param {import("../console/console.js").Console} console
 * @param {() => void} ask
 */
function addKeys({ shortcuts, commands, diagram, signals, selection, store }, console, ask) {
  const dialog = (/** @type {string} */ key) => () => signals.emit("dialog", { key });
  const about = (/** @type {string} */ key) => () => signals.emit("dialog", { key, about: selection.ids[0] ?? "" });
  shortcuts.add("Build", "C", "Add a container", dialog("add-container"));
  shortcuts.add("Build", "N", "Add a network", dialog("add-network"));
  shortcuts.add("Build", "F2", "Rename the selected container", about("rename"));
  shortcuts.add("Build", ["Delete", "Backspace"], "Delete or disconnect what is selected");
  shortcuts.add("Build", "Ctrl+Z", "Undo what I did last", () => void commands.undo());
  shortcuts.add("Build", ["Ctrl+Shift+Z", "Ctrl+Y"], "Redo", () => void commands.redo());
  shortcuts.add("Ask", "R", "Can A reach B?", ask);
  shortcuts.add("Ask", "/", "Find by name, id or address", dialog("search"));
  shortcuts.add("View", "Shift+1", "Show everything", () => diagram.fit());
  shortcuts.add("View", "Shift+2", "Show what is selected", () => diagram.fitSelection());
  shortcuts.add("View", ["Ctrl++", "Ctrl+="], "Zoom in", () => diagram.zoomIn());
  shortcuts.add("View", "Ctrl+-", "Zoom out", () => diagram.zoomOut());
  shortcuts.add("View", "Ctrl+0", "Original size", () => diagram.zoomReset());
  shortcuts.add("View", "Ctrl+A", "Select all containers", () => selection.set(store.containers().map(({ id }) => `container:${id}`)));
  shortcuts.add("Console", ["T", "Ctrl+`"], "Go to the console", () => console.focus());
  shortcuts.add("Console", ["↑", "↓"], "Earlier and later lines");
  shortcuts.add("Console", ["Tab", "Ctrl+Space"], "Complete the word");
  shortcuts.add("Console", "Ctrl+D", "Leave the shell in a container");
  shortcuts.add("Help", "?", "This sheet", dialog("help"));
}

/**
 * Two selected things are the two ends; otherwise they are picked in the picture or in the form.
 * @param {Lab} lab
 */
function askAboutSelection({ selection, store, signals, diagram }) {
  const names = selection.ids.flatMap((key) => (key.startsWith("container:") ? (store.get("container", key.slice(10))?.name ?? []) : []));
  const [source, target] = names;
  signals.emit("ask", names.length === 2 ? { source, target } : { source });
  if (names.length !== 2) diagram.startReach(selection.ids[0]);
}

/** @param {Lab} lab */
function createShare({ toast }) {
  find("#share").addEventListener("click", async () => {
    const done = await copy(location.href);
    toast(done ? "The link to this lab is copied. Whoever opens it joins." : location.href, { kind: done ? "ok" : "info" });
  });
}
