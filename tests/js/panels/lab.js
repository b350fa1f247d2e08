/** A lab's page without a server: everything is real but the far end of the wire, which a test plays. */

import { LabCommands } from "../../../static/cnmviz/commands.js";
import { Emitter } from "../../../static/cnmviz/lib/emitter.js";
import { openMenu } from "../../../static/cnmviz/lib/menu.js";
import { Outbox } from "../../../static/cnmviz/lib/outbox.js";
import { Shortcuts } from "../../../static/cnmviz/lib/shortcuts.js";
import { Tabs } from "../../../static/cnmviz/lib/tabs.js";
import { LabPeople } from "../../../static/cnmviz/people.js";
import { LabSelection } from "../../../static/cnmviz/selection.js";
import { LabSocket } from "../../../static/cnmviz/socket.js";
import { LabStore } from "../../../static/cnmviz/store.js";
import { Rights } from "../../../static/cnmviz/rights.js";
import { Timeline } from "../../../static/cnmviz/timeline.js";
import { Stage } from "../../../static/cnmviz/views/stage.js";
import { snapshot } from "../entities.js";
import { Wire, memory } from "../wire.js";

/** @import {PageData, Snapshot} from "../../../static/cnmviz/types.js" */
/** @import {Past} from "../../../static/cnmviz/past.js" */
/** @import {Signals} from "../../../static/cnmviz/panels/types.js" */

/** @type {PageData} */
const PAGE = {
  code: "ABCD", title: "A lab", socket: "", snapshot: "", log: "", document: "/document", embed: "http://lab/embed", join: "", frames: "", moment: "", era: "", exports: [], you: { id: "ana", name: "Ana", colour: "#0b7285" },
  drivers: [{ name: "bridge", title: "Bridge", summary: "A virtual switch. It leads outside.", internal: "A virtual switch. It is closed.", shape: "bar", colour: "blue", publishes: true }],
  images: [{ name: "nginx", listens: ["80/tcp"], summary: "A web server", command: ["nginx"], entrypoint: [], exposed: ["80/tcp"] }],
  verdicts: [{ key: "DELIVERED", ok: true, sentence: "It arrives." }, { key: "ISOLATED", ok: false, sentence: "Two networks." }],
  qr: "/qr.svg", class: null, scenario: { save: "/save", known: null, limits: { title: 120, text: 20000, tag: 24, tags: 8 } },
  commands: [{ name: "group", reads: false }, { name: "matrix", reads: true }, { name: "place", reads: false }, { name: "reach", reads: true }],
};

/** @type {Past} */
const NO_PAST = { frames: () => Promise.reject(new Error("no server")), moment: () => Promise.reject(new Error("no server")) };

/**
 * @param {Partial<Snapshot["entities"]>} entities
 * @param {Past} [past]
 */
export function openLab(entities, past = NO_PAST) {
  const live = new LabStore();
  live.load(snapshot(entities, 7));
  const store = new LabStore();
  const timeline = new Timeline({ live, shown: store, past });
  const wire = new Wire("");
  const socket = new LabSocket({ url: "ws://lab", seq: 7, outbox: new Outbox(memory(), "lab"), connect: () => /** @type {any} */ (wire) });
  const people = new LabPeople(PAGE.you, socket);
  const selection = new LabSelection(store);
  const commands = new LabCommands(socket, PAGE.commands, timeline);
  const root = document.createElement("section");
  const picture = document.createElement("div");
  picture.style.height = "400px";
  document.body.append(root, picture);
  /** @type {string[]} */
  const said = [];
  const announce = (/** @type {string} */ text) => void said.push(text);
  const signals = /** @type {Emitter<Signals>} */ (new Emitter());
  const shared = { page: PAGE, rights: new Rights(), class: null, store, live, timeline, selection, commands, announce, openMenu, people, socket, signals, shortcuts: new Shortcuts(root), panels: new Tabs(root, "Details"), toast: announce };
  const diagram = new Stage(picture, shared);
  const lab = { ...shared, diagram };
  socket.open();
  wire.says({ type: "welcome", you: PAGE.you, people: [PAGE.you], seq: 7 });
  const end = () => {
    diagram.destroy();
    socket.close();
    root.remove();
    picture.remove();
  };
  return { lab, root, wire, said, end };
}
