/** The name of a container, edited where it stands. */

import { entityOf, renameLine } from "./actions.js";

/** @import {Canvas} from "./canvas.js" */

const VALID = /^[a-zA-Z0-9][a-zA-Z0-9_.-]+$/;

/**
 * Enter renames, Escape and leaving the field do not.
 *
 * @param {Canvas} canvas
 * @param {string} key
 * @param {() => void} done gives the focus back
 */
export function renameInPlace(canvas, key, done) {
  const { store } = canvas.options;
  const container = entityOf(store, key);
  const rect = canvas.rect(key);
  if (container?.kind !== "container" || !rect) return;
  const field = document.createElement("input");
  field.className = "diagram-rename";
  field.setAttribute("aria-label", `New name for container ${container.name.slice(0, 80)}`);
  field.value = container.name.slice(0, 200);
  field.maxLength = 200;
  const { x, y } = canvas.viewport.toScreen(rect);
  const width = Math.max(140, rect.w * canvas.viewport.zoom);
  field.style.width = `${width}px`;
  field.style.translate = `${Math.max(4, Math.min(x, canvas.root.clientWidth - width - 4))}px ${Math.max(4, y)}px`;
  let open = true;
  const close = (/** @type {boolean} */ back) => {
    if (!open) return;
    open = false;
    field.remove();
    canvas.notices.unhint();
    if (back) done();
  };
  const preview = () => {
    const { left, bottom } = field.getBoundingClientRect();
    const name = field.value;
    const good = VALID.test(name);
    const text = good
      ? renameLine(store, container, name)
      : `Invalid container name (${name}), only [a-zA-Z0-9][a-zA-Z0-9_.-] are allowed`;
    canvas.notices.hint(text, { x: left - 16, y: bottom - 8 }, good ? "command" : "refused");
  };
  field.addEventListener("input", preview);
  field.addEventListener("blur", () => close(false));
  field.addEventListener("keydown", (event) => {
    event.stopPropagation();
    if (event.key === "Escape") close(true);
    if (event.key !== "Enter" || event.isComposing) return;
    const name = field.value;
    close(true);
    if (name !== container.name) void canvas.perform({ line: renameLine(store, container, name), at: key });
  });
  canvas.root.append(field);
  field.focus();
  field.select();
  preview();
}
