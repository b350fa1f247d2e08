/** What is taken in a lab: names, subnets, addresses, host ports. Counts along what pasted lines take and free. Changes nothing. */

/** @import {Attachment, Container, Endpoint, Network, Store} from "../../types.js" */
/** @import {Kind} from "./line.js" */

const LAST_PORT = 65_535;
const EVERYWHERE = new Set(["", "0.0.0.0", "::", "[::]"]);

export class Occupied {
  /** Host ports that the lines name themselves: what is raised keeps out of their way. @type {Set<number>} */
  mentioned = new Set();
  /** Names that earlier lines take, and those that they free. @type {Set<string>} */
  #given = new Set();
  /** @type {Set<string>} */
  #freed = new Set();
  /** Host ports that lines without an answer asked for, by host, protocol and number. @type {Map<string, { host_ip: string }[]>} */
  #asked = new Map();
  /** Lists that were made already: a long script asks for each many times. @type {Map<string, any>} */
  #known = new Map();
  #store;

  /** @param {Store} store */
  constructor(store) {
    this.#store = store;
  }

  /** The id of the host that a line names; a host that is not there is what it is called. @param {string} context */
  host(context) {
    const hosts = this.#store.hosts();
    return (context ? hosts.find(({ name }) => name === context)?.id : hosts[0]?.id) ?? context;
  }

  /**
   * What a line asked for that was sent already.
   * @param {string} host
   * @param {{ kind: Kind, name: string } | null} made
   * @param {{ ip: string, port: number, proto: string }[]} published
   */
  take(host, made, published) {
    if (made?.name) this.#given.add(`${made.kind} ${host} ${made.name}`);
    for (const { ip, port, proto } of published) {
      const key = `${host} ${proto} ${port}`;
      this.#asked.set(key, [...(this.#asked.get(key) ?? []), { host_ip: ip }]);
    }
  }

  /** @param {Kind} kind @param {string} host @param {string} name */
  free(kind, host, name) {
    this.#freed.add(`${kind} ${host} ${name}`);
    this.#given.delete(`${kind} ${host} ${name}`);
    this.#known.clear();
  }

  /** The name itself where nobody has it, otherwise with the first free number; it is taken from now on. @param {Kind} kind @param {string} host @param {string} name */
  freeName(kind, host, name) {
    const taken = this.#once(`names ${kind} ${host}`, () => new Set((kind === "container" ? this.#containers(host) : this.#networks(host)).map((thing) => thing.name)));
    const stem = name.replace(/-\d{1,6}$/, "");
    let free = name;
    for (let number = 2; taken.has(free) || this.#given.has(`${kind} ${host} ${free}`); number += 1) free = `${stem}-${number}`;
    this.#given.add(`${kind} ${host} ${free}`);
    return free;
  }

  /** Of the networks of a host, or of the whole swarm where it is "". @param {string} host */
  subnets(host) {
    const networks = host ? this.#networks(host).filter((network) => network.host) : this.#store.networks().filter((network) => !network.host);
    return networks.filter(({ config_only }) => !config_only).flatMap(({ pools }) => pools.map(({ subnet }) => subnet));
  }

  /** Names that networks gave their bridges. @param {string} host */
  bridges(host) {
    return this.#networks(host).flatMap(({ options }) => options["com.docker.network.bridge.name"] ?? []);
  }

  /** @param {string} host @param {string} name the network */
  addresses(host, name) {
    const network = this.#networks(host).find((one) => one.name === name);
    if (!network) return [];
    const plugged = this.#endpoints(host).filter((endpoint) => endpoint.network === network.id);
    const asked = this.#attachments(host).filter((attachment) => attachment.network === name);
    return [...plugged.flatMap(({ address, address6 }) => [address, address6]), ...asked.flatMap(({ ip, ip6 }) => [ip, ip6])].filter(Boolean);
  }

  /** @param {string} host */
  macs(host) {
    return [...this.#endpoints(host), ...this.#attachments(host)].map(({ mac }) => mac);
  }

  /** @param {string} host @param {string} proto @param {number} port @param {string} ip */
  portTaken(host, proto, port, ip) {
    const bound = this.#once(`ports ${host}`, () => Map.groupBy(this.#endpoints(host).flatMap(({ bindings }) => bindings), (one) => `${one.proto} ${one.host_port}`));
    const taken = [...(bound.get(`${proto} ${port}`) ?? []), ...(this.#asked.get(`${host} ${proto} ${port}`) ?? [])];
    return taken.some(({ host_ip }) => meet(host_ip, ip));
  }

  /** The next one that nobody has and no line names; 0 where there is none. @param {string} host @param {string} proto @param {number} port */
  freePort(host, proto, port) {
    for (let next = port + 1; next <= LAST_PORT; next += 1) {
      if (this.mentioned.has(next) || this.portTaken(host, proto, next, "")) continue;
      this.mentioned.add(next);
      return next;
    }
    return 0;
  }

  /** @param {string} host @returns {Container[]} */
  #containers(host) {
    return this.#once(`containers ${host}`, () => this.#store.containers().filter((one) => one.host === host && !this.#freed.has(`container ${host} ${one.name}`)));
  }

  /** Those that the engine of a host knows. @param {string} host @returns {Network[]} */
  #networks(host) {
    return this.#once(`networks ${host}`, () => this.#store.networks().filter((one) => (!one.host || one.host === host) && !this.#freed.has(`network ${host} ${one.name}`)));
  }

  /** @param {string} host @returns {Endpoint[]} */
  #endpoints(host) {
    return this.#once(`endpoints ${host}`, () => {
      const here = new Set(this.#containers(host).map(({ id }) => id));
      return this.#store.endpoints().filter(({ container }) => here.has(container));
    });
  }

  /** @param {string} host @returns {Attachment[]} */
  #attachments(host) {
    return this.#once(`attachments ${host}`, () => this.#containers(host).flatMap(({ attachments }) => attachments));
  }

  /**
   * @template T
   * @param {string} what
   * @param {() => T} make
   * @returns {T}
   */
  #once(what, make) {
    if (!this.#known.has(what)) this.#known.set(what, make());
    return this.#known.get(what);
  }
}

/** Whether two host addresses are the same, or one is all of them. @param {string} a @param {string} b */
function meet(a, b) {
  return a === b || EVERYWHERE.has(a) || EVERYWHERE.has(b);
}
