/**
 * The class on the projector: what the presenter shows, the question that was put, the code, and how many are there. It is nobody: it sends
 * nothing, and is told nothing private (cnmviz/classroom/projector).
 */

import { LiveClass } from "./classroom/live-class.js";
import { createBand } from "./classroom/projector/band.js";
import { createCode } from "./classroom/projector/code.js";
import { LabView } from "./classroom/projector/lab-view.js";
import { nowhere } from "./classroom/projector/nothing.js";
import { createProjectedPoll } from "./classroom/projector/poll.js";
import { find } from "./lib/dom.js";
import { Outbox } from "./lib/outbox.js";
import { Shortcuts } from "./lib/shortcuts.js";
import { turnTheme } from "./lib/theme.js";

/** @import {Presented} from "./classroom/types.js" */
/** @import {ProjectorPage} from "./classroom/projector/types.js" */

start(JSON.parse(find("#page").textContent ?? ""));

/** @param {ProjectorPage} page */
function start(page) {
  const about = { title: page.title, code: page.code, role: /** @type {const} */ ("observer"), you: 0, shared: true, limits: { nickname: 0 }, urls: { socket: page.socket, lab: page.lab } };
  const room = new LiveClass(about, { id: "", name: "", colour: "" }, { outbox: new Outbox(nowhere(), "") });
  const band = createBand(find("#band"));
  /** @type {LabView | null} */
  let view = null;
  const open = (/** @type {string} */ lab) => {
    view?.destroy();
    band(null);
    const fresh = new LabView(page, room, lab);
    view = fresh;
    fresh.on("run", band);
    fresh.on("state", (name) => {
      if (view === fresh) find("#state").hidden = name === "live" || name === "catching-up";
    });
    // A copy whose student takes back consent leaves for the class's lab; where that is barred too, the page says why.
    fresh.on("barred", () => (view !== fresh ? undefined : lab === codeOf(page.lab) ? location.reload() : open(codeOf(page.lab))));
    void fresh.open();
  };
  open(codeOf(page.lab));
  room.on("presented", (/** @type {Presented} */ presented) => {
    const lab = presented.by ? codeOf(presented.lab ?? "") : codeOf(page.lab);
    if (lab && lab !== view?.code) open(lab);
    view?.show(presented);
  });
  createProjectedPoll(find("#poll"), room, { play: (trace) => view?.play(trace), clear: () => view?.clear() });
  tell(room);
  listen(room);
  createTools();
  room.open();
}

/** @param {LiveClass} room */
function tell(room) {
  room.on("count", ({ here, joined }) => {
    for (const count of document.querySelectorAll(".count")) count.textContent = here === joined || !joined ? `${here} here` : `${here} of ${joined} here`;
  });
  room.on("class", ({ title, floor, door_open: open, ended }) => {
    find("#title").textContent = title;
    find("#presents").textContent = ended ? "The class has ended" : floor ? `${floor.name} has the floor` : "";
    find("#door-state").hidden = open;
  });
}

/** @param {LiveClass} room */
function listen(room) {
  // The page of an old code has the words for it.
  room.on("barred", () => location.reload());
  window.addEventListener("online", () => room.retryNow());
}

function createTools() {
  const turn = createCode(() => {});
  const whole = find("#whole-screen");
  const fill = () => void (document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen()).catch(() => {});
  whole.hidden = !document.fullscreenEnabled;
  whole.addEventListener("click", fill);
  find("#theme").addEventListener("click", () => turnTheme());
  const keys = new Shortcuts(document);
  keys.add("Projector", "C", "The code: small, large, away", turn);
  keys.add("Projector", "F", "The whole screen", fill);
  keys.add("Projector", "Alt+Shift+D", "Light or dark", turnTheme);
}

/** The code of a lab, by its address. @param {string} address */
function codeOf(address) {
  return /^\/lab\/([^/]+)\/$/.exec(address)?.[1] ?? "";
}
