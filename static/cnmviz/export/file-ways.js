/** The further formats that a lab can be saved in. The server writes them, and tells what each cannot say. */

import { el } from "../lib/dom.js";
import { notesList } from "./notes.js";
import { fileName, save } from "./save.js";

/** @typedef {{ name: string, label: string, suffix: string, url: string }} FileWay */
/** @typedef {{ text: string, notes: string[], error?: string }} Written */

/** @type {Record<string, string>} */
const HINTS = { script: "Runs on a real Docker Engine", compose: "For docker compose up" };
const AWAY = "The lab could not be fetched. Try again when the connection is back.";

/** @param {FileWay} way */
export function hintOf({ name, suffix }) {
  return HINTS[name] ?? `As a .${suffix} file`;
}

/**
 * @param {FileWay} way
 * @param {{ title: string, code: string }} lab
 * @returns {Promise<string[]>} what the file cannot say
 * @throws {Error} with a sentence for a person
 */
export async function saveWritten({ url, suffix }, lab) {
  const response = await fetch(`${url}?notes`).catch(() => null);
  /** @type {Written | null} */
  const written = (await response?.json().catch(() => null)) ?? null;
  if (!written) throw new Error(AWAY);
  if (written.error) throw new Error(written.error);
  save(new Blob([written.text], { type: "text/plain" }), fileName(lab, suffix));
  return written.notes;
}

/** What is said of a saved file. @param {string} label @param {string[]} notes */
export function toldOf(label, notes) {
  const heading = `What ${label} cannot say of this lab (${notes.length})`;
  return el("div", { class: "told", role: "status" }, `Saved as ${label}. `, notes.length ? notesList(heading, notes) : "Nothing is missing in it.");
}
