/**
 * The presenter's window: says what it looks at whenever that has changed, and leads the packet that is shown. It goes on by itself
 * after a reload, in another lab of the class, and once the connection is back. Draws nothing.
 */

import { Emitter } from "../../lib/emitter.js";
import { questionOf } from "../../places.js";

/** @import {TraceRun} from "../../trace/run.js" */
/** @import {Receipt} from "../../types.js" */
/** @import {Beat, ClassLab, Place} from "../types.js" */
/** @import {Screen} from "./screen.js" */
/** @typedef {{ changed: undefined, refused: string }} Events `refused`: why something is not shown to the class */

/** Milliseconds between two looks at what I show. */
const LOOK_EVERY = 100;
const MOST_SELECTED = 50;
const KEY = /^[ -~]{1,100}$/;

/** @extends {Emitter<Events>} */
export class Presenter extends Emitter {
  /** I want to present, also while somebody else has the floor. */
  #wanted = false;
  #begun = false;
  #asking = false;
  /** Nothing was presented from this page yet. */
  #fresh = true;
  #had = false;
  /** What was told last: the place, and whether the packet plays, and how fast. */
  #placed = "";
  #led = "";
  /** @type {() => void} */
  #unlisten = () => {};
  #lab;
  #screen;
  #window;

  /**
   * @param {ClassLab} lab
   * @param {Screen} screen
   * @param {string} window this one
   */
  constructor(lab, screen, window) {
    super();
    this.#lab = lab;
    this.#screen = screen;
    this.#window = window;
    const { class: room, diagram, following } = lab;
    room.on("class", () => this.#look());
    room.on("state", ({ name }) => {
      if (name === "offline" || name === "connecting") this.#become(false);
    });
    following.on("news", () => this.#look());
    document.addEventListener("visibilitychange", () => this.#look());
    diagram.on("run", (run) => this.#ran(run));
    setInterval(() => this.#place(), LOOK_EVERY);
  }

  /** Whether I may present. */
  get may() {
    const { info, presents, teaches } = this.#lab.class;
    return !info.ended && (presents || (teaches && !info.floor));
  }

  get presents() {
    return this.#begun && this.may;
  }

  start() {
    this.#wanted = true;
    void this.#begin();
  }

  stop() {
    this.#wanted = false;
    this.#become(false);
    void this.#ask({ type: "present", on: false });
  }

  /** The class, or what is presented, is another one: begin, go on, or let another window present. */
  #look() {
    const { class: room, following } = this.#lab;
    if (room.presents !== this.#had) {
      this.#had = room.presents;
      this.#become(false);
      // Who is given the floor presents at once; a teacher who gave it away goes on once it is back.
      this.#wanted = this.#had || (this.#wanted && room.teaches);
    }
    if (!this.may && this.#begun) this.#become(false);
    if (!following.presented) return;
    if (this.#begun && following.presenter && !following.leads && this.may) {
      this.#wanted = false;
      this.#become(false);
    }
    if (this.presents) this.#screen.agree();
    if (this.#begun || !this.may) return;
    // Who has just stopped leads until the server has said so, and does not begin again by that.
    if (following.leads && (this.#wanted || this.#fresh)) void this.#resume();
    else if (this.#wanted && !document.hidden && (!following.mine || following.lost)) void this.#begin();
    this.emit("changed", undefined);
  }

  /** This window presented before: after a reload it shows again what it had shown. */
  async #resume() {
    if (this.#asking) return;
    const { following, timeline } = this.#lab;
    const { presented, lab } = following;
    this.#wanted = true;
    if (this.#fresh && presented && lab === location.pathname) {
      this.#asking = true;
      this.#screen.show(presented, true);
      if (timeline.waiting) await arrived(timeline);
      this.#asking = false;
    }
    await this.#begin();
  }

  async #begin() {
    if (this.#asking) return;
    this.#asking = true;
    const answer = await this.#ask({ type: "present", lab: this.#lab.page.code, window: this.#window });
    this.#asking = false;
    if (!answer) return;
    if (answer.error) {
      this.#wanted = false;
      this.emit("refused", answer.error);
      return;
    }
    this.#fresh = false;
    this.#placed = this.#led = "";
    this.#screen.show(null);
    this.#become(true);
    this.#place();
    this.#ran(this.#lab.diagram.run);
  }

  /** @param {boolean} begun */
  #become(begun) {
    this.#begun = begun;
    this.emit("changed", undefined);
  }

  /** @param {import("../../connection.js").Message} message @returns {Promise<Receipt | null>} */
  #ask(message) {
    return this.#lab.class.ask(message);
  }

  /** Say what I look at, where that is something else than before. */
  #place() {
    if (!this.presents || document.hidden) return;
    const place = placeOf(this.#lab);
    const text = JSON.stringify(place);
    if (text === this.#placed) return;
    this.#placed = text;
    void this.#ask({ type: "look", place }).then((answer) => {
      if (!answer || answer.error) this.#placed = "";
    });
  }

  /** Another packet is shown here, or none. @param {TraceRun | null} run */
  #ran(run) {
    this.#unlisten();
    this.#unlisten = () => {};
    if (!this.presents) return;
    const { led } = this.#screen;
    const number = run ? this.#screen.numberOf(run) : 0;
    if (!run || run.over) setTimeout(() => this.#cleared());
    else if (number && number === this.#lab.following.presented?.packet?.number) {
      this.#screen.take(number, run);
      this.#lead(run, number);
    } else if (led?.run === run && led.number && led.number === this.#lab.following.presented?.packet?.number) this.#lead(run, led.number);
    else void this.#walk(run);
  }

  /** A packet that was cleared to show another one is not cleared for the class. */
  #cleared() {
    const { run } = this.#lab.diagram;
    if (this.presents && (!run || run.over)) void this.#ask({ type: "walk" });
  }

  /** The class has not got this packet: let its way be found for all. @param {TraceRun} run */
  async #walk(run) {
    const { timeline, live, store, diagram } = this.#lab;
    this.#screen.take(0, run);
    const answer = await this.#ask({ type: "walk", ...questionOf(store, run.trace), seq: timeline.at || live.seq, at: timeline.at, beat: this.#beat(run) });
    if (!answer || run.over || diagram.run !== run) return;
    if (answer.error) {
      this.emit("refused", answer.error);
      return;
    }
    const { number } = /** @type {any} */ (answer).given;
    this.#screen.take(number, run);
    this.#lead(run, number);
  }

  /** Tell where the packet is, now and whenever that is not what the beat makes of it. @param {TraceRun} run @param {number} number */
  #lead(run, number) {
    const { clock } = run;
    const tell = () => {
      if (!this.presents || run.over) return;
      this.#led = `${clock.playing} ${clock.speed}`;
      void this.#ask({ type: "lead", number, beat: this.#beat(run) }).then((answer) => {
        // A server that was started again may not have got it.
        if (answer?.error && this.presents && !run.over && this.#screen.led?.number === number) void this.#walk(run);
      });
    };
    this.#unlisten();
    this.#unlisten = clock.onStop(({ by, playing, speed }) => {
      if (by === "hand" || this.#led !== `${playing} ${speed}`) tell();
    });
    tell();
  }

  /** @param {TraceRun} run @returns {Beat} */
  #beat({ clock }) {
    if (!clock.playing) return { stop: clock.at, playing: false, speed: clock.speed };
    const { stop, since } = clock.anchor;
    return { stop, playing: true, speed: clock.speed, since: Math.max(0, Math.round(this.#lab.class.time.server(since))) };
  }
}

/** The moment is there to which one was on the way, or cannot be reached. @param {import("../../timeline.js").Timeline} timeline */
function arrived(timeline) {
  return new Promise((resolve) => {
    timeline.on("moved", () => resolve(undefined));
    timeline.on("problem", () => resolve(undefined));
  });
}

/** What this page looks at. @param {ClassLab} lab @returns {Place} */
export function placeOf({ diagram, selection, timeline }) {
  const rect = diagram.seen();
  const near = (/** @type {number} */ length) => Math.round(length * 10) / 10;
  return {
    view: diagram.front,
    rect: rect && rect.w > 0.1 && rect.h > 0.1 ? [near(rect.x), near(rect.y), near(rect.w), near(rect.h)] : null,
    selected: selection.ids.filter((key) => KEY.test(key)).slice(0, MOST_SELECTED),
    at: timeline.at,
    pointer: diagram.pointing(),
  };
}
