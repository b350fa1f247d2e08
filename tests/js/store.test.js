/** The store knows the lab from a snapshot and the frames after it, and which endpoint belongs where. */

import { LabSelection } from "../../static/cnmviz/selection.js";
import { LabStore } from "../../static/cnmviz/store.js";
import { container, endpoint, network, snapshot } from "./entities.js";
import { equal } from "./expect.js";

/** @import {Change, Entity, Frame} from "../../static/cnmviz/types.js" */

/**
 * @param {number} seq
 * @param {[before: Entity | null, after: Entity | null][]} pairs
 * @returns {Frame}
 */
function frame(seq, pairs) {
  const changes = pairs.map(([before, after]) => /** @type {Change} */ ({ kind: (before ?? after)?.kind, id: (before ?? after)?.id, before, after }));
  return { type: "frame", seq, by: "ana", source: "console", line: `line ${seq}`, at: seq, changes };
}

function start() {
  const store = new LabStore();
  store.load(snapshot({ container: [container("db", 2), container("web", 1)], network: [network("front", 1)], endpoint: [endpoint("e1", "s1", "front", 1)] }, 7));
  return store;
}

export function testASnapshotIsTheLab() {
  const store = start();
  equal([store.seq, store.lab.title, store.containers().map(({ id }) => id), store.get("network", "front")?.driver], [7, "A lab", ["web", "db"], "bridge"]);
}

export function testAFrameChangesItAndTellsOnce() {
  const store = start();
  /** @type {unknown[]} */
  const told = [];
  store.subscribe((changes, from) => told.push([changes?.map(({ id }) => id), from?.seq]));
  const renamed = { ...container("web", 1), name: "shop" };
  store.apply(frame(8, [[container("web", 1), renamed], [null, endpoint("e2", "s2", "front", 2)]]));
  equal([store.seq, store.get("container", "web")?.name, told], [8, "shop", [[["web", "e2"], 8]]]);
}

export function testTheIndexFollowsEndpoints() {
  const store = start();
  const [e1, e2] = [endpoint("e1", "s1", "front", 1), endpoint("e2", "s1", "back", 2)];
  store.apply(frame(8, [[null, e2]]));
  equal(store.endpointsOf("s1").map(({ id }) => id), ["e1", "e2"]);
  store.apply(frame(9, [[e1, { ...e1, network: "back" }]]));
  equal([store.endpointsOn("front"), store.endpointsOn("back").map(({ id }) => id)], [[], ["e1", "e2"]]);
  store.apply(frame(10, [[{ ...e1, network: "back" }, null], [e2, null]]));
  equal([store.endpointsOn("back"), store.endpointsOf("s1"), store.endpoints()], [[], [], []]);
}

export function testTheWayBackLeadsBack() {
  const store = start();
  const before = JSON.stringify([store.seq, store.all("container"), store.all("endpoint"), store.endpointsOn("front"), store.log]);
  const last = frame(8, [[container("web", 1), null], [endpoint("e1", "s1", "front", 1), null], [null, container("new", 3)]]);
  store.apply(last);
  store.travel([last], true);
  equal(JSON.stringify([store.seq, store.all("container"), store.all("endpoint"), store.endpointsOn("front"), store.log]), before);
}

export function testTheLogGrowsWithFramesAndBackwards() {
  const store = start();
  store.apply(frame(8, []));
  store.apply({ ...frame(9, []), source: "undo", undoes: 8 });
  equal(store.log, [
    { seq: 8, by: "ana", source: "console", line: "line 8", at: 8 },
    { seq: 9, by: "ana", source: "undo", line: "line 9", at: 9, undoes: 8 },
  ]);
  store.prepend([{ seq: 7, by: "ben", source: "console", line: "line 7", at: 7 }, { seq: 8, by: "ana", source: "console", line: "line 8", at: 8 }]);
  equal(store.log.map(({ seq }) => seq), [7, 8, 9]);
}

export function testANewSnapshotForgetsTheOld() {
  const store = start();
  store.load(snapshot({ container: [container("only", 1)] }, 90));
  equal([store.seq, store.containers().map(({ id }) => id), store.networks(), store.endpointsOn("front")], [90, ["only"], [], []]);
}

export function testTheSelectionForgetsWhatIsGone() {
  const store = start();
  const selection = new LabSelection(store);
  selection.set(["container:web", "network:front", "outside:"]);
  store.apply(frame(8, [[container("web", 1), null]]));
  equal(selection.ids, ["network:front", "outside:"]);
}

export function testTheSelectionTellsOnlyOfChanges() {
  const selection = new LabSelection(start());
  let told = 0;
  selection.subscribe(() => (told += 1));
  selection.set(["container:web"]);
  selection.set(["container:web"]);
  selection.toggle("container:db");
  selection.toggle("container:web");
  equal([told, selection.ids], [3, ["container:db"]]);
}
