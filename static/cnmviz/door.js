/** The page with a class's code for the projector: how many are there, whether the door is open. What else it says stands in it already. */

import { Connection } from "./connection.js";
import { find } from "./lib/dom.js";
import { Outbox } from "./lib/outbox.js";

/** @import {Message} from "./connection.js" */

const page = JSON.parse(find("#page").textContent ?? "");
const nothing = { getItem: () => null, setItem() {}, removeItem() {} };

/** @extends {Connection<import("./connection.js").Events>} */
class Door extends Connection {
  /** @override */
  address() {
    const address = new URL(page.socket, location.href);
    address.protocol = address.protocol.replace("http", "ws");
    return address.href;
  }

  /**
   * @override
   * @param {Message & any} message
   */
  react(message) {
    if (message.type === "welcome") this.greeted();
    if (message.type === "count") find("#count").textContent = counted(message);
    if (message.type === "class") find("#state").hidden = message.door_open;
  }
}

/** @param {{ joined: number, here: number }} count */
function counted({ joined, here }) {
  if (!joined) return "Nobody has come in yet";
  return here === joined ? `${here} here` : `${here} here, ${joined} joined`;
}

const door = new Door({ outbox: new Outbox(nothing, "") });
// The page of an old code has the words for it.
door.on("barred", () => location.reload());
window.addEventListener("online", () => door.retryNow());
door.open();
