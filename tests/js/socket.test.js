/** The connection: nothing typed is lost or doubled, whatever happens to the wire. The far end is a script; the wire is the browser's. */

import { Outbox } from "../../static/cnmviz/lib/outbox.js";
import { LabSocket } from "../../static/cnmviz/socket.js";
import { after, equal } from "./expect.js";
import { Wire, memory } from "./wire.js";

/**
 * @param {number} [seq]
 * @param {Outbox} [outbox]
 */
function start(seq = 0, outbox = new Outbox(memory(), "lab")) {
  /** @type {Wire[]} */
  const wires = [];
  const connect = (/** @type {string} */ url) => {
    wires.push(new Wire(url));
    return /** @type {any} */ (wires.at(-1));
  };
  const socket = new LabSocket({ url: "ws://lab", seq, outbox, connect });
  /** @type {number[]} */
  const frames = [];
  /** @type {string[]} */
  const states = [];
  socket.on("frame", (frame) => void frames.push(frame.seq));
  socket.on("state", ({ name }) => void states.push(name));
  socket.open();
  const wire = () => /** @type {Wire} */ (wires.at(-1));
  return { socket, wires, wire, frames, states, outbox };
}

/** @param {number} seq */
const welcome = (seq) => ({ type: "welcome", you: { id: "ana", name: "Ana", colour: "" }, people: [], seq });
/** @param {string} text */
const line = (text) => ({ type: "line", text });
/** @param {Wire} wire */
const lines = (wire) => wire.sent.filter(({ type }) => type === "line").map(({ text }) => text);

export function testStatesFromTheFirstMomentOn() {
  const { wire, states, socket } = start(3);
  wire().says(welcome(5));
  wire().says({ type: "frame", seq: 4 });
  wire().says({ type: "frame", seq: 5 });
  wire().breaks();
  equal([states, wire().url], [["connecting", "catching-up", "live", "offline"], "ws://lab?since=3"]);
  socket.close();
}

export function testTypedBeforeTheConnectionIsSentOnceItStands() {
  const { socket, wire } = start();
  void socket.request(line("one"));
  void socket.request(line("two"));
  equal(lines(wire()), []);
  wire().says(welcome(0));
  equal(lines(wire()), ["one", "two"]);
  socket.close();
}

export async function testAnAnswerEndsARequestAndAnotherIsIgnored() {
  const { socket, wire, outbox } = start();
  wire().says(welcome(0));
  /** @type {boolean[]} */
  const answers = [];
  socket.on("answer", ({ receipt }) => void answers.push(receipt.ok));
  const asked = socket.request(line("one"), "r1");
  equal(outbox.size, 1);
  wire().says({ type: "receipt", ref: "r1", ok: true });
  wire().says({ type: "receipt", ref: "r1", ok: false });
  equal([(await asked).ok, answers, outbox.size], [true, [true], 0]);
  socket.close();
}

export async function testWhatHadNoAnswerIsSentAgainWithTheSameReferenceInOrder() {
  const { socket, wires, wire } = start();
  wire().says(welcome(0));
  for (const ref of ["a", "b", "c"]) void socket.request(line(ref), ref);
  wire().says({ type: "receipt", ref: "b", ok: true });
  wire().breaks();
  void socket.request(line("d"), "d");
  socket.retryNow();
  wire().says(welcome(0));
  equal([wires.length, wire().sent.map(({ ref }) => ref)], [2, ["a", "c", "d"]]);
  socket.close();
}

export async function testAReloadSendsWhatTheOldPageHadTyped() {
  const { socket, wire, outbox } = start();
  wire().says(welcome(0));
  void socket.request(line("typed before"), "old");
  socket.close();
  const reloaded = start(0, outbox);
  /** @type {string[]} */
  const answered = [];
  reloaded.socket.on("answer", ({ request }) => void answered.push(request.ref));
  reloaded.wire().says(welcome(0));
  equal(reloaded.wire().sent, [{ type: "line", text: "typed before", ref: "old" }]);
  reloaded.wire().says({ type: "receipt", ref: "old", ok: true });
  equal([answered, outbox.size], [["old"], 0]);
  reloaded.socket.close();
}

export function testOnlySoManyTravelAtOnce() {
  const { socket, wire } = start();
  wire().says(welcome(0));
  for (let number = 1; number <= 20; number += 1) void socket.request(line(String(number)), String(number));
  equal(lines(wire()).length, 8);
  wire().says({ type: "receipt", ref: "1", ok: true });
  equal(lines(wire()), ["1", "2", "3", "4", "5", "6", "7", "8", "9"]);
  socket.close();
}

export async function testALongScriptKeepsToThePace() {
  const { socket, wire } = start();
  wire().says(welcome(0));
  const begun = performance.now();
  for (let number = 0; number < 230; number += 1) void socket.request(line(String(number)), String(number));
  let answered = 0;
  while (answered < 230) {
    for (const { ref } of wire().sent.slice(answered)) {
      answered += 1;
      wire().says({ type: "receipt", ref, ok: true });
    }
    await after(5);
  }
  const rate = 30 / ((performance.now() - begun) / 1000);
  equal([wire().sent.length, rate < 50], [230, true], `${rate} a second`);
  socket.close();
}

export async function testFramesComeInOrderAndAGapIsAskedFor() {
  const { socket, wire, frames } = start(1);
  wire().says(welcome(1));
  for (const seq of [2, 4, 4, 3, 2, 7]) wire().says({ type: "frame", seq });
  equal(frames, [2, 3, 4]);
  await after(400);
  equal(wire().sent, [{ type: "resend", since: 4 }]);
  socket.close();
}

export function testResyncWaitsForTheSnapshot() {
  const { socket, wire, frames, states } = start(1);
  /** @type {number[]} */
  const asked = [];
  socket.on("resync", (seq) => void asked.push(seq));
  wire().says(welcome(900));
  wire().says({ type: "resync", seq: 900 });
  wire().says({ type: "frame", seq: 901 });
  equal([asked, frames, states.at(-1)], [[900], [], "catching-up"]);
  socket.restart(900);
  equal([frames, states.at(-1)], [[901], "live"]);
  socket.close();
}

export function testALabThatWentBackIsLoadedAnew() {
  const { socket, wire } = start(50);
  let asked = 0;
  socket.on("resync", () => (asked += 1));
  wire().says(welcome(12));
  equal(asked, 1);
  socket.close();
}

export async function testAMessageThatCouldNotBeReadIsAnAnswerToo() {
  const { socket, wire, outbox } = start();
  wire().says(welcome(0));
  const asked = socket.request(line("x"), "r1");
  wire().says({ type: "refused", ref: "r1", why: "too large" });
  wire().says({ type: "refused", why: "unreadable" });
  const receipt = await asked;
  equal([receipt.ok, receipt.error, outbox.size], [false, "too large", 0]);
  socket.close();
}

export async function testWhatCannotBeSentIsRefusedAtOnce() {
  const { socket, wire, outbox } = start();
  wire().says(welcome(0));
  /** @type {string[]} */
  const answered = [];
  socket.on("answer", ({ request, receipt }) => void answered.push(`${request.ref} ${receipt.ok}`));
  const receipt = await socket.request(line("x".repeat(70_000)), "long");
  equal([receipt.ok, receipt.error, answered, wire().sent, outbox.size], [false, "this is too long to be sent: at most 16000 characters", ["long false"], [], 0]);
  socket.close();
}

export async function testARefusedSocketIsNotTriedAgain() {
  const { socket, wires, wire } = start();
  wire().says({ type: "closed", why: "there is no such lab" });
  wire().breaks(4404);
  socket.retryNow();
  equal([socket.state, wires.length], [{ name: "refused", why: "there is no such lab" }, 1]);
}

export async function testRetriesComeEverMoreRarely() {
  const { socket, wire } = start();
  /** @type {number[]} */
  const delays = [];
  for (let attempt = 0; attempt < 9; attempt += 1) {
    wire().breaks();
    delays.push((socket.state.retryAt ?? 0) - Date.now());
    socket.retryNow();
  }
  delays.forEach((delay, attempt) => {
    const full = Math.min(500 * 2 ** attempt, 15_000);
    equal(delay > full * 0.5 - 20 && delay <= full, true, `attempt ${attempt} after ${delay} ms`);
  });
  socket.close();
}

export async function testQuestionsWithoutAConnectionHaveNoAnswer() {
  const { socket, wire, outbox } = start();
  equal(await socket.ask({ type: "complete", text: "do", cursor: 2 }), null);
  wire().says(welcome(0));
  const asked = socket.ask({ type: "complete", text: "do", cursor: 2 });
  wire().says({ type: "completions", ref: wire().sent[0].ref, start: 0, items: [["docker", ""]] });
  equal([(await asked).items, outbox.size], [[["docker", ""]], 0]);
  socket.close();
}

export function testAnOldWireIsNotHeardAnyMore() {
  const { socket, wires, wire, frames } = start();
  wire().says(welcome(0));
  wire().breaks();
  socket.retryNow();
  wires[0]?.says({ type: "frame", seq: 1 });
  equal([frames, socket.state.name], [[], "connecting"]);
  socket.close();
}

export function testWhatComesTogetherIsTakenOneByOne() {
  const { wire, frames, socket } = start(3);
  /** @type {string[]} */
  const moved = [];
  socket.on("presence", ({ people }) => void moved.push(...Object.keys(people)));
  wire().says(welcome(3));
  wire().says({ type: "several", messages: [{ type: "frame", seq: 4 }, { type: "frame", seq: 5 }, { type: "presence", people: { ben: null } }] });
  equal([frames, moved], [[4, 5], ["ben"]]);
  socket.close();
}
