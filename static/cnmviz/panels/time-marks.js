/** Who did what, as coloured stretches along the slider: neighbours of one author are one. Decoration: the line below says it. */

import { el, fill } from "../lib/dom.js";

/** @typedef {import("./types.js").Lab} Lab */
/** @typedef {{ by: string, first: number, last: number }} Stretch */

/** Pixels from one step to the next, below which colours could not be told apart. */
const LEAST = 4;
/** Half of the slider's thumb, as in time.css: its middle never comes nearer to the ends. */
const HALF = 10;

/**
 * @param {HTMLElement} root
 * @param {Lab} lab
 */
export function drawMarks(root, { timeline, people }) {
  const { newest } = timeline;
  const fits = newest > 1 && (root.clientWidth - 2 * HALF) / (newest - 1) >= LEAST;
  fill(root, ...(fits ? stretches(timeline).map((stretch) => mark(stretch, newest, people.get(stretch.by))) : []));
}

/**
 * @param {import("../timeline.js").Timeline} timeline
 * @returns {Stretch[]}
 */
function stretches(timeline) {
  /** @type {Stretch[]} */
  const found = [];
  for (let seq = 1; seq <= timeline.newest; seq += 1) {
    const by = timeline.row(seq)?.by;
    const latest = found.at(-1);
    if (latest && latest.by === by && latest.last === seq - 1) latest.last = seq;
    else if (by) found.push({ by, first: seq, last: seq });
  }
  return found;
}

/**
 * @param {Stretch} stretch
 * @param {number} newest
 * @param {{ name: string, colour: string } | undefined} person
 */
function mark({ first, last }, newest, person) {
  const drawn = el("span", { class: "time-mark", title: person?.name ?? "somebody" });
  const place = (/** @type {number} */ seq) => Math.max(0, Math.min(1, (seq - 1) / (newest - 1)));
  const [from, to] = [place(first - 0.5), place(last + 0.5)];
  drawn.style.left = `calc(${HALF}px + (100% - ${2 * HALF}px) * ${from})`;
  drawn.style.width = `calc((100% - ${2 * HALF}px) * ${to - from} - 1px)`;
  if (person?.colour) drawn.style.background = person.colour;
  return drawn;
}
