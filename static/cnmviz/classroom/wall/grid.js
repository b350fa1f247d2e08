/**
 * The tiles in their order. Nothing moves by itself: a tile that is looked at or pressed stays where it is, and newcomers stand last,
 * until the teacher sorts again. The button says how many would move.
 */

import { Pictures } from "./pictures.js";
import { inOrder, stateOf } from "./states.js";
import { createTile } from "./tile.js";

/** @import {DriverCard} from "../../types.js" */
/** @import {WallFeed} from "./feed.js" */
/** @import {Deeds, TileView} from "./tile.js" */
/** @import {State} from "./states.js" */

export class Grid {
  /** @type {Map<number, TileView>} */
  #views = new Map();
  /** @type {number[]} */
  #order = [];
  #pictures;
  #root;
  #feed;
  #deeds;
  /** Which are shown. @type {{ state: State | "", words: string }} */
  filter = { state: "", words: "" };

  /**
   * @param {HTMLElement} root
   * @param {WallFeed} feed
   * @param {{ drivers: DriverCard[], deeds: Deeds }} options
   */
  constructor(root, feed, { drivers, deeds }) {
    this.#root = root;
    this.#feed = feed;
    this.#deeds = deeds;
    this.#pictures = new Pictures(drivers);
  }

  /** Draw those that changed. @param {Iterable<number>} ids */
  update(ids) {
    for (const id of ids) {
      const tile = this.#feed.tiles.get(id);
      if (!tile) this.#remove(id);
      else this.#draw(this.#views.get(id) ?? this.#add(id), tile);
    }
  }

  /** Time has passed: how long ago it was, and who is stuck by now. */
  refresh() {
    for (const [id, view] of this.#views) {
      const tile = this.#feed.tiles.get(id);
      if (tile) this.#draw(view, tile, { pictures: false });
    }
  }

  /** How many tiles stand elsewhere than they would, sorted. */
  get misplaced() {
    return inOrder(this.#feed.tiles.values(), this.#feed.now).filter((id, at) => this.#order[at] !== id).length;
  }

  sort() {
    const held = document.activeElement;
    this.#order = inOrder(this.#feed.tiles.values(), this.#feed.now);
    this.#order.forEach((id, at) => {
      const root = this.#views.get(id)?.root;
      if (root && this.#root.children[at] !== root) this.#root.insertBefore(root, this.#root.children[at] ?? null);
    });
    if (held instanceof HTMLElement && held !== document.activeElement) held.focus({ preventScroll: true });
  }

  /** How many are shown, of those there are. */
  get found() {
    return [...this.#views.values()].filter(({ root }) => !root.hidden).length;
  }

  /** @param {number} id */
  #add(id) {
    const view = createTile(/** @type {import("./types.js").Tile} */ (this.#feed.tiles.get(id)), this.#deeds);
    this.#views.set(id, view);
    this.#order.push(id);
    this.#root.append(view.root);
    return view;
  }

  /**
   * @param {TileView} view
   * @param {import("./types.js").Tile} tile
   */
  #draw(view, tile, { pictures = true } = {}) {
    const { state, words } = this.filter;
    view.draw(tile, this.#feed.now);
    view.root.hidden = (state !== "" && stateOf(tile, this.#feed.now) !== state) || !tile.name.toLowerCase().includes(words);
    if (pictures) this.#pictures.show(view.picture, tile.snapshot, tile.seq);
  }

  /** @param {number} id */
  #remove(id) {
    const view = this.#views.get(id);
    if (!view) return;
    this.#pictures.forget(view.picture);
    view.root.remove();
    this.#views.delete(id);
    this.#order = this.#order.filter((other) => other !== id);
  }
}
