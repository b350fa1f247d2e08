/** How far something with many steps has come: shown over the page once it takes a moment. */

import { el, find } from "./dom.js";

const SLOW = 500;

/**
 * @param {string} label
 * @param {number} steps
 */
export function showProgress(label, steps) {
  const bar = el("progress", { max: String(steps), value: "0", "aria-label": label });
  const words = el("p", {}, `${label}: 0 of ${steps}`);
  const note = el("div", { class: "toast progress" }, el("div", {}, words, bar));
  const timer = setTimeout(() => find("#toasts").append(note), SLOW);
  let done = 0;
  return {
    step() {
      done += 1;
      bar.value = done;
      words.textContent = `${label}: ${done} of ${steps}`;
    },
    close() {
      clearTimeout(timer);
      note.remove();
    },
  };
}
