/** What a projector cannot do, in the shape in which the views of a lab expect it. The matrix is asked for by HTTP, as a page of its own. */

/** @import {Commands, Receipt} from "../../types.js" */
/** @import {ProjectorPage} from "./types.js" */

const REFUSED = "Nothing can be done on the projector.";

/**
 * @param {ProjectorPage} page
 * @param {string} lab its code
 * @returns {Commands}
 */
export function commandsOf(page, lab) {
  /** @type {() => Promise<Receipt>} */
  const refuse = async () => ({ type: "receipt", ref: "", ok: false, error: REFUSED });
  const send = async (/** @type {string} */ name, /** @type {Record<string, any>} */ args = {}, _host = "", { at = 0 } = {}) => {
    if (name !== "matrix") return refuse();
    const query = new URLSearchParams({ lab, protocol: args.protocol ?? "icmp", port: String(args.port ?? 0), at: String(at) });
    const response = await fetch(`${page.matrix}?${query}`).catch(() => null);
    return response?.ok ? response.json() : refuse();
  };
  return { line: refuse, send: /** @type {any} */ (send), reach: refuse, undo: refuse, redo: refuse };
}

/** A projector knows no people. */
export function nobody() {
  const nothing = () => {};
  return { me: { id: "", name: "", colour: "" }, revision: 0, get: nothing, here: () => [], subscribe: () => nothing, quietly: (/** @type {() => void} */ work) => work() };
}

/** A projector keeps nothing. */
export function nowhere() {
  return { getItem: () => null, setItem: () => {}, removeItem: () => {} };
}
