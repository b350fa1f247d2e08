/**
 * Opens the lab in a file, or in a pasted text, as a new lab. The server reads it and says what is inside; a person sees that, with all
 * that is read otherwise than it was written, and decides. What cannot be opened is explained. Nothing is made before the answer.
 */

import { counted } from "../lib/count.js";
import { button, el } from "../lib/dom.js";
import { openDialog } from "../lib/dialog.js";
import { MEBI, MOST_FILE } from "./limits.js";
import { notesList } from "./notes.js";
import { bringNotes } from "./opened.js";

const OPEN = "/labs/open";
const KIND = "opens-file";
/** Dialogs whose place a file takes: the question about an earlier one, and the sheet that says where to drop it. */
const GIVES_WAY = `.${KIND}, .export`;
/** How files that a lab can be made of are called; others are recognised too. */
const SUFFIXES = [".svg", ".png", ".json", ".yaml", ".yml", ".sh", ".txt"];
const STALE = "This page is too old. Load it anew, and open the file again.";
const AWAY = "The server cannot be reached. Try again when the connection is back.";
const FAILED = "The server failed; nothing was made.";
const UNREADABLE = "This file cannot be read; a folder cannot be opened.";
/** Milliseconds after which a person is told that a file is being read. */
const SLOW = 400;

/** What the server tells of a file. @typedef {{ title: string, kind: string, hosts: number, networks: number, containers: number, notes: string[] }} FoundLab */
/** @typedef {Partial<FoundLab> & { url?: string, error?: string }} Answer */

/** How many files were given to open. */
let given = 0;

/** The file that was given last is the one that is asked about. @param {File} file @param {string} [name] what a person knows it by */
export async function openFile(file, name = file.name) {
  const mine = (given += 1);
  const waiting = setTimeout(() => void (mine === given && wait(name)), SLOW);
  const answer = file.size > MOST_FILE ? { error: `the file is too large: at most ${MOST_FILE / MEBI} MiB` } : await sent(file, "&look");
  clearTimeout(waiting);
  if (mine !== given) return;
  makeWay();
  if (answer.error || !answer.notes) explain(name, answer.error ?? FAILED);
  else ask(file, name, /** @type {FoundLab} */ (answer));
}

/** @param {string} text that somebody pasted */
export function openText(text) {
  void openFile(new File([text], ""), "what you pasted");
}

/** Something else is being asked, which a file must not cover. */
export function isOccupied() {
  return document.querySelector(`dialog[open]:not(${GIVES_WAY})`) !== null;
}

/** A file is chosen with the browser's own dialog. */
export function chooseFile() {
  const input = el("input", { type: "file", accept: SUFFIXES.join(",") });
  input.addEventListener("change", () => {
    const file = input.files?.[0];
    if (file) void openFile(file);
  });
  input.click();
}

function makeWay() {
  for (const earlier of document.querySelectorAll(`dialog:is(${GIVES_WAY})`)) /** @type {HTMLDialogElement} */ (earlier).close();
}

/** @param {string} name of the file */
function wait(name) {
  makeWay();
  openDialog("Reading the file…", [el("div", { class: "opening" }, el("p", { class: "file", role: "status" }, name))], { kind: KIND, onclose: () => void (given += 1) });
}

/** @param {string} name of the file @param {string} why */
function explain(name, why) {
  const dialog = openDialog("This file cannot be opened", [
    el("div", { class: "opening" }, el("p", { class: "file" }, name), el("p", { class: "why", role: "alert" }, why), el("footer", {}, button("Close", () => dialog.close()))),
  ], { kind: KIND });
}

/** @param {File} file @param {string} name @param {FoundLab} lab */
function ask(file, name, lab) {
  const problem = el("p", { class: "problem", role: "alert", hidden: true });
  const open = button("Open as a new lab", () => void send(), { kind: "primary" });
  const footer = el("footer", {}, button("Cancel", () => dialog.close()), open);
  const holds = `${counted(lab.containers, "container")} and ${counted(lab.networks, "network")} on ${counted(lab.hosts, "host")}`;
  const source = file.name ? el("span", { class: "file" }, name) : name;
  const dialog = openDialog("Open this lab?", [
    el(
      "div",
      { class: "opening" },
      el("p", { class: "lab-title" }, lab.title || "A lab without a title"),
      el("p", {}, `${holds}, from `, ...(file.name ? ["the file "] : []), source, ` (${lab.kind}).`),
      lab.notes.length > 0 && notesList(`What is left out, or read in another way (${lab.notes.length})`, lab.notes),
      el("p", { class: "hint" }, "It becomes a new lab with a code of its own; the file and every other lab stay as they are."),
      problem,
      footer,
    ),
  ], { kind: KIND });
  open.focus();

  async function send() {
    open.disabled = true;
    const { url = "", error = "", notes = [] } = await sent(file, "");
    if (url) {
      bringNotes(url, name, notes);
      location.assign(url);
    }
    problem.hidden = !error;
    problem.textContent = error;
    open.disabled = Boolean(url);
  }
}

/**
 * @param {File} file
 * @param {string} asks further parameters of the address
 * @returns {Promise<Answer>}
 */
async function sent(file, asks) {
  const token = /** @type {HTMLInputElement | null} */ (document.querySelector("[name=csrfmiddlewaretoken]"))?.value ?? "";
  const headers = { "content-type": "application/octet-stream", "x-csrftoken": token };
  const bytes = await file.arrayBuffer().catch(() => null);
  if (!bytes) return { error: UNREADABLE };
  const address = `${OPEN}?name=${encodeURIComponent(file.name)}${asks}`;
  const response = await fetch(address, { method: "POST", headers, body: bytes }).catch(() => null);
  if (!response) return { error: AWAY };
  if (response.status === 403) return { error: STALE };
  return response.json().catch(() => ({ error: FAILED }));
}
