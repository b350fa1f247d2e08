/** Everyone in the lab, here or not, and where they are. What people do in the picture is told, never stored. */

/** @import {People} from "./types.js" */

/** @typedef {import("./types.js").Person} Person */
/** @typedef {import("./types.js").PresenceOf} PresenceOf */

const EVERY = 100;
/** @type {PresenceOf} */
const GONE = { here: 0, cursor: null, selection: [], drag: null };

/** @implements {People} */
export class LabPeople {
  /** @type {Map<string, Person & PresenceOf>} */
  #people = new Map();
  /** @type {Set<() => void>} */
  #listeners = new Set();
  /** @type {{ cursor: [number, number] | null, selection: string[], drag: import("./types.js").Drag | null }} */
  #mine = { cursor: null, selection: [], drag: null };
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;
  #socket;
  /** Grows when somebody new is known, or a name or colour changed: what most views care for. */
  revision = 0;

  /**
   * @param {Person} me
   * @param {import("./socket.js").LabSocket} socket
   */
  constructor(me, socket) {
    this.me = me;
    this.#socket = socket;
    this.know([me]);
    socket.on("welcome", ({ you, people }) => this.#greet(you, people));
    socket.on("presence", ({ people }) => this.#merge(people));
  }

  /** @param {string} id */
  get(id) {
    return this.#people.get(id);
  }

  /** @returns {(Person & PresenceOf)[]} me first, then by name */
  here() {
    const others = [...this.#people.values()].filter((person) => person.id !== this.me.id && person.here);
    const mine = this.#people.get(this.me.id) ?? this.me;
    return [mine, ...others.sort((a, b) => a.name.localeCompare(b.name))];
  }

  /** @param {Person[]} people authors and members, also those who left */
  know(people) {
    for (const person of people) this.#set(person.id, { ...this.#people.get(person.id), ...person });
    this.#tell();
  }

  /** @param {[number, number] | null} point */
  cursor(point) {
    if (!point && !this.#mine.cursor) return;
    this.#mine = { ...this.#mine, cursor: point };
    this.#soon();
  }

  /** @param {string[]} selection */
  select(selection) {
    this.#mine = { ...this.#mine, selection: selection.slice(0, 50) };
    this.#soon();
  }

  /** What I have in the hand. @param {import("./types.js").Drag | null} drag */
  drag(drag) {
    if (!drag && !this.#mine.drag) return;
    this.#mine = { ...this.#mine, drag: drag && { ...drag, keys: drag.keys.slice(0, 50) } };
    this.#soon();
  }

  /** @param {string} name */
  rename(name) {
    this.me = { ...this.me, name };
    this.know([this.me]);
    this.#socket.tell({ type: "presence", ...this.#mine, name });
  }

  /**
   * @param {() => void} listener
   * @returns {() => void} the way to stop
   */
  subscribe(listener) {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  /**
   * @param {Person} you
   * @param {Person[]} people
   */
  #greet(you, people) {
    this.me = you;
    for (const [id, person] of this.#people) this.#people.set(id, { ...person, ...GONE });
    this.know([...people, { ...you, here: Math.max(1, you.here ?? 1) }]);
    if (this.#mine.selection.length) this.#soon();
  }

  /** @param {Record<string, PresenceOf | null>} people */
  #merge(people) {
    for (const [id, news] of Object.entries(people)) {
      const known = this.#people.get(id) ?? { id, name: "somebody", colour: "" };
      this.#set(id, news ? { ...known, here: known.here || 1, ...news } : { ...known, ...GONE });
      if (id === this.me.id && news?.name) this.me = { ...this.me, name: news.name };
    }
    this.#tell();
  }

  /**
   * @param {string} id
   * @param {Person & PresenceOf} person
   */
  #set(id, person) {
    const before = this.#people.get(id);
    if (before?.name !== person.name || before.colour !== person.colour) this.revision += 1;
    this.#people.set(id, person);
  }

  #soon() {
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      this.#socket.tell({ type: "presence", ...this.#mine });
    }, EVERY);
  }

  #tell() {
    for (const listener of [...this.#listeners]) listener();
  }
}
