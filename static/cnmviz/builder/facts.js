/** What can be asked of a lab, in plain words, and the fact that it makes (cnmviz/lessons/goals). Draws nothing, and knows no lab. */

/** @import {Values, Verb} from "./types.js" */

const REACH = "Who reaches whom";
const NAMES = "Who knows whom by name";
const PLUGS = "Where a container is plugged in";
const NETWORKS = "What a network is";
const CONTAINERS = "What a container does";

/** @type {{ kind: "place", label: string }[]} */
const WALK = [{ kind: "place", label: "Who asks" }, { kind: "place", label: "Who is asked" }];
/** @type {{ kind: "container", label: string }[]} */
const NAMED = [{ kind: "container", label: "Who asks" }, { kind: "container", label: "Whose name" }];
/** @type {{ kind: "container", label: string }} */
const CONTAINER = { kind: "container", label: "Container" };
/** @type {{ kind: "network", label: string }} */
const NETWORK = { kind: "network", label: "Network" };
const PORT = { kind: "port", label: "Port", optional: true };

/** @type {Verb[]} */
export const VERBS = [
  { key: "reaches", group: REACH, words: "must reach", ends: WALK, extra: PORT, fact: (said) => `${said.ends[0]} reaches ${target(said)}` },
  { key: "cannot-reach", group: REACH, words: "must not reach", ends: WALK, extra: PORT, because: true, fact: (said) => `${said.ends[0]} cannot reach ${target(said)}${said.because && ` because ${said.because}`}` },
  { key: "resolves", group: NAMES, words: "must know the name of", ends: NAMED, fact: ({ ends: [a, b] }) => `${a} resolves ${b}` },
  { key: "cannot-resolve", group: NAMES, words: "must not know the name of", ends: NAMED, fact: ({ ends: [a, b] }) => `${a} cannot resolve ${b}` },
  { key: "on", group: PLUGS, words: "must be on", ends: [CONTAINER, NETWORK], fact: ({ ends: [a, b] }) => `${a} is on ${b}` },
  { key: "off", group: PLUGS, words: "must not be on", ends: [CONTAINER, NETWORK], fact: ({ ends: [a, b] }) => `${a} is not on ${b}` },
  { key: "address", group: PLUGS, words: "must have an address on", ends: [CONTAINER, NETWORK], extra: { kind: "address", label: "Address" }, fact: ({ ends: [a, b], extra }) => `${a} has address ${extra} on ${b}` },
  { key: "leaves", group: PLUGS, words: "must leave through", ends: [CONTAINER, NETWORK], fact: ({ ends: [a, b] }) => `${a} leaves through ${b}` },
  { key: "endpoints", group: PLUGS, words: "must have so many endpoints", ends: [CONTAINER], extra: { kind: "count", label: "How many" }, fact: ({ ends: [a], extra }) => `${a} has ${extra} endpoint${extra === "1" ? "" : "s"}` },
  { key: "shares", group: PLUGS, words: "must share the sandbox of", ends: [CONTAINER, { kind: "container", label: "Whose sandbox" }], fact: ({ ends: [a, b] }) => `${a} shares the sandbox of ${b}` },
  { key: "exists", group: NETWORKS, words: "must exist", ends: [NETWORK], fact: ({ ends: [a] }) => `network ${a} exists` },
  { key: "internal", group: NETWORKS, words: "must be internal", ends: [NETWORK], fact: ({ ends: [a] }) => `network ${a} is internal` },
  { key: "not-internal", group: NETWORKS, words: "must not be internal", ends: [NETWORK], fact: ({ ends: [a] }) => `network ${a} is not internal` },
  { key: "attachable", group: NETWORKS, words: "must be attachable", ends: [NETWORK], fact: ({ ends: [a] }) => `network ${a} is attachable` },
  { key: "driver", group: NETWORKS, words: "must use a driver", ends: [NETWORK], extra: { kind: "driver", label: "Driver" }, fact: ({ ends: [a], extra }) => `network ${a} uses ${extra}` },
  { key: "subnet", group: NETWORKS, words: "must have a subnet", ends: [NETWORK], extra: { kind: "subnet", label: "Subnet" }, fact: ({ ends: [a], extra }) => `network ${a} has subnet ${extra}` },
  { key: "no-network", group: NETWORKS, words: "must be gone", ends: [NETWORK], fact: ({ ends: [a] }) => `no network ${a}` },
  { key: "running", group: CONTAINERS, words: "must run", ends: [CONTAINER], fact: ({ ends: [a] }) => `container ${a} is running` },
  { key: "stopped", group: CONTAINERS, words: "must be stopped", ends: [CONTAINER], fact: ({ ends: [a] }) => `container ${a} is stopped` },
  { key: "image", group: CONTAINERS, words: "must run an image", ends: [CONTAINER], extra: { kind: "image", label: "Image" }, fact: ({ ends: [a], extra }) => `${a} runs ${extra}` },
  { key: "publishes", group: CONTAINERS, words: "must publish a port", ends: [CONTAINER], extra: { kind: "binding", label: "Port, as -p takes it" }, fact: ({ ends: [a], extra }) => `${a} publishes ${extra}` },
  { key: "publishes-nothing", group: CONTAINERS, words: "must publish nothing", ends: [CONTAINER], fact: ({ ends: [a] }) => `${a} publishes nothing` },
  { key: "no-container", group: CONTAINERS, words: "must be gone", ends: [CONTAINER], fact: ({ ends: [a] }) => `no container ${a}` },
];

/** The fact, "" while something that it needs is missing. @param {Verb} verb @param {Values} values */
export function factOf(verb, values) {
  const clean = { ends: values.ends.map((end) => end.trim()), extra: values.extra.trim(), because: values.because };
  const lacks = verb.ends.some((_, at) => !clean.ends[at]) || (verb.extra && !verb.extra.optional && !clean.extra);
  return lacks ? "" : verb.fact(clean);
}

/** What is still to be picked, as the picture says it. @param {Verb} verb @param {string[]} ends @param {number} at */
export function askedFor(verb, ends, at) {
  const { label, kind } = verb.ends[at] ?? { label: "", kind: "" };
  const what = kind === "network" ? "a network" : kind === "container" ? "a container" : "a container, a host or outside";
  if (at === 0) return `… ${verb.words}${verb.ends.length > 1 ? " …" : ""}: choose ${label === "Who asks" ? "who asks, " : ""}${what}`;
  return `${ends[0]?.slice(0, 40)} ${verb.words} …: choose ${what}`;
}

/** @param {Values} values */
function target({ ends, extra }) {
  const end = ends[1] ?? "";
  if (!extra) return end;
  return `${end.includes(":") ? `[${end}]` : end}:${extra.replace(/\/tcp$/, "")}`;
}
