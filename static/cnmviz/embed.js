/**
 * The live picture of a lab in a frame of somebody else's page. It shows and does nothing: no selection, no gesture, no command; it keeps
 * nothing in the browser and needs no cookie. A page around it scrolls on as if this were an image.
 */

import { CNM } from "./diagram/cnm.js";
import { createDiagram } from "./diagram/diagram.js";
import { find } from "./lib/dom.js";
import { Outbox } from "./lib/outbox.js";
import { LabSelection } from "./selection.js";
import { LabSocket } from "./socket.js";
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
  const snapshot = await fetched(page.snapshot);
  store.load(snapshot);
  const url = location.origin.replace("http", "ws") + page.socket;
  const socket = new LabSocket({ url, seq: snapshot.seq, outbox: new Outbox(nowhere(), "") });
  socket.on("frame", (frame) => store.apply(frame));
  socket.on("resync", async () => {
    const fresh = await fetched(page.snapshot);
    store.load(fresh);
    socket.restart(fresh.seq);
  });
  socket.on("state", ({ name }) => void (find("#state").textContent = WORDS[name]));
  window.addEventListener("online", () => socket.retryNow());
  draw(page, store);
  socket.open();
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

/**
 * The whole lab, however long the server takes. One that is gone says so.
 * @param {string} address
 * @returns {Promise<Snapshot>}
 */
async function fetched(address) {
  for (let wait = 500; ; wait = Math.min(wait * 2, 8_000)) {
    const response = await fetch(address).catch(() => null);
    if (response?.ok) return response.json();
    find("#state").textContent = response?.status === 404 ? "This lab does not exist any more" : WORDS.offline;
    await new Promise((resolve) => setTimeout(resolve, wait));
  }
}
