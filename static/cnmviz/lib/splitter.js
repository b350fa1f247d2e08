/** The edge between two parts of the page: dragged, or moved with the arrow keys; its place is remembered. */

import { keep, kept } from "./kept.js";

/**
 * @param {HTMLElement} edge an element with role separator
 * @param {object} options
 * @param {string} options.property the custom property on the root that holds the size in pixels
 * @param {number} options.size before anybody moved it
 * @param {number} options.least
 * @param {() => number} options.most
 * @param {boolean} options.vertical whether the edge itself stands upright
 */
export function makeSplitter(edge, { property, size, least, most, vertical }) {
  const key = `size${property}`;
  let now = kept(key, size);
  const set = (/** @type {number} */ wanted) => {
    now = Math.round(Math.max(least, Math.min(wanted, most())));
    document.documentElement.style.setProperty(property, `${now}px`);
    edge.setAttribute("aria-valuenow", String(now));
    edge.setAttribute("aria-valuemin", String(least));
    edge.setAttribute("aria-valuemax", String(Math.round(most())));
  };
  const step = (/** @type {number} */ by) => {
    set(now + by);
    keep(key, now);
  };
  edge.addEventListener("pointerdown", (event) => {
    edge.setPointerCapture(event.pointerId);
    event.preventDefault();
    const start = (vertical ? event.clientX : event.clientY) + now;
    edge.onpointermove = (moved) => set(start - (vertical ? moved.clientX : moved.clientY));
  });
  edge.addEventListener("lostpointercapture", () => {
    edge.onpointermove = null;
    keep(key, now);
  });
  edge.addEventListener("keydown", (event) => {
    const grow = vertical ? "ArrowLeft" : "ArrowUp";
    const shrink = vertical ? "ArrowRight" : "ArrowDown";
    if (event.key !== grow && event.key !== shrink) return;
    event.preventDefault();
    step(event.key === grow ? 24 : -24);
  });
  window.addEventListener("resize", () => set(now));
  set(now);
}
