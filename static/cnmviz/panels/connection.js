/** The state of the connection, always in sight, as an icon and a word. */

import { el, fill, icon } from "../lib/dom.js";

/** @typedef {import("../socket.js").State} State */

const LOOKS = { connecting: ["sync", "Connecting"], live: ["live", "Live"], "catching-up": ["sync", "Catching up"], offline: ["offline", "Offline"], refused: ["warning", "Refused"] };

/**
 * @param {HTMLElement} root
 * @param {import("../socket.js").LabSocket} socket
 */
export function createConnection(root, socket) {
  /** @type {ReturnType<typeof setInterval> | undefined} */
  let ticking;
  const words = el("span", { class: "words" });
  const drawing = el("span");
  // Only the word is announced; the seconds would be read out one by one.
  const seconds = el("span", { "aria-hidden": "true" });
  const waiting = el("span");
  fill(root, drawing, el("span", {}, words, seconds, waiting));
  const countWaiting = () => {
    const number = socket.state.name === "live" ? 0 : socket.waiting().length;
    waiting.textContent = number ? ` · ${number} waiting` : "";
  };
  const show = (/** @type {State} */ state) => {
    const [name, word] = LOOKS[state.name];
    clearInterval(ticking);
    root.dataset.state = state.name;
    fill(drawing, icon(String(name)));
    words.textContent = state.name === "refused" && state.why ? state.why : String(word);
    root.title = state.why ?? "";
    seconds.textContent = "";
    if (state.retryAt) ticking = count(seconds, state.retryAt);
    countWaiting();
  };
  socket.on("asked", countWaiting);
  socket.on("answer", countWaiting);
  socket.on("state", show);
  show(socket.state);
}

/**
 * @param {HTMLElement} seconds
 * @param {number} until
 */
function count(seconds, until) {
  const write = () => {
    const left = Math.ceil((until - Date.now()) / 1000);
    seconds.textContent = left > 0 ? `, again in ${left} s` : "";
  };
  write();
  return setInterval(write, 500);
}
