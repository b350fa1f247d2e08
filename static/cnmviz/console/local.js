/** The words that the console answers by itself; all others are the lab's to answer. */

/** @type {Record<string, (console: import("./console.js").Console) => void>} */
export const LOCAL = {
  clear: (console) => console.clear(),
};
