/**
 * The miniatures of the wall. A picture is fetched and drawn when its lab has changed and its tile is in sight, a few at a time; what
 * changes while it is out of sight is drawn once it comes back.
 */

import { Miniature } from "../../scenarios/miniature.js";

/** @import {DriverCard} from "../../types.js" */
/** @typedef {{ root: HTMLElement, url: string, wanted: number, drawn: number, seen: boolean, waits: boolean, miniature: Miniature | null }} Picture */

const AT_ONCE = 4;
const AHEAD = "200px";

export class Pictures {
  /** @type {Map<Element, Picture>} */
  #pictures = new Map();
  /** @type {Picture[]} */
  #queue = [];
  #busy = 0;
  #drivers;
  #observer = new IntersectionObserver((entries) => {
    for (const { target, isIntersecting } of entries) {
      const picture = this.#pictures.get(target);
      if (!picture) continue;
      picture.seen = isIntersecting;
      this.#want(picture);
    }
  }, { rootMargin: AHEAD });

  /** @param {DriverCard[]} drivers */
  constructor(drivers) {
    this.#drivers = drivers;
  }

  /**
   * Keep the picture of a lab true.
   * @param {HTMLElement} root
   * @param {string} url of the snapshot
   * @param {number} seq that it has to show
   */
  show(root, url, seq) {
    const known = this.#pictures.get(root);
    const picture = known ?? { root, url, wanted: seq, drawn: 0, seen: false, waits: false, miniature: null };
    if (known && known.url !== url) picture.drawn = 0;
    Object.assign(picture, { url, wanted: seq });
    this.#pictures.set(root, picture);
    if (!known) this.#observer.observe(root);
    this.#want(picture);
  }

  /** @param {HTMLElement} root */
  forget(root) {
    this.#observer.unobserve(root);
    this.#pictures.delete(root);
  }

  /** @param {Picture} picture */
  #want(picture) {
    if (picture.waits || !picture.seen || picture.drawn >= picture.wanted) return;
    picture.waits = true;
    this.#queue.push(picture);
    this.#next();
  }

  #next() {
    while (this.#busy < AT_ONCE && this.#queue.length) {
      const picture = /** @type {Picture} */ (this.#queue.shift());
      this.#busy += 1;
      void this.#draw(picture).finally(() => {
        this.#busy -= 1;
        picture.waits = false;
        this.#want(picture);
        this.#next();
      });
    }
  }

  /** A tile without its picture is still a tile. @param {Picture} picture */
  async #draw(picture) {
    if (!picture.seen || this.#pictures.get(picture.root) !== picture) return;
    const { wanted } = picture;
    const response = await fetch(picture.url).catch(() => null);
    const snapshot = response?.ok ? await response.json().catch(() => null) : null;
    picture.drawn = Math.max(wanted, snapshot?.seq ?? 0);
    if (!snapshot) return;
    picture.miniature ??= new Miniature(picture.root, this.#drivers);
    picture.miniature.show(snapshot.entities);
  }
}
