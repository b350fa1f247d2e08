/** Moves and zooms a still picture: by buttons, by the arrow keys, by dragging, and by the wheel with Ctrl. The page's own wheel scrolls on. */

import { button } from "../lib/dom.js";

/** @import {Canvas} from "../diagram/canvas.js" */

const STEP = 1.25;
const PAN = 60;
/** @type {Record<string, [number, number]>} */
const ARROWS = { ArrowLeft: [PAN, 0], ArrowRight: [-PAN, 0], ArrowUp: [0, PAN], ArrowDown: [0, -PAN] };

/**
 * @param {HTMLElement} frame takes the keys and the pointer
 * @param {HTMLElement} tools is filled with buttons
 * @param {Canvas} canvas
 */
export function makeMovable(frame, tools, canvas) {
  const { viewport } = canvas;
  const zoom = (/** @type {number} */ by) => viewport.zoomBy(by);
  tools.append(tool("Zoom in", "zoom-in", () => zoom(STEP)), tool("Zoom out", "zoom-out", () => zoom(1 / STEP)), tool("Show everything", "fit", () => canvas.fit()));
  frame.addEventListener("keydown", (event) => {
    if (event.target !== frame || event.ctrlKey || event.metaKey || event.altKey) return;
    const arrow = ARROWS[event.key];
    if (arrow) viewport.pan(...arrow);
    else if (event.key === "+" || event.key === "=") zoom(STEP);
    else if (event.key === "-") zoom(1 / STEP);
    else if (event.key === "0") canvas.fit();
    else return;
    event.preventDefault();
  });
  frame.addEventListener("wheel", (event) => {
    if (!event.ctrlKey) return;
    event.preventDefault();
    viewport.zoomBy(Math.exp(-event.deltaY * 0.01), viewport.toPane(event.clientX, event.clientY));
  }, { passive: false });
  dragging(frame, canvas);
}

/** With a mouse or a pen; a finger scrolls the page. @param {HTMLElement} frame @param {Canvas} canvas */
function dragging(frame, canvas) {
  frame.addEventListener("pointerdown", (event) => {
    if (event.pointerType === "touch" || event.button !== 0 || /** @type {Element} */ (event.target).closest("button")) return;
    frame.setPointerCapture(event.pointerId);
    frame.classList.add("held");
  });
  frame.addEventListener("pointermove", (event) => {
    if (frame.hasPointerCapture(event.pointerId)) canvas.viewport.pan(event.movementX, event.movementY);
  });
  frame.addEventListener("lostpointercapture", () => frame.classList.remove("held"));
}

/** @param {string} words @param {string} icon @param {() => void} run */
function tool(words, icon, run) {
  const place = button("", run, { icon, kind: "quiet only-icon", title: words });
  place.setAttribute("aria-label", words);
  return place;
}
