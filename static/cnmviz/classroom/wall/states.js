/**
 * How somebody stands in their copy, and in which order the wall has them. Pure.
 *
 * done     every goal of the lesson is met
 * stuck    three commands in a row were refused, or nothing was done for three minutes
 * wrong    the last command was refused
 * working  anything else
 */

/** @import {Tile} from "./types.js" */
/** @typedef {"stuck" | "wrong" | "working" | "done"} State */

export const STUCK_SECONDS = 180;
export const STUCK_REFUSALS = 3;

/** In the order of the wall. @type {State[]} */
export const STATES = ["stuck", "wrong", "working", "done"];

/** @type {Record<State, { word: string, icon: string }>} */
export const LOOKS = {
  stuck: { word: "Stuck", icon: "warning" },
  wrong: { word: "Went wrong", icon: "close" },
  working: { word: "Working", icon: "play" },
  done: { word: "Done", icon: "check" },
};

/**
 * @param {Tile} tile
 * @param {number} now in seconds, by the server's clock
 * @returns {State}
 */
export function stateOf({ goals, met, refused, touched }, now) {
  if (goals && met === goals) return "done";
  if (refused >= STUCK_REFUSALS || now - touched >= STUCK_SECONDS) return "stuck";
  return refused ? "wrong" : "working";
}

/**
 * The ids in the wall's order: stuck first, of these who has waited longest; then wrong, working, and done. Equals by name.
 * @param {Iterable<Tile>} tiles
 * @param {number} now
 */
export function inOrder(tiles, now) {
  const rank = (/** @type {Tile} */ tile) => STATES.indexOf(stateOf(tile, now));
  return [...tiles]
    .map((tile) => ({ tile, rank: rank(tile) }))
    .sort((one, other) => one.rank - other.rank || (one.rank === 0 ? one.tile.touched - other.tile.touched : 0) || one.tile.name.localeCompare(other.tile.name) || one.tile.id - other.tile.id)
    .map(({ tile }) => tile.id);
}

/**
 * How many are in each state.
 * @param {Iterable<Tile>} tiles
 * @param {number} now
 */
export function countsOf(tiles, now) {
  const counts = /** @type {Record<State, number>} */ (Object.fromEntries(STATES.map((state) => [state, 0])));
  for (const tile of tiles) counts[stateOf(tile, now)] += 1;
  return counts;
}

/**
 * How far somebody is.
 * @param {Tile} tile
 * @param {number} now
 */
export function progressOf({ goals, met, steps, refused, touched }, now) {
  const far = goals ? `${met} of ${goals} goals` : `${steps} ${steps === 1 ? "step" : "steps"}`;
  const said = refused ? `, ${refused} refused` : "";
  return `${far}${said}, ${since(now - touched)}`;
}

/** @param {number} seconds since the last step */
export function since(seconds) {
  if (seconds < 60) return "just now";
  const minutes = Math.floor(seconds / 60);
  return minutes < 60 ? `${minutes} min ago` : `${Math.floor(minutes / 60)} h ago`;
}
