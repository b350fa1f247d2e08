/** A name as it is written far out: its lines around the middle of their room. */

import { FAR } from "../../diagram/sizes.js";
import { say, set } from "../../diagram/svg.js";

/** @param {SVGElement} group @param {{lines: string[], size: number}} name */
export function farName(group, { lines, size }) {
  group.style.fontSize = `${size}px`;
  [...group.children].forEach((line, i) => {
    say(line, lines[i] ?? "");
    set(line, { y: ((i + 0.5 - lines.length / 2) * FAR.line + 0.36) * size });
  });
}
