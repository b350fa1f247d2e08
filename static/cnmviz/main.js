/** Puts the lab's page together. One more panel or view is one module and one line here. */

import { LabCommands } from "./commands.js";
import { createConsole } from "./console/console.js";
import { createDiagram } from "./diagram/diagram.js";
import { createAnnouncer } from "./lib/announce.js";
import { find } from "./lib/dom.js";
import { Emitter } from "./lib/emitter.js";
import { openMenu } from "./lib/menu.js";
import { Outbox } from "./lib/outbox.js";
import { Shortcuts } from "./lib/shortcuts.js";
import { makeSplitter } from "./lib/splitter.js";
import { Tabs } from "./lib/tabs.js";
import { showTheme } from "./lib/theme.js";
import { createToasts } from "./lib/toast.js";
import { createBar } from "./panels/bar.js";
import { createConnection } from "./panels/connection.js";
import { createDialogs } from "./panels/dialogs.js";
import { createInspector } from "./panels/inspector.js";
import { createLog } from "./panels/log.js";
import { createMatrix } from "./panels/matrix.js";
import { createNews } from "./panels/news.js";
import { createPeople } from "./panels/people.js";
import { createReach } from "./panels/reach.js";
import { createSheets } from "./panels/sheets.js";
import { LabPeople } from "./people.js";
import { LabSelection } from "./selection.js";
import { LabSocket } from "./socket.js";
import { LabStore } from "./store.js";

/** @typedef {import("./panels/types.js").Lab} Lab */
/** @typedef {import("./panels/types.js").Signals} Signals */
/** @typedef {import("./types.js").PageData} PageData */

showTheme();
void start(JSON.parse(find("#page").textContent ?? ""));

/** @param {PageData} page */
async function start(page) {
  const store = new LabStore();
  const snapshot = await fetchSnapshot(page.snapshot);
  const socket = new LabSocket({ url: socketAddress(page.socket), seq: snapshot.seq, outbox: new Outbox(sessionStorage, `cnmviz.outbox.${page.code}`) });
  const people = new LabPeople(page.you, socket);
  const load = (/** @type {import("./types.js").Snapshot} */ fresh) => {
    store.load(fresh);
    people.know(fresh.people);
  };
  load(snapshot);
  socket.on("frame", (frame) => store.apply(frame));
  socket.on("resync", once(async () => {
    const fresh = await fetchSnapshot(page.snapshot);
    load(fresh);
    socket.restart(fresh.seq);
  }));
  const selection = new LabSelection(store);
  selection.subscribe((ids) => people.select(ids));
  const announce = createAnnouncer(find("#announcer"));
  const commands = new LabCommands(socket);
  const signals = /** @type {Emitter<Signals>} */ (new Emitter());
  const diagram = createDiagram(find("#picture"), {
    store, selection, commands, page, announce, openMenu, me: page.you,
    onOpen: (id) => {
      selection.set([id]);
      signals.emit("show", "inspector");
    },
    onReach: (source, target) => signals.emit("ask", { source, target }),
    onMode: (mode) => document.body.classList.toggle("picking", mode !== ""),
  });
  diagram.onCursor((at) => people.cursor(at));
  people.subscribe(() => diagram.setPeople(new Map(people.here().filter(({ id }) => id !== people.me.id).map((person) => [person.id, person]))));
  show({ page, store, selection, commands, people, socket, shortcuts: new Shortcuts(document), announce, toast: createToasts(find("#toasts")), openMenu, diagram, signals });
  socket.open();
  window.addEventListener("online", () => socket.retryNow());
  document.addEventListener("visibilitychange", () => (document.hidden ? undefined : socket.retryNow()));
}

/** @param {Lab} lab */
function show(lab) {
  const tabs = new Tabs(find("#tabs"), "Details");
  tabs.add("inspector", "Inspector", (root) => createInspector(root, lab));
  tabs.add("reach", "Reach", (root) => createReach(root, lab));
  tabs.add("matrix", "Matrix", (root) => createMatrix(root, lab));
  tabs.add("log", "Log", (root) => createLog(root, lab));
  lab.signals.on("show", (key) => tabs.show(key));
  createConnection(find("#connection"), lab.socket);
  createPeople(find("#people"), lab);
  createDialogs(lab);
  createSheets(find("#sheets"), lab);
  createBar(lab, createConsole(find("#console"), lab));
  createNews(lab);
  makeSplitter(find("#side-edge"), { property: "--side-width", size: 368, least: 256, most: () => window.innerWidth * 0.6, vertical: true });
}

/**
 * What is asked for while it is being done is done once more afterwards, not at the same time.
 * @param {() => Promise<void>} act
 */
function once(act) {
  let doing = false;
  let again = false;
  const run = async () => {
    again = doing;
    if (doing) return;
    doing = true;
    await act();
    doing = false;
    if (again) void run();
  };
  return run;
}

/**
 * The whole lab, however long the server takes to come back. Where the lab is gone, its page says so.
 * @param {string} address
 * @returns {Promise<import("./types.js").Snapshot>}
 */
async function fetchSnapshot(address) {
  for (let wait = 500; ; wait = Math.min(wait * 2, 8_000)) {
    const response = await fetch(address, { headers: { accept: "application/json" } }).catch(() => null);
    if (response?.ok) return response.json();
    if (response?.status === 404) location.reload();
    await new Promise((resolve) => setTimeout(resolve, wait));
  }
}

/** @param {string} path */
function socketAddress(path) {
  const address = new URL(path, location.href);
  address.protocol = address.protocol.replace("http", "ws");
  return address.href;
}
