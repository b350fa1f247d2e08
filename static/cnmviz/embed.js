/**
 * The live picture of a lab in a frame of somebody else's page. It shows and does nothing: no selection, no gesture, no command; it keeps
 * nothing in the browser and needs no cookie. A page around it scrolls on as if this were an image.
 */

import { CNM } from "./diagram/cnm.js";
import { createDiagram } from "./diagram/diagram.js";
import { find } from "./lib/dom.js";
import { Outbox } from "./lib/outbox.js";
import { connect, follow } from "./live.js";
import { LabSelection } from "./selection.js";
import { LabStore } from "./store.js";

/** @typedef {import("./types.js").PageData} PageData */
/** @typedef {import("./types.js").Receipt} Receipt */
/** @typedef {import("./types.js").Snapshot} Snapshot */
/** @typedef {import("./socket.js").State} State */

const NOBODY = { id: "", name: "", colour: "" };
/** @type {Record<State["name"], string>} */
const WORDS = { "connecting": "Connecting…", "live": "Live", "catching-up": "Catching up…", "offline": "Not live: trying again…", "refused": "Not live" };

void start(JSON.parse(find("#page").textContent ?? ""));

/** @param {PageData} page */
async function start(page) {
  const store = new LabStore();
  const { snapshot, socket } = await connect(page, new Outbox(nowhere(), ""), waiting);
  store.load(snapshot);
  const state = () => void (find("#state").textContent = WORDS[socket.state.name]);
  const load = (/** @type {Snapshot} */ fresh) => {
    store.load(fresh);
    state();
  };
  follow(socket, { address: page.snapshot, apply: (frame) => store.apply(frame), load, waiting });
  socket.on("state", state);
  draw(page, store);
  socket.open();
}

/** @param {number} status */
function waiting(status) {
  find("#state").textContent = status === 404 ? "This lab does not exist any more" : WORDS.offline;
}

/** @param {PageData} page @param {LabStore} store */
function draw(page, store) {
  const options = { page, store, selection: new LabSelection(store), commands: none(), me: NOBODY, announce: () => {}, openMenu: () => {} };
  createDiagram(find("#picture"), options, CNM);
  const say = () => {
    const names = store.containers().map(({ name, status }) => `${name}, ${status}`);
    find("#frame").setAttribute("aria-label", `Picture of the lab ${page.title}: ${names.slice(0, 30).join("; ") || "no containers"}`);
  };
  store.subscribe(say);
  say();
}

/** Nothing is asked of the lab from here. @returns {import("./types.js").Commands} */
function none() {
  /** @type {() => Promise<Receipt>} */
  const refuse = async () => ({ type: "receipt", ref: "", ok: false, error: "nothing can be done here" });
  return { line: refuse, send: refuse, reach: refuse, undo: refuse, redo: refuse };
}

/** A frame may have no storage, and has nothing to store. */
function nowhere() {
  return { getItem: () => null, setItem: () => {}, removeItem: () => {} };
}
