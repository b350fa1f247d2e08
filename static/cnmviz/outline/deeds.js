/** What a person can do with a line of the outline: the same commands, dialogs and menu as in the picture. */

import { deletions, removal } from "../diagram/actions.js";
import { groupItems } from "../diagram/groups.js";
import { menuOf } from "../diagram/menu.js";
import { inShort, refusal } from "../lib/receipt.js";
import { inTurn, offerUndo } from "../lib/steps.js";
import { endOfKey } from "../places.js";

/** @import {Gesture} from "../diagram/actions.js" */
/** @import {Lab} from "../panels/types.js" */
/** @import {MenuItem} from "../types.js" */
/** @import {Branch} from "./types.js" */

export class Deeds {
  #lab;

  /** @param {Lab} lab */
  constructor(lab) {
    this.#lab = lab;
  }

  /** @param {string} thing */
  open(thing) {
    this.#lab.selection.set([thing]);
    this.#lab.signals.emit("show", "inspector");
  }

  /** @param {string} thing the only one that is selected if none is named */
  connect(thing) {
    const { selection, signals, store } = this.#lab;
    const [one = "", ...more] = selection.ids;
    const about = thing || (more.length ? "" : one);
    const endpoint = about.startsWith("endpoint:") ? store.get("endpoint", about.slice("endpoint:".length)) : undefined;
    const key = endpoint?.kind === "endpoint" ? `container:${endpoint.container}` : about;
    if (/^(container|network):/.test(key)) signals.emit("dialog", { key: "connect", about: key });
    else this.#say("Choose a container or a network to connect");
  }

  /** Two selected things are both ends; otherwise the question starts at the thing. @param {string} thing */
  reach(thing) {
    const { selection, signals } = this.#lab;
    const [source = "", target = "", ...more] = selection.ids.map((key) => this.#end(key));
    if (source && target && !more.length) return signals.emit("ask", { source, target });
    const start = this.#end(thing);
    signals.emit("ask", start ? { source: start } : {});
  }

  /** @param {string} thing */
  rename(thing) {
    if (thing.startsWith("container:")) this.#lab.signals.emit("dialog", { key: "rename", about: thing });
    else this.#say("Only containers can be renamed");
  }

  /** @param {string} thing "" for all that is selected */
  remove(thing) {
    const { selection, store } = this.#lab;
    const gestures = deletions(store, selection.ids, thing);
    void this.#perform(gestures);
    if (!gestures.length) this.#say(selection.ids.length ? "What is selected cannot be removed" : "This cannot be removed");
  }

  /** @param {"container" | "network"} kind @param {string} host */
  add(kind, host) {
    this.#lab.signals.emit("dialog", { key: `add-${kind}`, ...(host ? { about: host } : {}) });
  }

  /**
   * @param {Branch} branch
   * @param {string} host in which it stands, as "host:id"
   * @param {number} x
   * @param {number} y
   */
  menu({ thing }, host, x, y) {
    const { openMenu, selection } = this.#lab;
    if (thing && !selection.ids.includes(thing)) selection.set([thing]);
    const items = thing ? this.#thingItems(selection.ids) : this.#groundItems(host);
    openMenu(thing.startsWith("host:") ? [...items, "---", ...this.#adding(host)] : items, x, y);
  }

  /** What Delete would do here, as a docker command line. @param {string} thing */
  removing(thing) {
    return (thing && removal(this.#lab.store, thing)?.line) || "";
  }

  /** @param {string[]} things @returns {(MenuItem | "---")[]} */
  #thingItems(things) {
    const { diagram, signals, store } = this.#lab;
    const items = menuOf(store, things, {
      perform: (gestures) => void this.#perform(gestures),
      open: (key) => this.open(key),
      rename: (key) => this.rename(key),
      connect: (key) => this.connect(key),
      reach: (key) => this.reach(key),
      ask: () => this.reach(""),
      copy: (keys) => signals.emit("copy", keys),
      duplicate: (keys) => signals.emit("duplicate", keys),
    });
    const groups = groupItems(store, things, diagram);
    return groups.length ? [...items, "---", ...groups] : items;
  }

  /** @param {string} host @returns {(MenuItem | "---")[]} */
  #groundItems(host) {
    return [...this.#adding(host), "---", { label: "Can A reach B…", keys: "R", act: () => this.reach("") }];
  }

  /** @param {string} host @returns {MenuItem[]} */
  #adding(host) {
    return [
      { label: "Add container…", keys: "A", act: () => this.add("container", host) },
      { label: "Add network…", keys: "N", act: () => this.add("network", host) },
      { label: "Paste docker lines…", keys: "Ctrl+V", act: () => this.#lab.signals.emit("paste", undefined) },
    ];
  }

  /** @param {string} key */
  #end(key) {
    const { store } = this.#lab;
    const endpoint = key.startsWith("endpoint:") ? store.get("endpoint", key.slice("endpoint:".length)) : undefined;
    return endOfKey(store, endpoint?.kind === "endpoint" ? `container:${endpoint.container}` : key);
  }

  /** @param {Gesture[]} gestures */
  async #perform(gestures) {
    offerUndo(this.#lab, await inTurn(gestures, (gesture) => this.#send(gesture)));
  }

  /** @param {Gesture} gesture */
  async #send({ name, args, host, brief }) {
    const receipt = await this.#lab.commands.send(name, args, host, { quiet: true });
    const why = refusal(receipt);
    if (why) this.#lab.toast(inShort(why), { kind: "bad", about: brief });
    return receipt;
  }

  /** @param {string} text */
  #say(text) {
    this.#lab.toast(text);
  }
}
