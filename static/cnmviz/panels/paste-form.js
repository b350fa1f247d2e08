/** Where there is no key to paste with, on a phone or from a menu: a field for docker lines, filled with what was copied last. */

import { button, el } from "../lib/dom.js";
import { openDialog } from "../lib/dialog.js";
import { field } from "../lib/form.js";
import { kept } from "../lib/kept.js";

/** What was copied last in this browser, in any lab. */
export const LAST_COPIED = "copied";

/** @param {import("./types.js").Lab} lab */
export function pasteForm({ signals }) {
  const text = el("textarea", { class: "lines", rows: "8", spellcheck: "false", autocapitalize: "off", autocomplete: "off" });
  text.value = kept(LAST_COPIED, "");
  const send = (/** @type {Event} */ event) => {
    event.preventDefault();
    dialog.close();
    signals.emit("paste", text.value);
  };
  const footer = el("footer", {}, button("Cancel", () => dialog.close()), el("button", { type: "submit", class: "button primary" }, "Run them"));
  const form = el("form", { class: "command-form", method: "dialog", onsubmit: send }, field("Docker lines", text, "One command a line. Names, ports and addresses that are taken here give way."), footer);
  const dialog = openDialog("Paste docker lines", [form], { kind: "commanding" });
  text.focus();
  text.select();
}
