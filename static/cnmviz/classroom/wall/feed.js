/** The copies of a class as the server tells them, kept: every message has those that changed. Draws nothing. */

import { Connection } from "../../connection.js";
import { Outbox } from "../../lib/outbox.js";

/** @import {Message, Events} from "../../connection.js" */
/** @import {Tile, Tiles} from "./types.js" */
/** @typedef {Events & { tiles: number[] }} FeedEvents `tiles`: the ids of those that changed, came or went */

const NOTHING = { getItem: () => null, setItem() {}, removeItem() {} };

/** @extends {Connection<FeedEvents>} */
export class WallFeed extends Connection {
  /** @type {Map<number, Tile>} */
  tiles = new Map();
  #url;
  #ahead = 0;
  #anew = false;

  /** @param {string} url */
  constructor(url) {
    super({ outbox: new Outbox(NOTHING, "") });
    this.#url = url;
  }

  /** What the server's clock shows, in seconds since 1970. */
  get now() {
    return Date.now() / 1000 + this.#ahead;
  }

  /** @override */
  address() {
    const address = new URL(this.#url, location.href);
    address.protocol = address.protocol.replace("http", "ws");
    return address.href;
  }

  /**
   * @override
   * @param {Message & any} message
   */
  react(message) {
    if (message.type === "welcome") {
      this.#anew = true;
      this.greeted();
    }
    if (message.type === "tiles") this.#take(message);
  }

  /** @param {Tiles} message */
  #take({ tiles = {}, now }) {
    this.#ahead = now - Date.now() / 1000;
    const gone = this.#anew ? [...this.tiles.keys()].filter((id) => !tiles[id]) : [];
    this.#anew = false;
    for (const id of gone) this.tiles.delete(id);
    for (const [id, tile] of Object.entries(tiles)) {
      if (tile) this.tiles.set(Number(id), tile);
      else this.tiles.delete(Number(id));
    }
    this.emit("tiles", [...gone, ...Object.keys(tiles).map(Number)]);
  }
}
