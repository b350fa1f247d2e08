/** What has no answer yet survives a reload, in order, and is forgotten once it is answered. */

import { LONGEST, MOST_WAITING, Outbox, freshRef } from "../../../static/cnmviz/lib/outbox.js";
import { equal } from "../expect.js";
import { memory } from "../wire.js";

export function testSurvivesAReloadInOrder() {
  const disk = memory();
  const before = new Outbox(disk, "lab");
  for (const ref of ["b", "a", "c"]) before.put({ ref, type: "line", text: `docker rm ${ref}` });
  before.settle("a");
  equal(new Outbox(disk, "lab").all(), [{ ref: "b", type: "line", text: "docker rm b" }, { ref: "c", type: "line", text: "docker rm c" }]);
}

export function testIsEmptyOnceAllIsAnswered() {
  const disk = memory();
  const outbox = new Outbox(disk, "lab");
  outbox.put({ ref: "a", type: "line" });
  equal([outbox.settle("a")?.ref, outbox.settle("a"), disk.getItem("lab")], ["a", undefined, null]);
}

export function testEachLabHasItsOwn() {
  const disk = memory();
  new Outbox(disk, "one").put({ ref: "a", type: "line" });
  equal(new Outbox(disk, "other").size, 0);
}

export function testABrokenStorageIsAnEmptyOne() {
  for (const text of ["{", "7", '[1, {"ref": 3}]']) {
    const disk = memory();
    disk.setItem("lab", text);
    equal(new Outbox(disk, "lab").all(), [], text);
  }
}

export function testAStorageThatRefusesCostsNothing() {
  const refuse = () => {
    throw new Error("the disk is full");
  };
  const outbox = new Outbox({ getItem: refuse, setItem: refuse, removeItem: refuse }, "lab");
  outbox.put({ ref: "a", type: "line" });
  equal(outbox.size, 1);
}

export function testHasALimit() {
  const outbox = new Outbox(memory(), "lab");
  const refusals = Array.from({ length: MOST_WAITING }, (_, number) => outbox.put({ ref: String(number), type: "line" }));
  equal([refusals.join(""), outbox.put({ ref: "one more", type: "line" }), outbox.size], [
    "", "500 commands are already waiting for an answer; this one was not sent", MOST_WAITING,
  ]);
}

export function testTakesNothingThatTheServerCouldNotAnswer() {
  const outbox = new Outbox(memory(), "lab");
  const put = (/** @type {number} */ length) => outbox.put({ ref: String(length), type: "line", text: "x".repeat(length) });
  equal([put(LONGEST - 100), put(LONGEST), outbox.size], ["", "this is too long to be sent: at most 16000 characters", 1]);
}

export function testReferencesDiffer() {
  equal(new Set(Array.from({ length: 1000 }, freshRef)).size, 1000);
  equal(/^[0-9a-f]{32}$/.test(freshRef()), true);
}
