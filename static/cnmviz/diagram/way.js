/**
 * The way of a packet along the lines that are drawn: from each hop of a trace to the next as a polyline. Pure.
 *
 * The picture becomes a graph of points (sockets, joints on lanes, corners of trunks, the host's rail, its port); the way
 * between two hops is the shortest in it that leads through nobody else's sandbox, and from host to host over the outer wire.
 */

import { keyOf } from "../lib/keys.js";

/** @import {Trace} from "../types.js" */
/** @import {Picture, Point, WirePlace} from "./types.js" */
/** @typedef {{point: Point, edges: Map<string, number>, owner: string}} Node `owner` is the thing it belongs to, as "kind:id" */

const IN_BAR = 7;
/** A host's own address on a bridge stands so far before the badge of the bar. */
const BEFORE_BADGE = 58;
/** Where a host's programs are: at the sign in its head; from there down the inside of the frame, where nothing stands. */
const HOME = { x: 32, y: 32 };
const INSIDE = 16;

/**
 * @param {Picture} picture
 * @param {Trace} trace
 * @returns {Point[][]} one polyline per hop: how the packet came there; the first is the single point where it sets out
 */
export function wayOf(picture, trace) {
  const graph = new Graph(picture, relevant(picture, trace), homeOf(trace));
  let here = graph.start(keyOf(trace.hops[0].place));
  const ways = trace.hops.map((hop, i) => {
    const steps = i === 0 ? [here] : graph.way(here, keyOf(hop.place));
    here = steps[steps.length - 1];
    return steps;
  });
  return ways.map((steps, i) => withoutRepeats(atSockets(steps, ways[i + 1] ?? []).map((name) => graph.point(name))));
}

/** The host whose programs send a packet to a network of its own: it leaves by the bridge, not by the interface. @param {Trace} trace */
function homeOf({ hops: [first, second] }) {
  return first.place.kind === "host" && second?.place.kind === "network" ? first.place.id : "";
}

/** Where two lanes meet is one point. @param {Point[]} points */
function withoutRepeats(points) {
  return points.filter(({ x, y }, i) => !i || x !== points[i - 1].x || y !== points[i - 1].y);
}

/**
 * A packet in a sandbox is drawn at the socket by which it came or will go, so that its trail covers no text.
 *
 * @param {string[]} steps
 * @param {string[]} next
 */
function atSockets(steps, next) {
  const outside = steps.filter(
    (name, i) => !name.startsWith("container:") || !(i ? steps[i - 1] : steps[1])?.startsWith("endpoint:"),
  );
  if (steps.length > 1) return outside;
  return next[1]?.startsWith("endpoint:") ? [next[1]] : steps;
}

/**
 * Only what the trace speaks of, so that a large picture costs no more than a small one.
 *
 * @param {Picture} picture
 * @param {Trace} trace
 */
function relevant(picture, trace) {
  const places = trace.hops.flatMap((hop) => [hop.place, ...hop.steps.flatMap((step) => step.entity ?? [])]);
  const keys = new Set(places.map(keyOf));
  for (const { id, containers } of picture.sandboxes) {
    if (keys.has(`sandbox:${id}`) || containers.some((container) => keys.has(`container:${container}`))) {
      for (const container of containers) keys.add(`container:${container}`);
    }
  }
  for (const { id, endpoint } of picture.endpoints) {
    if (keys.has(`endpoint:${id}`)) keys.add(`container:${endpoint.container}`).add(`network:${endpoint.network}`);
  }
  return keys;
}

class Graph {
  /** @type {Map<string, Node>} */
  #nodes = new Map();

  /** @param {Picture} picture @param {Set<string>} keys @param {string} home the host at whose programs the packet sets out, or "" */
  constructor(picture, keys, home) {
    this.#hosts(picture);
    const host = picture.hosts.find(({ id }) => id === home);
    if (host) this.#home(host);
    for (const place of picture.networks) if (keys.has(`network:${place.id}`)) this.#network(picture, place, host);
    for (const wire of picture.wires) {
      if (wire.part === "drop" && wire.live && keys.has(`container:${wire.container}`) && keys.has(`network:${wire.network}`))
        this.#drop(picture, wire);
    }
    for (const place of picture.containers) if (keys.has(`container:${place.id}`)) this.#container(picture, place);
  }

  /** @param {string} name */
  point(name) {
    return this.#node(name).point;
  }

  /** Where a packet stands that is at a thing. @param {string} key */
  start(key) {
    return this.#nodes.has(key) ? key : (this.#goals(key)[0] ?? key);
  }

  /**
   * The names of the points from one of them to a thing.
   *
   * @param {string} from
   * @param {string} key
   * @returns {string[]}
   */
  way(from, key) {
    const goals = new Set(this.#nodes.has(key) && key.startsWith("container:") ? [key] : this.#goals(key));
    if (!goals.size) return [from];
    if (goals.has(from)) return [from];
    const betweenHosts = key.startsWith("host:") && this.#node(from).owner.startsWith("host:");
    /** @type {Map<string, {length: number, before: string}>} */
    const reached = new Map([[from, { length: 0, before: "" }]]);
    const open = new Set([from]);
    while (open.size) {
      const name = [...open].reduce((best, other) => (length(reached, other) < length(reached, best) ? other : best));
      open.delete(name);
      if (goals.has(name)) return trail(reached, name);
      if (name !== from && name.startsWith("container:")) continue;
      for (const [next, distance] of this.#node(name).edges) {
        if (betweenHosts && this.#node(next).owner.startsWith("network:")) continue;
        const total = length(reached, name) + distance;
        if (total >= length(reached, next)) continue;
        reached.set(next, { length: total, before: name });
        open.add(next);
      }
    }
    // Where no line leads nothing is drawn: a line of its own would run over others.
    return [[...goals][0]];
  }

  /** Where a packet may be that is at a thing. @param {string} key */
  #goals(key) {
    const home = key.replace("host:", "home ");
    return this.#nodes.has(home) ? [home] : [...this.#nodes].filter(([, node]) => node.owner === key).map(([name]) => name);
  }

  /** @param {string} name @returns {Node} */
  #node(name) {
    return this.#nodes.get(name) ?? { point: { x: 0, y: 0 }, edges: new Map(), owner: "" };
  }

  /** @param {string} name @param {Point} point @param {string} owner */
  #add(name, point, owner) {
    if (!this.#nodes.has(name)) this.#nodes.set(name, { point, edges: new Map(), owner });
    return name;
  }

  /** @param {string} a @param {string} b */
  #join(a, b) {
    const [left, right] = [this.#node(a), this.#node(b)];
    const distance = Math.hypot(left.point.x - right.point.x, left.point.y - right.point.y) + 0.01;
    left.edges.set(b, distance);
    right.edges.set(a, distance);
  }

  /**
   * Put a point on a lane and join it to its neighbours there.
   *
   * @param {string} lane
   * @param {string} owner
   * @param {Point} point
   * @param {"x" | "y"} along
   */
  #onLane(lane, owner, point, along) {
    const name = this.#add(`${lane}@${point[along]}`, point, owner);
    for (const other of this.#nodes.keys()) if (other !== name && other.startsWith(`${lane}@`)) this.#join(name, other);
    return name;
  }

  /** @param {Picture} picture */
  #hosts(picture) {
    for (const host of picture.hosts) {
      const key = `host:${host.id}`;
      const top = this.#onLane(`rail ${host.id}`, key, { x: host.rail.x, y: host.rail.y1 }, "y");
      this.#join(this.#add(`port ${host.id}`, host.port, key), top);
      const wire = picture.wires.find((other) => other.id === `out:${host.id}`);
      if (wire) this.#out(`port ${host.id}`, wire.points);
    }
  }

  /** @param {import("./types.js").HostPlace} host */
  #home({ id, x, y }) {
    const top = this.#onLane(`inside ${id}`, "", { x: x + INSIDE, y: y + HOME.y }, "y");
    this.#join(this.#add(`home ${id}`, { x: x + HOME.x, y: y + HOME.y }, `host:${id}`), top);
  }

  /** The wire that all hosts share, from corner to corner. @param {string} port @param {Point[]} points */
  #out(port, points) {
    let before = port;
    points.slice(1, -1).forEach((corner) => {
      const level = this.#onLane(`outer wire y${corner.y}`, "", corner, "x");
      const upright = this.#onLane(`outer wire x${corner.x}`, "", corner, "y");
      this.#join(level, upright);
      if (before === port) this.#join(port, level);
      before = level;
    });
    const end = points[points.length - 1];
    this.#join(this.#add("outside:outside", end, "outside:outside"), before);
  }

  /** @param {Picture} picture @param {import("./types.js").NetworkPlace} place @param {import("./types.js").HostPlace} [home] */
  #network(picture, place, home) {
    const key = `network:${place.id}`;
    const middle = place.y + place.h / 2;
    const plug = this.#onLane(`plug ${place.id}`, key, place.plug, "x");
    this.#join(plug, this.#inBar(place, place.plug.x));
    const start = this.#onLane(`lane ${place.id} ${middle}`, key, { x: place.x, y: middle }, "x");
    this.#join(start, this.#inBar(place, place.x));
    const wires = picture.wires.filter(({ network }) => network === place.id);
    if (home && place.network.host === home.id) this.#join(start, this.#onLane(`inside ${home.id}`, "", { x: home.x + INSIDE, y: middle }, "y"));
    if (place.network.host && !wires.some(({ part }) => part === "uplink" || part === "parent")) this.#gate(place);
    for (const wire of wires) {
      const [first, last] = [wire.points[0], wire.points[wire.points.length - 1]];
      if (wire.part === "uplink" || wire.part === "parent")
        this.#join(
          this.#onLane(first.y === middle ? `plug ${place.id}` : `lane ${place.id} ${first.y}`, key, first, "x"),
          this.#onLane(`rail ${wire.host}`, `host:${wire.host}`, last, "y"),
        );
      else if (wire.part === "rail") for (const point of [first, last]) this.#corner(picture, wire, point);
    }
  }

  /** No line leads from the bar to its host, which is on it all the same: at its own address there. @param {import("./types.js").NetworkPlace} place */
  #gate(place) {
    const joint = this.#inBar(place, place.x + Math.max(IN_BAR, place.badgeX - BEFORE_BADGE));
    this.#join(joint, this.#add(`gate ${place.id}`, this.point(joint), `host:${place.network.host}`));
  }

  /** In a bar packets run above its text. @param {import("./types.js").NetworkPlace} place @param {number} x */
  #inBar(place, x) {
    return this.#onLane(`bar ${place.id}`, `network:${place.id}`, { x, y: place.y + IN_BAR }, "x");
  }

  /** @param {Picture} picture @param {WirePlace} wire of a network's lanes @param {Point} point */
  #corner(picture, wire, point) {
    const { network } = wire;
    if (wire.points[0].x === wire.points[1].x) {
      const trunk = this.#onLane(`trunk ${network} ${point.x}`, `network:${network}`, point, "y");
      const bar = picture.networks.find((place) => place.id === network && place.y === point.y);
      if (bar) this.#join(trunk, this.#inBar(bar, point.x));
      else this.#join(trunk, this.#onLane(`lane ${network} ${point.y}`, `network:${network}`, point, "x"));
    } else {
      const lane = this.#onLane(`lane ${network} ${point.y}`, `network:${network}`, point, "x");
      if (point === wire.points[0]) this.#join(lane, this.#onLane(`trunk ${network} ${point.x}`, `network:${network}`, point, "y"));
    }
  }

  /** Straight down, or corner by corner where something was moved by hand. @param {Picture} picture @param {WirePlace} wire */
  #drop(picture, wire) {
    const [top, ...corners] = wire.points;
    const end = /** @type {Point} */ (corners.pop());
    const meets = (/** @type {import("./types.js").NetworkPlace} */ { y, h }) => y === end.y || y + h === end.y;
    const bar = picture.networks.find((place) => place.id === wire.network && meets(place));
    const joint = bar
      ? this.#inBar(bar, end.x)
      : this.#onLane(`lane ${wire.network} ${end.y}`, `network:${wire.network}`, end, "x");
    let before = this.#add(`endpoint:${wire.endpoint}`, top, `endpoint:${wire.endpoint}`);
    corners.forEach((corner, at) => {
      const next = this.#add(`${wire.id} ${at}`, corner, "");
      this.#join(before, next);
      before = next;
    });
    this.#join(before, joint);
  }

  /** @param {Picture} picture @param {import("./types.js").ContainerPlace} place */
  #container(picture, place) {
    const key = `container:${place.id}`;
    const home = picture.sandboxes.find((sandbox) => sandbox.containers.includes(place.id));
    this.#add(key, { x: place.x + place.w / 2, y: home ? home.y + home.h / 2 - 14 : place.y + place.h / 2 }, key);
    for (const endpoint of picture.endpoints) {
      if (home?.containers.includes(endpoint.endpoint.container) && this.#nodes.has(`endpoint:${endpoint.id}`))
        this.#join(key, `endpoint:${endpoint.id}`);
    }
    const host = picture.hosts.find((other) => other.id === place.container.host);
    if (home || !host) return;
    this.#join(key, this.#onLane(`rail ${host.id}`, `host:${host.id}`, { x: host.rail.x, y: place.y + place.h / 2 }, "y"));
  }
}

/** @param {Map<string, {length: number}>} reached @param {string} name */
function length(reached, name) {
  return reached.get(name)?.length ?? Infinity;
}

/** @param {Map<string, {before: string}>} reached @param {string} name */
function trail(reached, name) {
  const names = [name];
  for (let at = reached.get(name)?.before; at; at = reached.get(at)?.before) names.unshift(at);
  return names;
}
