/**
 * The one place in the browser that knows the lab: its entities, its log, and which endpoint belongs where. Changes come from
 * frames and snapshots alone. It never draws and never sends.
 */

/** @import {Store} from "./types.js" */

/** @typedef {import("./types.js").Kind} Kind */
/** @typedef {import("./types.js").Entity} Entity */
/** @typedef {import("./types.js").Change} Change */
/** @typedef {import("./types.js").Frame} Frame */
/** @typedef {import("./types.js").LogRow} LogRow */
/** @typedef {import("./types.js").Snapshot} Snapshot */
/** @typedef {import("./types.js").Endpoint} Endpoint */
/** @typedef {(changes: Change[] | null, frame: Frame | null) => void} Listener */

/** @type {Kind[]} */
const KINDS = ["host", "network", "sandbox", "container", "endpoint", "position"];
const KEPT_ROWS = 2_000;

/** @implements {Store} */
export class LabStore {
  seq = 0;
  lab = { code: "", title: "" };
  /** The newest rows of the log, oldest first. @type {LogRow[]} */
  log = [];
  /** @type {Map<Kind, Map<string, Entity>>} */
  #tables = new Map(KINDS.map((kind) => [kind, new Map()]));
  /** @type {Map<string, Set<string>>} */
  #byOwner = new Map();
  /** @type {Set<Listener>} */
  #listeners = new Set();

  /** @param {Snapshot} snapshot */
  load(snapshot) {
    this.seq = snapshot.seq;
    this.lab = snapshot.lab;
    this.log = snapshot.log.slice(-KEPT_ROWS);
    this.#byOwner.clear();
    for (const kind of KINDS) {
      this.#tables.set(kind, new Map());
      for (const entity of snapshot.entities[kind] ?? []) this.#write(kind, entity.id, entity);
    }
    this.#tell(null, null);
  }

  /** @param {Frame} frame the one that follows `seq` */
  apply(frame) {
    this.#tell(this.#do(frame), frame);
  }

  /**
   * Over several frames, told as one change. What is passed forward is no news: `frame` is null for those who listen.
   * @param {Frame[]} frames in the order in which they are passed
   * @param {boolean} back
   */
  travel(frames, back) {
    const changes = frames.flatMap((frame) => (back ? this.#undo(frame) : this.#do(frame)));
    this.#tell(changes, null);
  }

  /**
   * Be as another store is, or as it was before its latest frames. Told as a whole snapshot is.
   * @param {LabStore} other
   * @param {Frame[]} [latest] newest first
   */
  become(other, latest = []) {
    this.seq = other.seq;
    this.lab = other.lab;
    this.log = [...other.log];
    this.#tables = new Map([...other.#tables].map(([kind, table]) => [kind, new Map(table)]));
    this.#byOwner = new Map([...other.#byOwner].map(([owner, ids]) => [owner, new Set(ids)]));
    for (const frame of latest) this.#undo(frame);
    this.#tell(null, null);
  }

  /**
   * Put older rows of the log in front.
   * @param {LogRow[]} rows oldest first
   */
  prepend(rows) {
    const first = this.log[0]?.seq ?? Infinity;
    this.log = [...rows.filter((row) => row.seq < first), ...this.log];
  }

  /**
   * @template {Kind} K
   * @param {K} kind
   * @param {string} id
   * @returns {Extract<Entity, { kind: K }> | undefined}
   */
  get(kind, id) {
    return /** @type {any} */ (this.#tables.get(kind)?.get(id));
  }

  /**
   * In the order in which they were made.
   * @template {Kind} K
   * @param {K} kind
   * @returns {Extract<Entity, { kind: K }>[]}
   */
  all(kind) {
    const entities = [...(this.#tables.get(kind)?.values() ?? [])];
    return /** @type {any} */ (entities.sort((a, b) => a.number - b.number));
  }

  hosts() { return this.all("host"); }
  networks() { return this.all("network"); }
  containers() { return this.all("container"); }
  endpoints() { return this.all("endpoint"); }

  /** @param {string} sandbox */
  endpointsOf(sandbox) { return this.#owned(`sandbox:${sandbox}`); }

  /** @param {string} network */
  endpointsOn(network) { return this.#owned(`network:${network}`); }

  /**
   * @param {Listener} listener
   * @returns {() => void} the way to stop
   */
  subscribe(listener) {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  /**
   * @param {Frame} frame
   * @returns {Change[]}
   */
  #do(frame) {
    this.seq = frame.seq;
    const { seq, by, source, line, at, undoes } = frame;
    this.log.push({ seq, by, source, line, at, ...(undoes ? { undoes } : {}) });
    if (this.log.length > KEPT_ROWS) this.log.shift();
    for (const change of frame.changes) this.#write(change.kind, change.id, change.after);
    return frame.changes;
  }

  /**
   * @param {Frame} frame
   * @returns {Change[]}
   */
  #undo(frame) {
    const changes = frame.changes.map((change) => ({ ...change, before: change.after, after: change.before })).reverse();
    for (const change of changes) this.#write(change.kind, change.id, change.after);
    if (this.log.at(-1)?.seq === frame.seq) this.log.pop();
    this.seq = frame.seq - 1;
    return changes;
  }

  /**
   * @param {string} owner
   * @returns {Endpoint[]}
   */
  #owned(owner) {
    const ids = [...(this.#byOwner.get(owner) ?? [])];
    return ids.flatMap((id) => this.get("endpoint", id) ?? []).sort((a, b) => a.number - b.number);
  }

  /**
   * @param {Kind} kind
   * @param {string} id
   * @param {Entity | null} entity
   */
  #write(kind, id, entity) {
    const table = this.#tables.get(kind);
    if (!table) return;
    this.#index(table.get(id), false);
    if (entity) table.set(id, { ...entity, kind: /** @type {any} */ (kind) });
    else table.delete(id);
    this.#index(table.get(id), true);
  }

  /**
   * @param {Entity | undefined} entity
   * @param {boolean} present
   */
  #index(entity, present) {
    if (entity?.kind !== "endpoint") return;
    for (const owner of [`sandbox:${entity.sandbox}`, `network:${entity.network}`]) {
      const ids = this.#byOwner.get(owner) ?? new Set();
      if (present) ids.add(entity.id);
      else ids.delete(entity.id);
      if (ids.size) this.#byOwner.set(owner, ids);
      else this.#byOwner.delete(owner);
    }
  }

  /**
   * @param {Change[] | null} changes
   * @param {Frame | null} frame
   */
  #tell(changes, frame) {
    for (const listener of [...this.#listeners]) listener(changes, frame);
  }
}
