/**
 * One lab on the projector, live, as the presenter shows it: views, part of the picture, moment, selection, packet, pointer and light. It
 * is put together from the parts of a lab's page, but has no person, sends nothing, and is taken down when another lab is shown.
 */

import { find } from "../../lib/dom.js";
import { Emitter } from "../../lib/emitter.js";
import { Outbox } from "../../lib/outbox.js";
import { connect, follow } from "../../live.js";
import { LabSelection } from "../../selection.js";
import { LabStore } from "../../store.js";
import { Stage } from "../../views/stage.js";
import { LightLayer } from "../light/layer.js";
import { SeenLight } from "../light/seen.js";
import { Screen } from "../presenting/screen.js";
import { Moments } from "./moments.js";
import { commandsOf, nobody, nowhere } from "./nothing.js";

/** @import {LiveClass} from "../live-class.js" */
/** @import {LabSocket} from "../../socket.js" */
/** @import {Lab} from "../../panels/types.js" */
/** @import {Presented} from "../types.js" */
/** @import {ProjectorPage} from "./types.js" */

const NOBODY = { id: "", name: "", colour: "" };
const PRESENTER = "#7048e8";

/**
 * `run`: another packet is shown, or none. `state`: how the connection is. `barred`: the lab may be shown no more.
 * @typedef {{ run: Stage["run"], state: string, barred: undefined }} Events
 */

/** @extends {Emitter<Events>} */
export class LabView extends Emitter {
  /** @type {Stage | null} */
  #stage = null;
  /** @type {Screen | null} */
  #screen = null;
  /** @type {SeenLight | null} */
  #seen = null;
  /** @type {LabSocket | null} */
  #socket = null;
  /** @type {Presented | null} */
  #presented = null;
  #over = false;
  #page;
  #room;

  /**
   * @param {ProjectorPage} page
   * @param {LiveClass} room
   * @param {string} code of the lab
   */
  constructor(page, room, code) {
    super();
    this.#page = page;
    this.#room = room;
    this.code = code;
  }

  async open() {
    const query = `?lab=${encodeURIComponent(this.code)}`;
    const snapshotAt = `${this.#page.snapshot}${query}`;
    const gone = (/** @type {number} */ status) => {
      if ((status === 403 || status === 404) && !this.#over) this.emit("barred", undefined);
    };
    const { snapshot, socket } = await connect({ snapshot: snapshotAt, socket: this.#page.watch }, new Outbox(nowhere(), ""), gone);
    if (this.#over) return;
    socket.query = { lab: this.code };
    this.#socket = socket;
    const live = new LabStore();
    live.load(snapshot);
    follow(socket, { address: snapshotAt, apply: (frame) => live.apply(frame), load: (fresh) => live.load(fresh), waiting: gone });
    socket.on("state", ({ name }) => this.emit("state", name));
    socket.on("barred", () => this.emit("barred", undefined));
    this.#draw(live, async (at) => (await fetch(`${snapshotAt}&at=${at}`)).json());
    socket.open();
  }

  /** @param {Presented} presented */
  show(presented) {
    this.#presented = presented;
    const stage = this.#stage;
    if (!stage) return;
    if (presented.by && presented.place) this.#screen?.show(presented);
    else if (!presented.by) {
      this.#screen?.clear();
      stage.fit();
    }
    const { place, by } = presented;
    const pointer = place?.view === stage.front ? place.pointer ?? null : null;
    const name = this.#room.info.floor?.name ?? "The teacher";
    stage.setPresenter(by ? { id: "presenter", name, colour: PRESENTER, pointer } : null);
  }

  destroy() {
    this.#over = true;
    this.#socket?.close();
    this.#screen?.show(null);
    this.#seen?.stop();
    this.#stage?.destroy();
    find("#stage").replaceChildren();
  }

  /** The packet of a question runs, once for all who look. @param {import("../../types.js").Trace} trace */
  play(trace) {
    if (this.#presented?.packet) return;
    this.#stage?.showPicture();
    this.#stage?.showTrace(trace);
  }

  clear() {
    if (!this.#presented?.packet) this.#stage?.clearTrace();
  }

  /**
   * @param {LabStore} live
   * @param {(at: number) => Promise<import("../../types.js").Snapshot>} past
   */
  #draw(live, past) {
    const store = new LabStore();
    const timeline = new Moments({ live, shown: store, fetch: past });
    const selection = new LabSelection(store);
    const signals = new Emitter();
    const nothing = () => {};
    const page = { ...this.#page, code: this.code, you: NOBODY, big: true };
    const lab = /** @type {Lab} */ (/** @type {unknown} */ ({
      page, store, live, timeline, selection, signals, class: this.#room, commands: commandsOf(this.#page, this.code),
      people: nobody(), announce: nothing, toast: nothing, openMenu: nothing,
    }));
    const stage = new Stage(find("#stage"), lab);
    this.#stage = stage;
    this.#screen = new Screen(/** @type {any} */ ({ ...lab, diagram: stage }));
    signals.on("trace", (trace) => void stage.showTrace(trace));
    stage.on("run", (run) => this.emit("run", run));
    stage.on("turned", () => (this.#presented ? this.show(this.#presented) : undefined));
    this.#light(stage, lab);
    this.#describe(store);
    if (this.#presented) this.show(this.#presented);
  }

  /** @param {Stage} stage @param {Lab} lab */
  #light(stage, lab) {
    const ground = { room: this.#room, lab: this.code, front: () => stage.front, glass: () => stage.glass(), onTurned: (/** @type {() => void} */ listener) => void stage.on("turned", listener) };
    this.#seen = new SeenLight(ground, new LightLayer(ground), { follows: () => !this.#over, own: () => false, holds: () => false, store: lab.store, announce: () => {} });
  }

  /** The picture in words, for whoever does not see it. @param {LabStore} store */
  #describe(store) {
    const say = () => {
      const names = store.containers().map(({ name, status }) => `${name}, ${status}`);
      find("#picture-of").setAttribute("aria-label", `Picture of the lab: ${names.slice(0, 30).join("; ") || "no containers"}`);
    };
    store.subscribe(say);
    say();
  }
}
