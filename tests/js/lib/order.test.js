/** Frames arrive early, twice or not at all; what is delivered is in order and complete. */

import { Order } from "../../../static/cnmviz/lib/order.js";
import { after, equal } from "../expect.js";

const PATIENCE = 20;

/** @param {number} seq */
function start(seq) {
  /** @type {number[]} */
  const delivered = [];
  /** @type {number[]} */
  const missing = [];
  const order = new Order({ seq, patience: PATIENCE, deliver: (frame) => void delivered.push(frame.seq), missing: (since) => void missing.push(since) });
  return { order, delivered, missing };
}

export function testDeliversTheNextAtOnce() {
  const { order, delivered } = start(4);
  order.receive({ seq: 5 });
  order.receive({ seq: 6 });
  equal([delivered, order.seq, order.behind], [[5, 6], 6, false]);
}

export function testDropsWhatItHas() {
  const { order, delivered } = start(4);
  for (const seq of [3, 4, 5, 5, 4]) order.receive({ seq });
  equal(delivered, [5]);
}

export function testKeepsWhatComesEarly() {
  const { order, delivered } = start(0);
  for (const seq of [3, 2, 5, 1]) order.receive({ seq });
  equal([delivered, order.behind], [[1, 2, 3], true]);
  order.receive({ seq: 4 });
  equal([delivered, order.behind], [[1, 2, 3, 4, 5], false]);
}

export async function testSaysNothingOfAGapThatClosesSoon() {
  const { order, missing } = start(0);
  order.receive({ seq: 2 });
  order.receive({ seq: 1 });
  await after(PATIENCE * 3);
  equal(missing, []);
}

export async function testAsksForAGapThatLastsAndAsksAgain() {
  const { order, missing, delivered } = start(7);
  order.receive({ seq: 9 });
  equal(missing, []);
  await after(PATIENCE * 8);
  equal(missing.slice(0, 2), [7, 7]);
  order.receive({ seq: 8 });
  const asked = missing.length;
  await after(PATIENCE * 10);
  equal([delivered, missing.length], [[8, 9], asked]);
}

export async function testAsksForWhatTheServerSaysExists() {
  const { order, missing } = start(3);
  order.expect(5);
  equal(order.behind, true);
  await after(PATIENCE * 2);
  equal(missing[0], 3);
  order.stop();
}

export function testASnapshotClosesTheGap() {
  const { order, delivered } = start(1);
  for (const seq of [4, 9, 10]) order.receive({ seq });
  order.restart(8);
  equal([delivered, order.seq, order.behind], [[9, 10], 10, false]);
}

export function testASnapshotMayLieFurtherBack() {
  const { order, delivered } = start(50);
  order.restart(2);
  order.receive({ seq: 3 });
  equal([delivered, order.seq], [[3], 3]);
}
