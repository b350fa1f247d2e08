/** The code of the class with its QR code: small in a corner, large for coming in, or away. A key and a button turn it. */

import { find, icon, fill } from "../../lib/dom.js";

/** @typedef {"small" | "large" | "none"} Size */

/** @type {Size[]} */
const TURNS = ["small", "large", "none"];
const NEXT = { small: "Show the code large", large: "Hide the code", none: "Show the code" };
const KEPT = "cnmviz.projector.code";

/** @param {() => void} changed how large it is */
export function createCode(changed) {
  let size = /** @type {Size} */ (sessionStorage.getItem(KEPT) ?? "small");
  if (!TURNS.includes(size)) size = "small";
  const toggle = find("#turn-code");
  const draw = () => {
    document.body.dataset.code = size;
    find("#code-large").hidden = size !== "large";
    find("#code-small").hidden = size !== "small";
    find("#board").toggleAttribute("inert", size === "large");
    fill(toggle, icon("door"), NEXT[size]);
    changed();
  };
  const turn = () => {
    size = TURNS[(TURNS.indexOf(size) + 1) % TURNS.length] ?? "small";
    sessionStorage.setItem(KEPT, size);
    draw();
  };
  toggle.addEventListener("click", turn);
  draw();
  return turn;
}
