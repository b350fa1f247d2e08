/** The dialogs by their keys. One more form is one module and one line here. */

import { addContainer } from "./add-container.js";
import { addNetwork } from "./add-network.js";
import { connect } from "./connect.js";
import { openExport } from "./export.js";
import { openHelp } from "./help.js";
import { openPalette } from "./palette.js";
import { pasteForm } from "./paste-form.js";
import { rename } from "./rename.js";
import { openSaveScenario } from "./save-scenario.js";
import { openSearch } from "./search.js";

/** @typedef {import("./types.js").Lab} Lab */

/** @type {Record<string, (lab: Lab, about: string) => void>} */
const DIALOGS = { "add-container": addContainer, "add-network": addNetwork, connect, rename, palette: openPalette, paste: pasteForm, export: openExport, scenario: openSaveScenario, help: openHelp, search: openSearch };

/** Those that build: what is filled in while an earlier moment is looked at, or while the lab is locked, could only be refused. */
const BUILDING = new Set(["add-container", "add-network", "connect", "rename", "paste"]);

/** @param {Lab} lab */
export function createDialogs(lab) {
  lab.signals.on("dialog", ({ key, about = "" }) => {
    const why = BUILDING.has(key) ? (lab.timeline.at ? lab.timeline.note : lab.rights.whyNot("change")) : "";
    if (why) lab.toast(why);
    else DIALOGS[key]?.(lab, about);
  });
}
