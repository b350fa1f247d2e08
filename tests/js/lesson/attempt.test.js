/** What a page knows of an attempt comes from the server alone, and survives whatever is asked next. */

import { equal } from "../expect.js";
import { begin, check, said } from "./lessons.js";

/** @param {any} body */
const ok = (body) => /** @type {const} */ ({ ok: true, body });

export function testAPageBeginsWithWhatWasDoneBefore() {
  const answer = { chosen: [0], right: false, correct: [1], explanation: said("Because.") };
  const { attempt } = begin({ seen: [said("one")], solution: ["docker ps"], afterwards: said("after"), done: true, questions: [{ question: [], options: [], many: false, answered: answer }] });
  equal([attempt.left, attempt.solution, attempt.finished, attempt.complete, attempt.answers], [1, ["docker ps"], true, false, [answer]]);
}

export function testItIsFinishedFromTheMomentWhenEveryGoalIsMet() {
  const { attempt } = begin();
  const states = [check([true, false]), check([true, true], { afterwards: said("after") }), check([false, true], { done: false })].map((one) => {
    attempt.hear(one);
    return [attempt.complete, attempt.finished, attempt.afterwards !== null];
  });
  equal(states, [[false, false, false], [true, true, true], [false, true, true]]);
}

export async function testAPredictionIsKeptAsTheServerTookIt() {
  const { attempt, asked, answers } = begin();
  equal(await attempt.predict(0, [1]), "no answer");
  equal(attempt.answers, [null]);
  answers.predict = ok({ chosen: [0], right: false, correct: [1], explanation: [] });
  equal([await attempt.predict(0, [1]), attempt.answers[0]?.chosen, asked.at(-1)], ["", [0], ["predict", { question: 0, chosen: [1] }]]);
}

export async function testHintsComeOneByOne() {
  const { attempt, asked, answers } = begin();
  answers.hint = ok({ hint: said("look"), left: 1 });
  equal([attempt.left, await attempt.hint(), attempt.left, await attempt.hint(), attempt.left], [2, "", 1, "", 0]);
  equal(asked.map(([, body]) => body), [{ hint: 0 }, { hint: 1 }]);
}

export async function testTheSolutionIsToldAsSuchBecauseItCostsPoints() {
  const { attempt, answers } = begin();
  let told = 0;
  attempt.on("solved", () => void (told += 1));
  equal([await attempt.solve(), told, attempt.solution], ["no answer", 0, null]);
  answers.solution = ok({ lines: ["docker ps"] });
  equal([await attempt.solve(), told, attempt.solution], ["", 1, ["docker ps"]]);
}

export async function testAgainLeadsToANewLab() {
  const { attempt, answers } = begin();
  equal(await attempt.again(), { url: "", why: "no answer" });
  answers.again = ok({ url: "/lab/ABCD/" });
  equal(await attempt.again(), { url: "/lab/ABCD/", why: "" });
}

export function testAProblemIsToldOnceUntilItIsOver() {
  const { attempt } = begin();
  /** @type {string[]} */
  const told = [];
  attempt.on("problem", (why) => void told.push(why));
  for (const why of ["", "away", "away", "", "", "away"]) attempt.fail(why);
  equal(told, ["away", "", "away"]);
}
