/** Puts the lab's page together. One more panel or view is one module and one line here. */

import { LabCommands } from "./commands.js";
import { createClass } from "./classroom/index.js";
import { LiveClass } from "./classroom/live-class.js";
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
import { connect, follow } from "./live.js";
import { createBar, createViewTools } from "./panels/bar.js";
import { createBuilder } from "./panels/builder.js";
import { createClipboard } from "./panels/clipboard.js";
import { createConnection } from "./panels/connection.js";
import { createDialogs } from "./panels/dialogs.js";
import { createExport } from "./panels/export.js";
import { createInspector } from "./panels/inspector.js";
import { createKeys } from "./panels/keys.js";
import { createLesson } from "./panels/lesson.js";
import { createLog } from "./panels/log.js";
import { createNews } from "./panels/news.js";
import { createPeople } from "./panels/people.js";
import { createReach } from "./panels/reach.js";
import { createSheets } from "./panels/sheets.js";
import { createTime } from "./panels/time.js";
import { pastOf } from "./past.js";
import { LabPeople } from "./people.js";
import { Rights } from "./rights.js";
import { LabSelection } from "./selection.js";
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
  const { snapshot, socket } = await connect(page, new Outbox(sessionStorage, `cnmviz.outbox.${page.code}`), waiting);
  const people = new LabPeople(page.you, socket);
  const load = (/** @type {Snapshot} */ fresh) => {
    live.load(fresh);
    people.know(fresh.people);
  };
  load(snapshot);
  follow(socket, { address: page.snapshot, apply: (frame) => live.apply(frame), load, waiting });
  const selection = new LabSelection(store);
  const rights = new Rights();
  selection.subscribe((ids) => people.select(rights.whyNot("point") ? [] : ids));
  const lab = {
    page, rights, store, live, timeline, socket, people, selection, openMenu,
    commands: new LabCommands(socket, page.commands, timeline),
    announce: createAnnouncer(find("#announcer")),
    toast: createToasts(find("#toasts")),
    shortcuts: new Shortcuts(document),
    panels: new Tabs(find("#tabs"), "Details"),
    class: page.class ? new LiveClass(page.class, page.you) : null,
    signals: /** @type {Emitter<Signals>} */ (new Emitter()),
  };
  show({ ...lab, diagram: draw(lab) });
  socket.open();
}

/** Where the lab is gone, or not open to me any more, its page says so. @param {number} status */
function waiting(status) {
  if (status === 404 || status === 403) location.reload();
}

/** @param {Omit<Lab, "diagram">} lab */
function draw(lab) {
  const { people, rights, timeline } = lab;
  createViewTools(() => stage);
  const stage = new Stage(find("#stage"), lab);
  // At an earlier moment things stand elsewhere: neither their pointers mean anything here, nor mine there.
  stage.onCursor((at) => people.cursor(timeline.at || rights.whyNot("point") ? null : at));
  stage.onDrag((drag) => people.drag(rights.whyNot("point") ? null : drag));
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
  const { page, panels } = lab;
  const { lesson, builder } = page;
  if (lesson) panels.add("lesson", "Lesson", (root) => createLesson(root, lab, lesson));
  panels.add("inspector", "Inspector", (root) => createInspector(root, lab));
  panels.add("reach", "Reach", (root) => createReach(root, lab));
  panels.add("log", "Log", (root) => createLog(root, lab));
  lab.signals.on("show", (key) => panels.show(key));
  if (builder) createBuilder(lab, builder);
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
  createClass(lab);
  new Splitter(find("#side-edge"), { property: "--side-width", size: 368, least: 256, most: () => window.innerWidth * 0.6, vertical: true });
}
