/** Things to do as buttons, each with its key and with the docker line that it is. */

import { el } from "../lib/dom.js";
import { shown } from "../lib/shortcuts.js";

/** @typedef {{ name: string, keys?: string, line?: string, detail?: string, run: () => void }} Todo */

/**
 * @param {Todo[]} choices
 * @param {string} [kind] `steps` numbers them
 */
export function choiceList(choices, kind = "") {
  const rows = choices.map(({ name, keys, line, detail, run }) =>
    el("button", { type: "button", class: "action", onclick: run },
      el("span", {}, name), keys ? el("kbd", {}, shown(keys)) : null, line ? el("code", {}, line) : null, detail ? el("small", {}, detail) : null));
  return el("div", { class: `actions choices ${kind}`.trim(), role: "group", "aria-label": "Actions" }, ...rows);
}
