/** What is done with a thousand things: in lines that the server takes, and shown in a few words. */

import { lives, removals } from "../../../static/cnmviz/diagram/actions.js";
import { menuOf } from "../../../static/cnmviz/diagram/menu.js";
import { LONGEST_LINE } from "../../../static/cnmviz/lib/words.js";
import { LabStore } from "../../../static/cnmviz/store.js";
import { container, endpoint, host, network, snapshot } from "../entities.js";
import { after, equal } from "../expect.js";
import { board } from "./board.js";
import { Builder } from "./labs.js";

/** @import {Gesture} from "../../../static/cnmviz/diagram/actions.js" */
/** @import {Container, Entity} from "../../../static/cnmviz/types.js" */

const key = (/** @type {{ kind: string, id: string }} */ { kind, id }) => `${kind}:${id}`;

/** @param {number} count @param {string} [name] @returns {Container[]} */
function crowd(count, name = "a-container-with-quite-a-long-name") {
  return Array.from({ length: count }, (_, at) => ({ ...container(`${name}-${at}`, at), host: at % 2 ? "h1" : "h2" }));
}

/** @param {Container[]} containers */
function storeOf(containers) {
  const store = new LabStore();
  store.load(snapshot({ host: [host("h1", "node1", 1), host("h2", "node2", 2)], container: containers, network: [network("front", 3)] }));
  return store;
}

/** @param {Gesture[]} gestures */
const named = (gestures) => gestures.flatMap(({ args }) => /** @type {string[]} */ (args.containers ?? []));
/** @param {Gesture[]} gestures */
const fit = (gestures) => gestures.length > 2 && gestures.every(({ line }) => line.length <= LONGEST_LINE);

export function testAThousandThingsAreRemovedInLinesThatTheServerTakes() {
  const containers = crowd(1_000);
  const gestures = removals(storeOf(containers), [...containers.map(key), "network:front"]);
  equal(named(gestures).sort(), containers.map(({ name }) => name).sort());
  equal([fit(gestures), gestures.at(-1)?.line], [true, "docker network rm front"]);
}

export function testAThousandThingsAreStoppedInLinesThatTheServerTakes() {
  const containers = crowd(1_000);
  const [stop] = lives(storeOf(containers), containers).filter(({ verb }) => verb === "stop");
  equal([stop.count, fit(stop.gestures), named(stop.gestures).length], [1_000, true, 1_000]);
}

export function testAFewAreOneLineForEachHost() {
  const containers = crowd(4, "web");
  const lines = removals(storeOf(containers), containers.map(key)).map(({ line, brief }) => [line, brief]);
  equal(lines, ["docker --context node2 rm -f web-0 web-2", "docker rm -f web-1 web-3"].map((line) => [line, line]));
}

export function testTheMenuOfAThousandThingsIsShortAndDoesThemAll() {
  const containers = crowd(1_000);
  /** @type {Gesture[]} */
  const done = [];
  const nothing = () => {};
  const hand = { perform: (/** @type {Gesture[]} */ gestures) => void done.push(...gestures), open: nothing, rename: nothing, connect: nothing, reach: nothing, ask: nothing, copy: nothing, duplicate: nothing };
  const items = menuOf(storeOf(containers), containers.map(key), hand).filter((item) => item !== "---");
  equal(items.every(({ line = "" }) => line.length < 600 && line.split("\n").length <= 4), true);
  const remove = items.at(-1);
  const rows = remove?.line?.split("\n") ?? [];
  equal([rows[0].startsWith("docker --context node2 rm -f a-container-with-quite-a-long-name-0 "), / and \d+ more$/.test(rows[0]), /^and \d+ more lines$/.test(rows[3])], [true, true, true]);
  remove?.act();
  equal(named(done).length, 1_000);
}

export function testWhatTheEngineMadeIsLeftOutAmongOthers() {
  const swarm = { driver: "overlay", scope: "swarm", host: "" };
  const networks = [network("front", 1), { ...network("bridge", 2), predefined: true }, { ...network("mesh", 3), ...swarm, ingress: true }, network("docker_gwbridge", 4), { ...network("over", 5), ...swarm }];
  const web = container("web", 6);
  const out = { ...endpoint("out", "s1", "docker_gwbridge", 7), name: "gateway_0123456789ab", container: "web" };
  const plugged = { ...endpoint("plugged", "s1", "bridge", 8), container: "web" };
  const store = new LabStore();
  store.load(snapshot({ host: [host("h1", "node1", 1)], network: networks, container: [web], endpoint: [out, plugged] }));
  const lines = (/** @type {Entity[]} */ things) => removals(store, things.map(key)).map(({ line }) => line);
  equal(lines([...networks, web, out, plugged]), ["docker rm -f web", "docker network rm front", "docker network rm over"]);
  equal(lines([...networks.slice(1, 4), out, plugged]), ["docker network disconnect bridge web"]);
}

/** @param {(name: string) => { ok: boolean, error?: string }} [answer] */
async function picture(answer) {
  const builder = new Builder();
  const front = builder.network(builder.host(), "front");
  for (let at = 0; at < 400; at += 1) builder.container([front], { name: `a-container-with-quite-a-long-name-${at}` });
  const page = await board(builder.lab, answer);
  page.selection.set([...builder.lab.containers, front].map(key));
  return page;
}

export async function testDeleteSendsItsLinesInTurn() {
  const { diagram, heard, end } = await picture();
  diagram.removeSelection();
  await after(50);
  const names = heard.sent.map(([name]) => name);
  equal([names.length > 2, names.slice(0, -1).every((name) => name === "rm"), names.at(-1)], [true, true, "network rm"]);
  end();
}

export async function testTheFirstRefusalIsTheLastLine() {
  const long = `container ${"x".repeat(20_000)}`;
  const { root, diagram, heard, end } = await picture(() => ({ ok: false, error: long }));
  diagram.removeSelection();
  await after(50);
  const bubble = /** @type {HTMLElement} */ (root.querySelector(".diagram-note.bubble"));
  equal([heard.sent.length, bubble.hidden, bubble.offsetHeight < 200, (bubble.textContent ?? "").length < 350, (heard.said.at(-1) ?? "").length < 350], [1, false, true, true, true]);
  end();
}
