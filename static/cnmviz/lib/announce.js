/** Sentences for screen readers, in one polite live region; those that come together are read together. */

/**
 * @param {HTMLElement} region
 * @returns {import("../types.js").Announce}
 */
export function createAnnouncer(region) {
  /** @type {string[]} */
  let waiting = [];
  return (text) => {
    waiting.push(text);
    if (waiting.length > 1) return;
    setTimeout(() => {
      region.textContent = waiting.length > 4 ? `${waiting.length} changes. ${waiting.at(-1)}` : waiting.join(". ");
      waiting = [];
    }, 150);
  };
}
