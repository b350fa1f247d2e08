/** A question in the page: answers are kept until they have arrived, late ones are told so, and nobody learns what is right too early. */

import { LiveClass } from "../../../static/cnmviz/classroom/live-class.js";
import { Poll } from "../../../static/cnmviz/classroom/questions/poll.js";
import { resultList } from "../../../static/cnmviz/classroom/questions/result.js";
import { moved, share, stage, standing } from "../../../static/cnmviz/classroom/questions/words.js";
import { Outbox } from "../../../static/cnmviz/lib/outbox.js";
import { equal } from "../expect.js";
import { Wire, memory } from "../wire.js";

/** @import {ClassPage} from "../../../static/cnmviz/classroom/types.js" */
/** @import {Question} from "../../../static/cnmviz/classroom/questions/types.js" */

/** @type {ClassPage} */
const PAGE = { title: "Networks", code: "", role: "editor", you: 2, shared: true, limits: { nickname: 40 }, urls: { socket: "/class/BCDFG/socket", lab: "/lab/ABCD/" } };
const OPTIONS = ["Yes: a", "No: b", "No: <b>c</b>"].map((text) => [{ t: /** @type {const} */ ("p"), c: [text] }]);
/** @type {Question & { type: string }} */
const OPEN = { type: "question", question: 7, state: "open", round: 1, seq: 3, text: [{ t: "p", c: ["Does it?"] }], options: OPTIONS };

function start(storage = memory()) {
  /** @type {Wire[]} */
  const wires = [];
  const connect = (/** @type {string} */ url) => {
    wires.push(new Wire(url));
    return /** @type {any} */ (wires.at(-1));
  };
  const room = new LiveClass(PAGE, { id: "ana", name: "Ana", colour: "" }, { outbox: new Outbox(storage, "class"), connect });
  const poll = new Poll(room);
  room.open();
  return { room, poll, wires, wire: () => /** @type {Wire} */ (wires.at(-1)) };
}

/** @param {Wire} wire @param {Question & { type: string }} [question] */
function greet(wire, question = OPEN) {
  wire.says({ type: "welcome", roster: [] });
  wire.says(question);
}

export function testAnAnswerIsOnItsWayAndThenTaken() {
  const { room, poll, wire } = start();
  greet(wire());
  poll.answer([1]);
  const sent = wire().sent.find(({ type }) => type === "answer");
  equal([sent.question, sent.round, sent.chosen, poll.mine(1)?.state], [7, 1, [1], "sent"]);
  wire().says({ type: "done", ref: sent.ref });
  equal([poll.mine(1)?.state, room.waiting()], ["taken", []]);
  room.close();
}

export function testAnAnswerWithoutAConnectionWaitsAlsoThroughAReload() {
  const storage = memory();
  const first = start(storage);
  greet(first.wire());
  first.room.close();
  first.poll.answer([2]);
  equal(first.poll.mine(1)?.state, "sent");
  const again = start(storage);
  greet(again.wire());
  equal([again.poll.mine(1)?.state, again.poll.mine(1)?.chosen], ["sent", [2]]);
  const sent = again.wire().sent.find(({ type }) => type === "answer");
  again.wire().says({ ...OPEN, state: "closed", counts: [[0, 0, 0]], answered: [0] });
  again.wire().says({ type: "done", ref: sent.ref, why: "This vote is closed." });
  equal([again.poll.mine(1)?.state, standing(again.poll.mine(1), true)], ["late", "Your answer came too late. This vote is closed."]);
  again.room.close();
}

export function testWhatAnotherWindowAnsweredIsMine() {
  const { room, poll, wire } = start();
  greet(wire());
  wire().says({ type: "chosen", question: 7, votes: [[0], null] });
  wire().says({ type: "chosen", question: 6, votes: [[2], [2]] });
  equal([poll.mine(1)?.chosen, poll.mine(2)], [[0], undefined]);
  wire().says({ ...OPEN, question: 8 });
  equal(poll.mine(1), undefined);
  room.close();
}

export function testOnlyWhatIsRevealedWhileOneIsHereIsPlayed() {
  const { room, poll, wire } = start();
  /** @type {string[]} */
  const heard = [];
  poll.on("revealed", () => void heard.push("revealed"));
  poll.on("asked", ({ round }) => void heard.push(`asked ${round}`));
  greet(wire(), { ...OPEN, state: "revealed", first: true });
  equal(heard, []);
  wire().says({ ...OPEN, question: 9 });
  wire().says({ ...OPEN, question: 9, state: "closed" });
  wire().says({ ...OPEN, question: 9, round: 2 });
  wire().says({ ...OPEN, question: 9, round: 2, state: "closed" });
  wire().says({ ...OPEN, question: 9, round: 2, state: "revealed" });
  wire().says({ ...OPEN, question: 9, round: 2, state: "revealed", first: true });
  wire().says({ type: "question" });
  equal([heard, poll.question], [["asked 1", "asked 2", "revealed"], null]);
  room.close();
}

export function testVotesInWords() {
  equal([share(1, 3), share(0, 0)], ["1 of 3 (33 %)", "nobody"]);
  equal(stage({ ...OPEN, state: "closed" }), "First vote is closed: let them discuss");
  const solution = { right: [1], explanation: [], truths: ["", "", ""] };
  equal(moved({ ...OPEN, solution, counts: [[3, 1, 0], [0, 4, 0]], answered: [4, 4] }), "Right before the discussion: 25 %. After it: 100 %.");
  equal(moved({ ...OPEN, solution, counts: [[3, 1, 0]], answered: [4] }), "");
}

export function testBarsSayInWordsWhatTheyShow() {
  const list = resultList(OPEN, { votes: [{ round: 1, counts: [1, 0, 1], answered: 2 }], mine: new Map([[1, [0]]]), right: [2], truths: ["So it is.", "Not shown.", ""] });
  const rows = [...list.children].map((row) => row.textContent);
  equal(rows, ["Yes: awrongyour answer1 of 2 (50 %)So it is.", "No: b0 of 2 (0 %)", "No: <b>c</b>right1 of 2 (50 %)"]);
  equal(list.querySelector("b"), null);
}
