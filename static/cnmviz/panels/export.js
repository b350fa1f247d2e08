/** Save and share the picture: as a file with the lab inside, on paper, in another page; and open such a file again. */

import { isLessonFile } from "../builder/file.js";
import { createDrop } from "../export/drop.js";
import { hintOf, saveWritten, toldOf } from "../export/file-ways.js";
import { MOST_LAB } from "../export/limits.js";
import { showNotes } from "../export/opened.js";
import { chooseFile } from "../export/opening.js";
import { picturePng } from "../export/picture-png.js";
import { pictureSvg } from "../export/picture-svg.js";
import { createPrint } from "../export/print.js";
import { fileName, save } from "../export/save.js";
import { copy } from "../lib/copy.js";
import { counted } from "../lib/count.js";
import { button, el, find, icon } from "../lib/dom.js";
import { openDialog } from "../lib/dialog.js";
import { shown } from "../lib/shortcuts.js";
import { linkBlock } from "./links.js";
import { lessonSection } from "./builder.js";
import { createSaveScenario, scenarioSection } from "./save-scenario.js";

/** @typedef {import("./types.js").Lab} Lab */
/** @typedef {{ name: string, hint: string, save: (lab: Lab) => Promise<void> }} Way */

const BUTTON = "Save and share";
const TITLE = "Save and share the picture";
const KEYS = "Ctrl+Shift+E";
const MOST_NAMES = 12;

/** @type {Way[]} */
const WAYS = [
  { name: "SVG", hint: "Sharp at any size; the lab is inside", save: saveSvg },
  { name: "PNG", hint: "For slides and chats; the lab is inside", save: savePng },
  { name: "JSON", hint: "The lab alone", save: saveJson },
];

/**
 * The button, the key, printing, and files that are dropped on the page.
 * @param {Lab} lab
 */
export function createExport(lab) {
  const open = () => lab.signals.emit("dialog", { key: "export" });
  const props = { type: "button", class: "button quiet only-icon", title: `${BUTTON} (${shown(KEYS)})`, "aria-label": BUTTON, onclick: open };
  find("#settings").prepend(el("button", props, icon("save")));
  lab.shortcuts.add("Share", KEYS, TITLE, open);
  lab.shortcuts.add("Share", "Ctrl+P", "Print the picture on one page");
  createPrint(window, { drawing: () => lab.diagram.drawing(), title: () => lab.store.lab.title, code: lab.page.code });
  createDrop(window, (file) => {
    if (isLessonFile(file)) lab.signals.emit("lesson", file);
    return isLessonFile(file);
  });
  createSaveScenario(lab);
  showNotes(lab.toast);
}

/** @param {Lab} lab */
export function openExport(lab) {
  const problem = el("p", { class: "problem", role: "alert", hidden: true });
  const told = el("div", { class: "saved-as" });
  const dialog = openDialog(
    TITLE,
    [
      preview(lab),
      scenarioSection(lab, () => dialog.close()),
      lessonSection(lab, () => dialog.close()),
      el("div", { class: "save-ways" }, ...[...WAYS, ...furtherWays(lab, told)].map((way) => wayButton(lab, way, problem)), printButton()),
      problem,
      told,
      inviting(lab),
      embedding(lab),
      el("section", { class: "reopening" }, el("p", {}, "A file that was saved here, a compose file, a script of docker lines or the output of docker inspect opens as a new lab: drop it anywhere on this page, paste it, or"), button("Open a file…", reopen)),
    ],
    { kind: "export" },
  );

  function reopen() {
    dialog.close();
    chooseFile();
  }

  function printButton() {
    const print = () => {
      dialog.close();
      window.print();
    };
    return el("button", { type: "button", class: "way", onclick: print }, el("b", {}, "Print"), el("span", { class: "hint" }, "On one page, in light colours"));
  }
}

/**
 * Those that the server writes.
 * @param {Lab} lab
 * @param {HTMLElement} told where it is said what a file cannot say
 * @returns {Way[]}
 */
function furtherWays({ page, store }, told) {
  return page.exports.map((way) => ({
    name: way.label,
    hint: hintOf(way),
    save: async () => told.replaceChildren(toldOf(way.label, await saveWritten(way, store.lab))),
  }));
}

/**
 * @param {Lab} lab
 * @param {Way} way
 * @param {HTMLElement} problem
 */
function wayButton(lab, way, problem) {
  const press = async () => {
    place.disabled = true;
    const why = await way.save(lab).then(() => "", (error) => (error instanceof Error ? error.message : String(error)));
    place.disabled = false;
    problem.hidden = !why;
    problem.textContent = why;
    if (!why) lab.announce(`Saved as ${way.name}`);
  };
  const place = el("button", { type: "button", class: "way", onclick: press }, el("b", {}, way.name), el("span", { class: "hint" }, way.hint));
  return place;
}

/** @param {Lab} lab */
function preview(lab) {
  const image = el("img", { class: "preview", alt: words(lab).about });
  image.addEventListener("load", () => URL.revokeObjectURL(image.src));
  // A large picture takes a moment: the dialog is there before it.
  requestAnimationFrame(() => setTimeout(() => {
    const { text } = pictureSvg(lab.diagram.drawing(), words(lab));
    image.src = URL.createObjectURL(new Blob([text], { type: "image/svg+xml" }));
  }));
  return image;
}

/** @param {Lab} lab */
function inviting({ page }) {
  const about = "Whoever opens it joins this very lab, and can change it.";
  return el("section", { class: "inviting" }, el("h3", {}, "Invite to this lab"), el("p", { class: "hint" }, about), linkBlock({ link: page.join, qr: page.qr }));
}

/** @param {Lab} lab */
function embedding(lab) {
  const code = el("textarea", { class: "embed-code", readonly: true, rows: "3", spellcheck: "false", "aria-label": "Code for a page of yours" }, embedCode(lab));
  code.addEventListener("focus", () => code.select());
  const done = el("span", { class: "hint", role: "status" });
  const press = async () => void (done.textContent = (await copy(code.value)) ? "Copied" : "Copy it from the field");
  const about = "The live picture in a page of yours. Whoever sees it cannot change anything.";
  return el("section", { class: "embedding" }, el("h3", {}, "Put it into a page"), el("p", { class: "hint" }, about), code, el("div", { class: "row" }, button("Copy the code", press, { icon: "copy" }), done));
}

/** @param {Lab} lab */
function embedCode({ page, store }) {
  const frame = el("iframe", { src: page.embed, title: store.lab.title, width: 800, height: 500, loading: "lazy", frameborder: 0 });
  return frame.outerHTML;
}

/** @param {Lab} lab */
function words({ store }) {
  const named = (/** @type {{ name: string }[]} */ things) => things.slice(0, MOST_NAMES).map(({ name }) => name).join(", ") + (things.length > MOST_NAMES ? ", …" : "");
  const [containers, networks] = [store.containers(), store.networks().filter(({ predefined }) => !predefined)];
  const some = [[containers, "container"], [networks, "network"]].map(([things, word]) => counted(things.length, /** @type {any} */ (word)) + (things.length ? ` (${named(/** @type {any} */ (things))})` : ""));
  const title = store.lab.title;
  return { title, about: `Picture of a lab of Docker's Container Network Model: ${some.join(" and ")} on ${counted(store.hosts().length, "host")}.` };
}

/** @param {Lab} lab */
async function saveSvg(lab) {
  const json = await documentOf(lab);
  const { text } = pictureSvg(lab.diagram.drawing(), { ...words(lab), document: json });
  save(new Blob([text], { type: "image/svg+xml" }), fileName(lab.store.lab, "svg"));
}

/** @param {Lab} lab */
async function savePng(lab) {
  const json = await documentOf(lab);
  save(await picturePng(pictureSvg(lab.diagram.drawing(), words(lab)), json), fileName(lab.store.lab, "png"));
}

/** @param {Lab} lab */
async function saveJson(lab) {
  save(new Blob([await documentOf(lab)], { type: "application/json" }), fileName(lab.store.lab, "json"));
}

/**
 * The lab as the server has it.
 * @param {Lab} lab
 */
async function documentOf({ page, toast }) {
  const response = await fetch(page.document).catch(() => null);
  if (!response?.ok) throw new Error("The lab could not be fetched. Try again when the connection is back.");
  const json = await response.text();
  if (new Blob([json]).size > MOST_LAB) toast(`This lab can be saved, but it is too large to be opened again: at most ${MOST_LAB / 1024 ** 2} MiB.`, { kind: "bad" });
  return json;
}
