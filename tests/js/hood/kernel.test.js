/** What Linux has of a lab is worked out once for each state of its entities, whoever asks. */

import { HOOD } from "../../../static/cnmviz/hood/hood.js";
import { kernelOf, kernelOfLab } from "../../../static/cnmviz/hood/kernel.js";
import { LabStore } from "../../../static/cnmviz/store.js";
import { snapshot } from "../entities.js";
import { equal } from "../expect.js";
import { ALL, Stage } from "./labs.js";

/** @import {Change, Entity, Frame} from "../../../static/cnmviz/types.js" */

const DRIVERS = [...ALL.cards.values()];

function start() {
  const stage = new Stage();
  const front = stage.bridge(stage.host(), "front", "172.18.0.0/16");
  const { container } = stage.plugged(front, "172.18.0.2");
  const { hosts, networks, sandboxes, containers, endpoints } = stage.lab;
  const store = new LabStore();
  store.load(snapshot({ host: hosts, network: networks, sandbox: sandboxes, container: containers, endpoint: endpoints }));
  const lab = () => ({ hosts: store.hosts(), networks: store.networks(), sandboxes: /** @type {any[]} */ (store.all("sandbox")), containers: store.containers(), endpoints: store.endpoints(), positions: [] });
  const apply = (/** @type {Entity | undefined} */ before, /** @type {Entity} */ after) => {
    const change = /** @type {Change} */ ({ kind: after.kind, id: after.id, before: before ?? null, after });
    store.apply(/** @type {Frame} */ ({ type: "frame", seq: store.seq + 1, by: "ben", source: "console", line: "", at: 0, changes: [change] }));
  };
  return { store, lab, apply, front, container };
}

export function testTheViewAndTheInspectorShareOne() {
  const { store, lab } = start();
  const linux = kernelOf(store, DRIVERS);
  equal([HOOD.layout(lab(), ALL).linux === linux, kernelOf(store, DRIVERS) === linux], [true, true]);
}

export function testWhatIsMovedInThePictureIsTheSameLinux() {
  const { store, apply, container } = start();
  const before = kernelOf(store, DRIVERS);
  apply(undefined, { kind: "position", id: container.id, of: "container", placed: true, x: 1, y: 2, rank: 0, group: 0, number: 1 });
  equal(kernelOf(store, DRIVERS) === before, true);
}

export function testAnotherEntityIsAnotherLinux() {
  const { store, lab, apply, front } = start();
  const before = kernelOf(store, DRIVERS);
  apply(front, { ...front, internal: true });
  const after = kernelOf(store, DRIVERS);
  equal([after === before, after.hosts[0].devices.find(({ network }) => network.id === front.id)?.network.internal], [false, true]);
  equal(HOOD.layout(lab(), ALL).linux === after, true);
}

export function testOtherDriversAreAnotherLinux() {
  const { lab } = start();
  const before = kernelOfLab(lab(), DRIVERS);
  equal(kernelOfLab(lab(), DRIVERS.filter(({ name }) => name !== "bridge")) === before, false);
}
