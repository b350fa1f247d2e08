/** The moment that a projector shows: the present, an earlier one that comes whole, and the way back. */

import { Moments } from "../../../../static/cnmviz/classroom/projector/moments.js";
import { LabStore } from "../../../../static/cnmviz/store.js";
import { Builder } from "../../diagram/labs.js";
import { snapshot } from "../../entities.js";
import { after, equal } from "../../expect.js";

/** @import {Snapshot} from "../../../../static/cnmviz/types.js" */

/** A lab with so many containers. @param {number} count @returns {Snapshot} */
function lab(count) {
  const builder = new Builder();
  const front = builder.network(builder.host(), "front");
  for (let at = 0; at < count; at += 1) builder.container([front], { name: `app-${at}` });
  const { hosts, networks, sandboxes, containers, endpoints } = builder.lab;
  return { ...snapshot({ host: hosts, network: networks, sandbox: sandboxes, container: containers, endpoint: endpoints }), seq: 10 };
}

function start() {
  const [live, shown] = [new LabStore(), new LabStore()];
  live.load(lab(2));
  /** @type {Map<number, (snapshot: Snapshot | null) => void>} */
  const asked = new Map();
  const fetch = (/** @type {number} */ at) => new Promise((resolve, reject) => asked.set(at, (found) => (found ? resolve(found) : reject(new Error("offline")))));
  const moments = new Moments({ live, shown, fetch: /** @type {any} */ (fetch) });
  let moved = 0;
  moments.on("moved", () => void (moved += 1));
  return { live, shown, moments, answer: (/** @type {number} */ at, /** @type {Snapshot | null} */ found) => asked.get(at)?.(found), moved: () => moved };
}

export async function testAnEarlierMomentComesWholeAndThePresentIsStillThere() {
  const { shown, moments, answer, moved } = start();
  equal(shown.containers().length, 2);
  moments.go(4);
  equal([moments.waiting, moments.at, moments.aim], [true, 0, 4]);
  answer(4, lab(1));
  await after(0);
  equal([moments.waiting, moments.at, shown.containers().length, moved()], [false, 4, 1, 1]);
  moments.now();
  equal([moments.at, shown.containers().length, moved()], [0, 2, 2]);
}

export async function testOnlyTheLastMomentThatWasWantedIsShown() {
  const { shown, moments, answer } = start();
  moments.go(4);
  moments.go(5);
  answer(5, lab(3));
  await after(0);
  answer(4, lab(1));
  await after(0);
  equal([moments.at, shown.containers().length], [5, 3]);
}

export async function testWhatCannotBeFetchedLeavesWhatIsShown() {
  const { shown, moments, answer, moved } = start();
  moments.go(4);
  answer(4, null);
  await after(0);
  equal([moments.waiting, moments.at, shown.containers().length, moved()], [false, 0, 2, 0]);
}

export function testWhileAnEarlierMomentIsShownThePresentGoesOnUnseen() {
  const { live, shown, moments } = start();
  moments.at = 4;
  moments.aim = 4;
  live.load(lab(5));
  equal(shown.containers().length, 2);
  moments.now();
  equal(shown.containers().length, 5);
}
