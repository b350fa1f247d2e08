/** Fetching what was, by HTTP: pages of frames, and the whole lab at a moment. What was never changes, so the browser keeps it. */

/** @typedef {import("./types.js").PageData} PageData */
/** @typedef {import("./types.js").Frame} Frame */
/** @typedef {import("./types.js").Snapshot} Snapshot */
/**
 * @typedef {object} Past Each answer rejects where there is no connection, or nothing to be had.
 * @property {(before: number) => Promise<Frame[]>} frames a page of them in front of `before`, oldest first
 * @property {(at: number) => Promise<Snapshot>} moment the lab as it was after the entry `at`, with neither people nor log
 */

/**
 * @param {Pick<PageData, "frames" | "moment" | "era">} page
 * @returns {Past}
 */
export function pastOf({ frames, moment, era }) {
  const named = `era=${encodeURIComponent(era)}`;
  return {
    frames: async (before) => (await fetched(`${frames}?before=${before}&${named}`)).frames,
    moment: (at) => fetched(`${moment}?at=${at}&${named}`),
  };
}

/** Milliseconds; who waits longer may ask again. */
const PATIENCE = 20_000;

/** @param {string} address */
async function fetched(address) {
  const response = await fetch(address, { headers: { accept: "application/json" }, signal: AbortSignal.timeout(PATIENCE) });
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  return response.json();
}
