/** The name of a container, edited where it stands: Enter renames, Escape and leaving the field do not. */

import { entityOf, renaming } from "./actions.js";

/** @import {Container} from "../types.js" */
/** @import {Canvas} from "./canvas.js" */
/** @import {Rect} from "./types.js" */

const VALID = /^[a-zA-Z0-9][a-zA-Z0-9_.-]+$/;
const LONGEST = 200;
const LEAST = 140;

/**
 * @param {Canvas} canvas
 * @param {string} key
 * @param {() => void} done gives the focus back
 */
export function renameInPlace(canvas, key, done) {
  const container = entityOf(canvas.options.store, key);
  const rect = canvas.rect(key);
  if (container?.kind !== "container" || !rect) return;
  const field = fieldFor(canvas, container, rect);
  const close = () => {
    field.removeEventListener("blur", close);
    field.remove();
    canvas.notices.unhint();
  };
  field.addEventListener("input", () => preview(canvas, container, field));
  field.addEventListener("blur", close);
  field.addEventListener("keydown", (event) => {
    event.stopPropagation();
    const enter = event.key === "Enter" && !event.isComposing;
    if (!enter && event.key !== "Escape") return;
    const name = field.value;
    close();
    done();
    if (enter && name !== container.name) void canvas.perform(renaming(canvas.options.store, container, name));
  });
  canvas.root.append(field);
  field.focus();
  field.select();
  preview(canvas, container, field);
}

/** @param {Canvas} canvas @param {Container} container @param {Rect} rect */
function fieldFor(canvas, container, rect) {
  const field = document.createElement("input");
  field.className = "diagram-rename";
  field.setAttribute("aria-label", `New name for container ${container.name.slice(0, 80)}`);
  field.value = container.name.slice(0, LONGEST);
  field.maxLength = LONGEST;
  const { x, y } = canvas.viewport.toScreen(rect);
  const width = Math.max(LEAST, rect.w * canvas.viewport.zoom);
  field.style.width = `${width}px`;
  field.style.translate = `${Math.max(4, Math.min(x, canvas.root.clientWidth - width - 4))}px ${Math.max(4, y)}px`;
  return field;
}

/** The command that Enter would be. @param {Canvas} canvas @param {Container} container @param {HTMLInputElement} field */
function preview(canvas, container, field) {
  const { left, bottom } = field.getBoundingClientRect();
  const good = VALID.test(field.value);
  const refusal = `Invalid container name (${field.value}), only [a-zA-Z0-9][a-zA-Z0-9_.-] are allowed`;
  const text = good ? renaming(canvas.options.store, container, field.value).line : refusal;
  canvas.notices.hint(text, { x: left - 16, y: bottom - 8 }, good ? "command" : "refused");
}
