/**
 * The picture of a lab that stands still: of a scenario, which nobody changes while it is looked at. It fits its frame, and can be moved
 * and zoomed by whoever puts it on a page; it keeps nothing and asks nothing of the server.
 */

import { Canvas } from "../diagram/canvas.js";
import { CNM } from "../diagram/cnm.js";
import { counted } from "../lib/count.js";
import { LabSelection } from "../selection.js";
import { LabStore } from "../store.js";

/** @import {DriverCard, PageData, Receipt, Snapshot} from "../types.js" */
/** @typedef {{ title: string, snapshot: string, drivers: DriverCard[] }} StillPage */

const NOBODY = { id: "", name: "", colour: "" };
const MOST_NAMES = 30;

/**
 * @param {StillPage} page
 * @returns {Promise<Snapshot | string>} what went wrong, in words
 */
export async function fetched({ snapshot }) {
  const response = await fetch(snapshot).catch(() => null);
  if (response?.status === 410) return "This scenario was withdrawn.";
  const found = response?.ok ? await response.json().catch(() => null) : null;
  return found ?? "The picture could not be fetched. Load the page again.";
}

/**
 * @param {HTMLElement} root is filled
 * @param {StillPage} page
 * @param {Snapshot} snapshot
 * @param {Element[]} [covering] what lies over its edges
 */
export function drawStill(root, page, snapshot, covering = []) {
  const store = new LabStore();
  store.load(snapshot);
  const options = {
    page: /** @type {PageData} */ (/** @type {unknown} */ (page)),
    store, selection: new LabSelection(store), commands: none(), me: NOBODY, announce: () => {}, openMenu: () => {},
    covering: () => covering,
  };
  return new Canvas(root, options, CNM);
}

/** A picture in words. @param {StillPage} page @param {Snapshot} snapshot */
export function inWords({ title }, { entities: { container: containers, host: hosts } }) {
  const names = containers.slice(0, MOST_NAMES).map(({ name, status }) => `${name}, ${status}`);
  const rest = containers.length > MOST_NAMES ? ["and others"] : [];
  return `Picture of ${title}: ${counted(containers.length, "container")} on ${counted(hosts.length, "host")}. ${[...names, ...rest].join("; ")}`;
}

/** Nothing is asked of a picture. @returns {import("../types.js").Commands} */
function none() {
  /** @type {() => Promise<Receipt>} */
  const refuse = async () => ({ type: "receipt", ref: "", ok: false, error: "nothing can be done here" });
  return { line: refuse, send: refuse, reach: refuse, undo: refuse, redo: refuse };
}
