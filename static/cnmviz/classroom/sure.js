/** Asks before something is done that cannot be taken back easily. */

import { openDialog } from "../lib/dialog.js";
import { button, el } from "../lib/dom.js";

/**
 * @param {string} title
 * @param {string} what happens then
 * @param {string} word of the button that does it
 * @param {() => void} act
 */
export function askFirst(title, what, word, act) {
  const go = el("button", { type: "button", class: "button primary", onclick: () => {
    dialog.close();
    act();
  } }, word);
  const dialog = openDialog(title, [el("p", {}, what), el("footer", {}, button("Cancel", () => dialog.close()), go)], { kind: "class-sure" });
  go.focus();
}
