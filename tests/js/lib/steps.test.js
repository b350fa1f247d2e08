/** What belongs together goes in turn, stops where it is refused, and is taken back together unless something came between. */

import { inTurn, offerUndo } from "../../../static/cnmviz/lib/steps.js";
import { after, equal } from "../expect.js";

/** @import {LogRow, Receipt} from "../../../static/cnmviz/types.js" */
/** @import {ToastOptions} from "../../../static/cnmviz/lib/toast.js" */

/** @param {Partial<Receipt>} more @returns {Receipt} */
const receipt = (more) => ({ type: "receipt", ref: "", ok: true, ...more });
/** @param {number} seq @param {string} by @returns {LogRow} */
const row = (seq, by) => ({ seq, by, source: "picture", line: "", at: 0 });

/** A page whose log has these rows, and in which I am Ana. @param {LogRow[]} log @param {(count: number) => boolean} [undoable] */
function desk(log, undoable = () => true) {
  /** @type {{ text: string, action?: ToastOptions["action"] }[]} */
  const said = [];
  const counted = { undone: 0 };
  const undo = async () => receipt({ ok: undoable((counted.undone += 1)) });
  const toast = (/** @type {string} */ text, /** @type {ToastOptions} */ { action } = {}) => void said.push({ text, action });
  return { said, counted, live: { log }, people: { me: { id: "ana", name: "Ana", colour: "" } }, commands: { undo }, toast };
}

export async function testEachWaitsForTheAnswerToTheOneBefore() {
  /** @type {string[]} */
  const heard = [];
  const steps = await inTurn(["rm", "network rm"], async (command) => {
    heard.push(`${command} sent`);
    await after(5);
    heard.push(`${command} answered`);
    return receipt({ seq: heard.length });
  });
  equal([heard, steps], [["rm sent", "rm answered", "network rm sent", "network rm answered"], [2, 4]]);
}

export async function testNothingFollowsARefusal() {
  /** @type {string[]} */
  const sent = [];
  const answers = [receipt({ seq: 8 }), receipt({ ok: false, seq: 9 }), receipt({ seq: 10 })];
  const steps = await inTurn(["a", "b", "c"], async (command) => answers[sent.push(command) - 1]);
  // What is refused in part has changed something too.
  equal([sent, steps], [["a", "b"], [8, 9]]);
}

export async function testOneStepIsUndonesOwnBusiness() {
  const page = desk([row(1, "ana")]);
  offerUndo(page, [1]);
  offerUndo(page, []);
  equal(page.said, []);
}

export async function testSeveralStepsAreTakenBackTogether() {
  const page = desk([row(1, "ana"), row(2, "ana"), row(3, "ben")]);
  offerUndo(page, [1, 2]);
  equal(page.said.map(({ text, action }) => [text, action?.label]), [["Done in 2 steps.", "Undo all 2 steps"]]);
  page.said[0].action?.run();
  await after(20);
  equal(page.counted.undone, 2);
}

export async function testWhatIDidSinceIsNotTakenBack() {
  const page = desk([row(1, "ana"), row(2, "ana"), row(3, "ana")]);
  offerUndo(page, [1, 2]);
  page.said[0].action?.run();
  await after(20);
  equal([page.counted.undone, page.said.at(-1)?.text], [0, "You have done something else since: Undo takes your steps back one by one."]);
}

export async function testARefusedUndoIsTheLast() {
  const page = desk([row(1, "ana"), row(2, "ana"), row(3, "ana")], (count) => count < 2);
  offerUndo(page, [1, 2, 3]);
  page.said[0].action?.run();
  await after(20);
  equal(page.counted.undone, 2);
}
