/**
 * Gets the lab out of a file: a picture that was saved here (SVG or PNG), or the lab alone (JSON). By what the file is, not by what it
 * is called. What it says is looked at only as far as is needed to tell a person; whether it is sound is the server's question.
 */

import { MARK } from "./picture-svg.js";
import { isPng, textIn } from "./png-text.js";
import { metadataIn } from "./svg-text.js";

/** @typedef {{ json: string, title: string, hosts: number, networks: number, containers: number }} FoundLab */

const MEBI = 1024 * 1024;
/** Bytes of a picture, and of a lab. */
const MOST_FILE = 64 * MEBI;
export const MOST_LAB = 8 * MEBI;
const DAMAGED = "The lab in this file is damaged.";
const NOT_OURS = "There is no lab in this file. Pictures that were saved with “Save and share the picture” have one inside.";

/**
 * @param {File} file
 * @returns {Promise<FoundLab>}
 * @throws {Error} with a sentence for a person
 */
export async function labIn(file) {
  if (file.size > MOST_FILE) throw new Error(`This file is too large: at most ${MOST_FILE / MEBI} MiB.`);
  const buffer = await file.arrayBuffer().catch(() => null);
  if (!buffer) throw new Error("This file cannot be read; a folder cannot be opened.");
  const bytes = new Uint8Array(buffer);
  const json = isPng(bytes) ? textIn(bytes, MARK) : inText(textOf(bytes));
  if (!json) throw new Error(NOT_OURS);
  if (new Blob([json]).size > MOST_LAB) throw new Error(`The lab in this file is too large: at most ${MOST_LAB / MEBI} MiB.`);
  return described(json);
}

/** @param {Uint8Array} bytes */
function textOf(bytes) {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes).trimStart();
  } catch {
    throw new Error(NOT_OURS);
  }
}

/** @param {string} text @returns {string} the lab as JSON, "" where there is none */
function inText(text) {
  if (text.startsWith("{")) return text;
  if (!text.startsWith("<")) return "";
  const lab = metadataIn(text, MARK);
  if (lab === null) throw new Error("This picture is damaged: the lab in it ends too early, or somebody wrote into it.");
  return lab;
}

/** @param {string} json @returns {FoundLab} */
function described(json) {
  /** @type {any} */
  let lab;
  try {
    lab = JSON.parse(json);
  } catch {
    throw new Error(DAMAGED);
  }
  if (lab?.format !== MARK) throw new Error(NOT_OURS);
  if (!isRecord(lab.entities) || !Object.values(lab.entities).every((some) => Array.isArray(some) && some.every(isRecord))) throw new Error(DAMAGED);
  const count = (/** @type {string} */ kind) => lab.entities[kind]?.length ?? 0;
  if (!count("host")) throw new Error("The lab in this file has no host: there is nothing to open.");
  const title = typeof lab.title === "string" ? lab.title.slice(0, 200) : "";
  return { json, title, hosts: count("host"), networks: count("network"), containers: count("container") };
}

/** @param {unknown} value */
function isRecord(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
