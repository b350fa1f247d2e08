/** The class in the page: what the server says is known, what is asked is answered, and a lost connection loses nothing. */

import { LiveClass } from "../../../static/cnmviz/classroom/live-class.js";
import { Outbox } from "../../../static/cnmviz/lib/outbox.js";
import { equal } from "../expect.js";
import { Wire, memory } from "../wire.js";

/** @import {ClassPage, Participant} from "../../../static/cnmviz/classroom/types.js" */

/** @type {ClassPage} */
const PAGE = { title: "Networks", code: "BCDFG", role: "teacher", you: 1, shared: true, limits: { nickname: 40 }, urls: { socket: "/class/BCDFG/socket", lab: "/lab/ABCD/" } };
/** @type {Participant} */
const ANA = { id: 2, person: "ana", name: "Ana", colour: "#0b7285", role: "editor" };

function start() {
  /** @type {Wire[]} */
  const wires = [];
  const connect = (/** @type {string} */ url) => {
    wires.push(new Wire(url));
    return /** @type {any} */ (wires.at(-1));
  };
  const room = new LiveClass(PAGE, { id: "tea", name: "Tea", colour: "" }, { outbox: new Outbox(memory(), "class"), connect });
  room.open();
  return { room, wires, wire: () => /** @type {Wire} */ (wires.at(-1)) };
}

export function testWhatTheServerSaysIsKnownBeforeAnybodyHearsOfIt() {
  const { room, wire } = start();
  /** @type {unknown[]} */
  const heard = [];
  room.on("class", () => void heard.push(room.info.locked));
  room.on("you", () => void heard.push(room.you.name));
  room.on("roster", (roster) => void heard.push([...roster.values()].map(({ name }) => name)));
  wire().says({ type: "class", title: "Networks", door_open: true, locked: true, newcomers: "editor", ended: false, code: "BCDFG" });
  wire().says({ type: "you", you: { ...ANA, id: 1, name: "Tea", role: "teacher" }, why_not: {} });
  wire().says({ type: "welcome", roster: [ANA] });
  wire().says({ type: "roster", people: { 2: null, 3: { ...ANA, id: 3, name: "Ben" } } });
  equal([heard, room.teaches, room.state.name], [[true, "Tea", ["Ana"], ["Ben"]], true, "live"]);
  room.close();
}

export async function testARequestIsAnsweredAndSentAgainAfterALostConnection() {
  const { room, wire, wires } = start();
  const asked = room.does("lock", { on: true });
  equal(wire().sent, [], "nothing is sent before the server has said welcome");
  wire().says({ type: "welcome", roster: [] });
  const [first] = wire().sent;
  wire().breaks();
  room.retryNow();
  wire().says({ type: "welcome", roster: [] });
  equal([wires.length, wire().sent], [2, [first]], "the same reference");
  wire().says({ type: "done", ref: first.ref, why: "Only the teacher can do this." });
  equal(await asked, { why: "Only the teacher can do this.", given: undefined });
  room.close();
}

export async function testWhatWasAskedForIsGiven() {
  const { room, wire } = start();
  wire().says({ type: "welcome", roster: [] });
  const asked = room.does("takeover", { who: 2 });
  wire().says({ type: "done", ref: wire().sent[0].ref, given: { code: "BCDFGHJKLM" } });
  equal(await asked, { why: "", given: { code: "BCDFGHJKLM" } });
  room.close();
}

export function testMessagesOfOtherPartsAreEventsOfTheirType() {
  const { room, wire } = start();
  /** @type {unknown[]} */
  const heard = [];
  room.on("question", ({ words }) => void heard.push(words));
  wire().says({ type: "question", words: "Does web reach db?" });
  equal(heard, ["Does web reach db?"]);
  room.close();
}

export function testWhoIsSentAwayIsToldAndDoesNotComeBack() {
  const { room, wire, wires } = start();
  /** @type {string[]} */
  const why = [];
  room.on("barred", (said) => void why.push(said));
  wire().says({ type: "closed", why: "The teacher has removed you from this class." });
  wire().breaks(4410);
  room.retryNow();
  equal([why, wires.length, room.state.name], [["The teacher has removed you from this class."], 1, "refused"]);
}

export function testWhoHasTheFloor() {
  const { room, wire } = start();
  const said = { type: "class", title: "Networks", door_open: true, locked: false, newcomers: "editor", ended: false };
  wire().says({ ...said, floor: { id: 1, person: "tea", name: "Tea" } });
  equal(room.presents, true);
  wire().says(said);
  equal(room.presents, false);
  room.close();
}
