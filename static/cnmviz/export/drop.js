/** A file that is dragged over the page can be dropped anywhere on it, unless a dialog asks something; while it is there, the page says so. */

import { el, icon } from "../lib/dom.js";
import { isOccupied, openFile } from "./opening.js";

/**
 * @param {Window} page
 * @param {(file: File) => boolean} [takes] what a page does with files of another kind; whether it was one
 */
export function createDrop(page, takes = () => false) {
  const target = el("div", { class: "drop-target", popover: "manual", "aria-hidden": "true" }, el("p", {}, icon("network"), "Drop the file to open it"));
  document.body.append(target);
  const show = (/** @type {boolean} */ over) => {
    if (over !== target.matches(":popover-open")) target.togglePopover(over);
  };
  /** @type {(name: "dragenter" | "dragover" | "dragleave" | "drop", act: (event: DragEvent) => void) => void} */
  const on = (name, act) =>
    page.addEventListener(name, (event) => {
      if (!event.dataTransfer?.types.includes("Files")) return;
      event.preventDefault();
      act(event);
    });
  on("dragenter", () => show(!isOccupied()));
  on("dragover", (event) => {
    if (event.dataTransfer) event.dataTransfer.dropEffect = isOccupied() ? "none" : "copy";
    show(!isOccupied());
  });
  // Leaving the window leads nowhere; from one element to the next leads on.
  on("dragleave", (event) => show(event.relatedTarget !== null));
  on("drop", (event) => {
    show(false);
    const file = event.dataTransfer?.files[0];
    if (file && !isOccupied() && !takes(file)) void openFile(file);
  });
}
