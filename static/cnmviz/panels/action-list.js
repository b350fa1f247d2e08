/** Actions as buttons, each with the docker command line that a press sends. */

import { el } from "../lib/dom.js";

/** @typedef {import("./types.js").Lab} Lab */

/**
 * @param {Lab} lab
 * @param {import("./actions.js").Action[]} actions
 * @param {string} about what they are about, as `kind:id`
 */
export function actionList(lab, actions, about) {
  const list = el("div", { class: "actions", role: "group", "aria-label": "Actions" });
  for (const { label, line = "", dialog, danger } of actions) {
    const run = () => (dialog ? lab.signals.emit("dialog", { key: dialog, about }) : void lab.commands.line(line, { source: "form" }));
    list.append(el("button", { type: "button", class: `action ${danger ? "danger" : ""}`.trim(), onclick: run }, el("span", {}, label), el("code", {}, line)));
  }
  return list;
}
