/** The dialogs by their keys. One more form is one module and one line here. */

import { addContainer } from "./add-container.js";
import { addNetwork } from "./add-network.js";
import { connect } from "./connect.js";
import { openHelp } from "./help.js";
import { openPalette } from "./palette.js";
import { pasteForm } from "./paste-form.js";
import { rename } from "./rename.js";
import { openSearch } from "./search.js";

/** @typedef {import("./types.js").Lab} Lab */

/** @type {Record<string, (lab: Lab, about: string) => void>} */
const DIALOGS = { "add-container": addContainer, "add-network": addNetwork, connect, rename, palette: openPalette, paste: pasteForm, help: openHelp, search: openSearch };

/** @param {Lab} lab */
export function createDialogs(lab) {
  lab.signals.on("dialog", ({ key, about = "" }) => DIALOGS[key]?.(lab, about));
}
