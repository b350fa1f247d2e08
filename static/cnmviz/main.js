/** Puts the lab's page together. One more panel or view is one module and one line here. */

import { LabCommands } from "./commands.js";
import { createConsole } from "./console/console.js";
import { createAnnouncer } from "./lib/announce.js";
import { find } from "./lib/dom.js";
import { Emitter } from "./lib/emitter.js";
import { openMenu } from "./lib/menu.js";
import { Outbox } from "./lib/outbox.js";
import { Shortcuts } from "./lib/shortcuts.js";
import { Splitter } from "./lib/splitter.js";
import { Tabs } from "./lib/tabs.js";
import { createToasts } from "./lib/toast.js";
import { createBar, createViewTools } from "./panels/bar.js";
import { createClipboard } from "./panels/clipboard.js";
import { createConnection } from "./panels/connection.js";
import { createDialogs } from "./panels/dialogs.js";
import { createExport } from "./panels/export.js";
import { createInspector } from "./panels/inspector.js";
import { createKeys } from "./panels/keys.js";
import { createLog } from "./panels/log.js";
import { createNews } from "./panels/news.js";
import { createPeople } from "./panels/people.js";
import { createReach } from "./panels/reach.js";
import { createSheets } from "./panels/sheets.js";
import { createTime } from "./panels/time.js";
import { pastOf } from "./past.js";
import { LabPeople } from "./people.js";
import { LabSelection } from "./selection.js";
import { LabSocket } from "./socket.js";
import { LabStore } from "./store.js";
import { Timeline } from "./timeline.js";
import { Stage } from "./views/stage.js";

/** @typedef {import("./panels/types.js").Lab} Lab */
/** @typedef {import("./panels/types.js").Signals} Signals */
/** @typedef {import("./types.js").PageData} PageData */
/** @typedef {import("./types.js").Snapshot} Snapshot */

void start(JSON.parse(find("#page").textContent ?? ""));

/** @param {PageData} page */
async function start(page) {
  const live = new LabStore();
  const store = new LabStore();
  const timeline = new Timeline({ live, shown: store, past: pastOf(page) });
  const snapshot = await fetchSnapshot(page.snapshot);
  const outbox = new Outbox(sessionStorage, `cnmviz.outbox.${page.code}`);
  const socket = new LabSocket({ url: socketAddress(page.socket), seq: snapshot.seq, outbox });
  const people = new LabPeople(page.you, socket);
  keepTrue(page, live, socket, people, snapshot);
  const selection = new LabSelection(store);
  selection.subscribe((ids) => people.select(ids));
  const lab = {
    page, store, live, timeline, socket, people, selection, openMenu,
    commands: new LabCommands(socket, timeline),
    announce: createAnnouncer(find("#announcer")),
    toast: createToasts(find("#toasts")),
    shortcuts: new Shortcuts(document),
    signals: /** @type {Emitter<Signals>} */ (new Emitter()),
  };
  show({ ...lab, diagram: draw(lab) });
  socket.open();
}

/**
 * The present follows the socket, and where that has lost the thread, a snapshot.
 * @param {PageData} page
 * @param {LabStore} live
 * @param {LabSocket} socket
 * @param {LabPeople} people
 * @param {Snapshot} snapshot
 */
function keepTrue(page, live, socket, people, snapshot) {
  const load = (/** @type {Snapshot} */ fresh) => {
    live.load(fresh);
    people.know(fresh.people);
  };
  load(snapshot);
  socket.on("frame", (frame) => live.apply(frame));
  const reload = once(async () => {
    const fresh = await fetchSnapshot(page.snapshot);
    load(fresh);
    socket.restart(fresh.seq);
  });
  socket.on("resync", () => void reload());
  window.addEventListener("online", () => socket.retryNow());
  document.addEventListener("visibilitychange", () => (document.hidden ? undefined : socket.retryNow()));
}

/** @param {Omit<Lab, "diagram">} lab */
function draw(lab) {
  const { people, timeline } = lab;
  createViewTools(() => stage);
  const stage = new Stage(find("#stage"), lab);
  // At an earlier moment things stand elsewhere: neither their pointers mean anything here, nor mine there.
  stage.onCursor((at) => people.cursor(timeline.at ? null : at));
  stage.onDrag((drag) => people.drag(drag));
  const showPeople = () => {
    const others = timeline.at ? [] : people.here().filter(({ id }) => id !== people.me.id);
    stage.setPeople(new Map(others.map((person) => [person.id, person])));
  };
  people.subscribe(showPeople);
  timeline.on("moved", () => {
    people.cursor(null);
    showPeople();
  });
  return stage;
}

/** @param {Lab} lab */
function show(lab) {
  const tabs = new Tabs(find("#tabs"), "Details");
  tabs.add("inspector", "Inspector", (root) => createInspector(root, lab));
  tabs.add("reach", "Reach", (root) => createReach(root, lab));
  tabs.add("log", "Log", (root) => createLog(root, lab));
  lab.signals.on("show", (key) => tabs.show(key));
  createConnection(find("#connection"), lab.socket);
  createPeople(find("#people"), lab);
  createDialogs(lab);
  createSheets(find("#sheets"), lab);
  createBar(lab);
  createExport(lab);
  createKeys(lab, createConsole(find("#console"), lab));
  createNews(lab);
  createClipboard(lab);
  createTime(find("#stage"), lab);
  new Splitter(find("#side-edge"), { property: "--side-width", size: 368, least: 256, most: () => window.innerWidth * 0.6, vertical: true });
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
 * @returns {Promise<Snapshot>}
 */
async function fetchSnapshot(address) {
  for (let wait = 500; ; wait = Math.min(wait * 2, 8_000)) {
    const response = await fetch(address).catch(() => null);
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
