/** Files that are dropped on the page: one question at a time, and none over what is being asked already. */

import { createDrop } from "../../../static/cnmviz/export/drop.js";
import { openDialog } from "../../../static/cnmviz/lib/dialog.js";
import { after, equal } from "../expect.js";

/** A server that finds a lab in every file, titled as its text says. */
async function answering(/** @type {RequestInfo | URL} */ _, /** @type {RequestInit} */ { body } = {}) {
  const title = new TextDecoder().decode(/** @type {ArrayBuffer} */ (body));
  return Response.json({ title, kind: "Lab", hosts: 1, networks: 3, containers: 0, notes: [] });
}

function start() {
  const before = window.fetch;
  window.fetch = answering;
  const page = new EventTarget();
  createDrop(/** @type {any} */ (page));
  const drop = (/** @type {string} */ title) => {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File([title], "lab.json"));
    for (const name of ["dragenter", "dragover", "drop"]) page.dispatchEvent(new DragEvent(name, { dataTransfer, cancelable: true }));
  };
  const end = async () => {
    for (const dialog of document.querySelectorAll("dialog")) dialog.close();
    await after(20);
    window.fetch = before;
    document.querySelector(".drop-target")?.remove();
  };
  return { drop, end };
}

function shown() {
  return [...document.querySelectorAll("dialog[open]")].map((dialog) => dialog.querySelector(".lab-title, h2")?.textContent);
}

export async function testTheFileThatCameLastIsAskedAbout() {
  const { drop, end } = start();
  drop("one");
  drop("two");
  await after(50);
  equal([...document.querySelectorAll("dialog[open] .lab-title")].map(({ textContent }) => textContent), ["two"]);
  drop("three");
  await after(50);
  equal([...document.querySelectorAll("dialog[open] .lab-title")].map(({ textContent }) => textContent), ["three"]);
  await end();
}

export async function testNoFileCoversWhatIsBeingAsked() {
  const { drop, end } = start();
  const form = openDialog("Add a container", []);
  drop("one");
  equal(document.querySelector(".drop-target:popover-open"), null);
  await after(50);
  equal(shown(), ["Add a container"]);
  form.close();
  drop("two");
  await after(50);
  equal(document.querySelectorAll("dialog[open]").length, 1);
  await end();
}

export async function testTheSheetThatSaysWhereToDropGivesWay() {
  const { drop, end } = start();
  openDialog("Save and share the picture", [], { kind: "export" });
  drop("one");
  await after(50);
  equal(shown(), ["Open this lab?"]);
  await end();
}
