/** Tidying the picture up on request: arranging everything anew, putting single things back into their rows, lining things up. */

import { idOf } from "../lib/keys.js";
import { arranging, entityOf, thingName } from "./actions.js";
import { aligned } from "./align.js";

/** @import {Alignment} from "./align.js" */
/** @import {Canvas} from "./canvas.js" */
/** @import {Mover} from "./mover.js" */
/** @import {Rect} from "./types.js" */

/** Characters of a line that hold an order; in a larger lab things go back into their rows as they were made. */
const LONGEST = 7_000;

export class Tidy {
  /** @param {Canvas} canvas @param {Mover} mover */
  constructor(canvas, mover) {
    this.canvas = canvas;
    this.mover = mover;
  }

  /** Forget all places, and stand in the order in which the fewest lines cross. */
  async arrange() {
    const { store, announce } = this.canvas.options;
    const ids = (await this.canvas.drawing.arrangement?.(this.canvas.lab(), this.canvas.setting)) ?? [];
    const names = ids.map((id) => thingName(store, `container:${id}`));
    const order = names.join(",").length > LONGEST ? [] : names;
    if (!order.length && !store.all("position").length) return announce("Everything stands in order already");
    const done = await this.canvas.perform(arranging(store, [], order));
    if (done) announce(order.length ? "Arranged, so that fewer lines cross" : "Everything is back in its row");
  }

  /** Things that were moved go back into their rows. @param {string[]} keys */
  async restore(keys) {
    const leaders = this.#leaders(keys).filter((key) => this.moved(key));
    if (leaders.length) await this.canvas.perform(arranging(this.canvas.options.store, leaders));
  }

  /** Whether somebody moved a thing by hand. @param {string} key */
  moved(key) {
    const leader = this.mover.leaderOf(key);
    const position = leader ? entityOf(this.canvas.options.store, `position:${idOf(leader)}`) : undefined;
    return position?.kind === "position" && position.placed;
  }

  /** Line up what is selected. @param {Alignment} how */
  align(how) {
    const { selection, announce } = this.canvas.options;
    const rects = this.rects(selection.ids);
    if (rects.size < 2) return announce("Select several things to line them up");
    const corners = aligned(rects, how);
    if (corners.size) void this.mover.put(corners);
  }

  /** Where the things stand that can be lined up. @param {string[]} keys @returns {Map<string, Rect>} by leader */
  rects(keys) {
    const { moving } = this.canvas.drawing;
    if (!moving) return new Map();
    return new Map(this.#leaders(keys).map((leader) => [leader, moving.frameOf(this.canvas.picture, leader).rect]));
  }

  /** @param {string[]} keys */
  #leaders(keys) {
    return [...new Set(keys.map((key) => this.mover.leaderOf(key)).filter(Boolean))];
  }
}
