/**
 * What somebody presents, on this page: the same view, moment, part of the picture and selection, and the packet at the same stop. It
 * never changes the lab. While it shows something, `showing` is true, so that nobody takes it for the hand of this page's person.
 */

import { beatOf, shared } from "../../trace/beat.js";
import { VIEWS } from "../../views/stage.js";

/** @import {TraceRun} from "../../trace/run.js" */
/** @import {Trace} from "../../types.js" */
/** @import {Beat, ClassLab, Place, Presented, Walked} from "../types.js" */

/** A clock that is off by less is left alone. */
const CLOSE = 40;

export class Screen {
  showing = false;
  /** What is to be seen. @type {Presented | null} */
  #wanted = null;
  /** @type {Walked | null} */
  #walked = null;
  /** The packet that is led, once it is on this page. @type {{ number: number, run: TraceRun } | null} */
  #led = null;
  /** Where it was put last, and by which clock. @type {{ beat: string, offset: number } | null} */
  #put = null;
  #rect = "";
  #lab;

  /** @param {ClassLab} lab */
  constructor(lab) {
    this.#lab = lab;
    const { class: room, timeline, live } = lab;
    room.on("walked", (/** @type {Walked} */ walked) => void (this.#walked = walked));
    room.on("pong", () => this.#again());
    timeline.on("moved", () => this.#again());
    live.subscribe(() => this.#again());
    // The part that fits is another one in a window of another size; the picture has measured itself by then.
    window.addEventListener("resize", () => setTimeout(() => {
      this.#rect = "";
      this.#again();
    }, 200));
  }

  /** The packet on this page that is led by all, if it is one. @returns {{ number: number, run: TraceRun } | null} */
  get led() {
    return this.#led;
  }

  /** @param {Presented | null} presented null: look no more @param {boolean} [anew] also what did not change, because the page was elsewhere */
  show(presented, anew = false) {
    this.#wanted = presented;
    if (anew) this.forget();
    if (presented?.place || presented?.packet) this.#quietly(() => this.#draw(presented));
    else if (presented?.lab) this.#quietly(() => this.#packet(null));
  }

  /** Nobody presents any more: what they had brought here is taken off. */
  clear() {
    this.#wanted = null;
    const { timeline } = this.#lab;
    this.#quietly(() => {
      this.#packet(null);
      if (timeline.at || timeline.waiting) timeline.now();
    });
  }

  /** What is on this page may be anything by now. */
  forget() {
    this.#rect = "";
    this.#put = null;
    if (this.#led?.run.over) this.#led = null;
  }

  #again() {
    if (this.#wanted) this.show(this.#wanted);
  }

  /** @param {() => void} work */
  #quietly(work) {
    const before = this.showing;
    this.showing = true;
    try {
      work();
    } finally {
      this.showing = before;
    }
  }

  /** @param {Presented} presented */
  #draw({ place, packet }) {
    if (place) this.#place(place);
    this.#packet(packet ?? null);
  }

  /** @param {Place} place */
  #place({ view = "", at = 0, selected = [], rect = null }) {
    const { diagram, timeline, selection, people } = this.#lab;
    if (VIEWS.some(({ key }) => key === view) && diagram.front !== view) diagram.show(view);
    if (at && timeline.aim !== at) timeline.go(at);
    if (!at && (timeline.at || timeline.waiting)) timeline.now();
    people.quietly(() => selection.set(selected));
    const seen = JSON.stringify([view, rect]);
    if (!rect || seen === this.#rect) return;
    this.#rect = seen;
    diagram.see({ x: rect[0], y: rect[1], w: rect[2], h: rect[3] });
  }

  /** @param {{ number: number, beat: Beat } | null} packet */
  #packet(packet) {
    if (!packet) {
      this.#led?.run.end();
      this.#led = null;
      return;
    }
    if (this.#led?.number !== packet.number) this.#begin(packet.number);
    if (this.#led?.number === packet.number && !this.#led.run.over) this.#lead(this.#led.run, packet.beat);
  }

  /** Put another packet on this page, once the page is at its moment and has what it leads over. @param {number} number */
  #begin(number) {
    const { timeline, live, signals, diagram } = this.#lab;
    const walked = this.#walked;
    if (walked?.number !== number || timeline.at !== walked.at || timeline.waiting || live.seq < walked.seq) return;
    shared.add(walked.trace);
    if (!diagram.run || diagram.run.over || !sameWay(diagram.run.trace, walked.trace)) signals.emit("trace", walked.trace);
    if (diagram.run) this.take(number, diagram.run);
  }

  /** A packet on this page is the one that is led. @param {number} number @param {TraceRun} run */
  take(number, run) {
    run.clock.beat = beatOf(run.stops);
    this.#led = { number, run };
    this.#put = null;
  }

  /** The number of a packet that came from the server; 0 for one that was found on this page. @param {TraceRun} run */
  numberOf(run) {
    return this.#walked?.trace === run.trace ? this.#walked.number : 0;
  }

  /** The presenter's packet takes the very way that everybody was told, also if the lab has changed since it was asked for. */
  agree() {
    const [led, walked] = [this.#led, this.#walked];
    if (!led || led.run.over || led.number !== walked?.number || led.run.trace === walked.trace) return;
    if (!sameWay(led.run.trace, walked.trace)) this.#quietly(() => this.#lab.signals.emit("trace", walked.trace));
  }

  /** @param {TraceRun} run @param {Beat} beat */
  #lead(run, beat) {
    const { time } = this.#lab.class;
    const told = JSON.stringify(beat);
    if (told === this.#put?.beat && (!beat.playing || Math.abs(this.#put.offset - time.offset) < CLOSE)) return;
    this.#put = { beat: told, offset: time.offset };
    run.clock.join({ stop: beat.stop, playing: beat.playing ?? false, speed: beat.speed ?? 1, since: time.local(beat.since ?? 0) });
  }
}

/** Whether two traces lead over the same stops; what would turn their answer round may be known of one alone. @param {Trace} one @param {Trace} other */
function sameWay(one, other) {
  return JSON.stringify([one.packet, one.hops]) === JSON.stringify([other.packet, other.hops]);
}
