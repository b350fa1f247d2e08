/** Sentences for screen readers, in one polite live region; those that come together are read together. */

const SOON = 150;
const APART = 2_000;

/**
 * @param {HTMLElement} region
 * @returns {import("../types.js").Announce}
 */
export function createAnnouncer(region) {
  /** @type {string[]} */
  let waiting = [];
  let spoken = 0;
  const speak = () => {
    spoken = performance.now();
    region.textContent = waiting.length > 4 ? `${waiting.length} changes. ${waiting.at(-1)}` : waiting.join(". ");
    waiting = [];
  };
  return (text) => {
    waiting.push(text);
    if (waiting.length === 1) setTimeout(speak, Math.max(SOON, spoken + APART - performance.now()));
  };
}
