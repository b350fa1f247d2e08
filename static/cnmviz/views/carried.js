/**
 * A packet's way that goes along when another view comes to the front: to whoever started it, one player; inside, the player of the view
 * in front.
 */

/** @import {TracePlayer} from "../diagram/types.js" */

/** @implements {TracePlayer} */
export class CarriedTrace {
  /** @type {TracePlayer} */
  #player;
  #deafen = () => {};
  /** @type {Set<(at: number, playing: boolean) => void>} */
  #listeners = new Set();

  /** @param {TracePlayer} player of the view in front */
  constructor(player) {
    this.#player = player;
    this.#listen();
  }

  get trace() {
    return this.#player.trace;
  }

  get at() {
    return this.#player.at;
  }

  get playing() {
    return this.#player.playing;
  }

  play() {
    this.#player.play();
  }

  pause() {
    this.#player.pause();
  }

  /** @param {number} index */
  stepTo(index) {
    this.#player.stepTo(index);
  }

  /** @param {(at: number, playing: boolean) => void} listener */
  onHop(listener) {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  /** Go on in another view, from where the packet is. @param {(trace: TracePlayer["trace"]) => TracePlayer} start */
  carry(start) {
    const { at, playing, trace } = this;
    this.#deafen();
    this.#player = start(trace);
    this.#player.stepTo(at);
    this.#listen();
    if (playing) this.#player.play();
  }

  #listen() {
    this.#deafen = this.#player.onHop((at, playing) => {
      for (const listener of [...this.#listeners]) listener(at, playing);
    });
  }
}
