/**
 * Which moment of the lab a projector shows: the present, or an earlier one that the presenter went to. The same to whoever looks as the
 * timeline of a lab's page, but moments come whole: of the steps between them a projector is not told.
 */

import { Emitter } from "../../lib/emitter.js";

/** @import {LabStore} from "../../store.js" */
/** @import {Snapshot} from "../../types.js" */

/** @extends {Emitter<{ moved: undefined }>} */
export class Moments extends Emitter {
  /** The seq that is shown; 0 is the present. */
  at = 0;
  /** The one that is to be shown. */
  aim = 0;
  #live;
  #shown;
  #fetch;

  /**
   * @param {object} options
   * @param {LabStore} options.live
   * @param {LabStore} options.shown nobody else writes on it
   * @param {(at: number) => Promise<Snapshot>} options.fetch
   */
  constructor({ live, shown, fetch }) {
    super();
    this.#live = live;
    this.#shown = shown;
    this.#fetch = fetch;
    shown.become(live);
    live.subscribe((_changes, frame) => {
      if (this.at) return;
      if (frame) shown.apply(frame);
      else shown.become(live);
    });
  }

  /** Another moment is on its way. */
  get waiting() {
    return this.aim !== this.at;
  }

  /** @param {number} at */
  go(at) {
    this.aim = at;
    void this.#fetch(at).then((snapshot) => {
      if (this.aim !== at) return;
      this.#shown.load(snapshot);
      this.#moved(at);
    }, () => {
      if (this.aim === at) this.aim = this.at;
    });
  }

  now() {
    this.aim = 0;
    if (!this.at) return;
    this.#shown.become(this.#live);
    this.#moved(0);
  }

  /** @param {number} at */
  #moved(at) {
    this.at = at;
    this.emit("moved", undefined);
  }
}
