/** A draft is made, kept, read out of a file and handed to the server without loss; what a browser kept may be anything. */

import { draftOf, fieldsOf, fileName, fitted, freshDraft, isBlank, slugOf } from "../../../static/cnmviz/builder/draft.js";
import { equal } from "../expect.js";

/** @import {Fields} from "../../../static/cnmviz/builder/types.js" */

/** @returns {Fields} */
function fields() {
  return {
    slug: "worlds", order: 20, title: "Two worlds", topic: "Isolation", about: "Why.", minutes: 7, after: ["first-network"], text: "Text.",
    start: ["docker network create front", "docker run -d --name web nginx"], scenario: "",
    questions: [{ text: "Does it?", options: [{ text: "Yes", right: false }, { text: "No", right: true }], explanation: "So." }],
    goals: [{ fact: "web is on front", words: "It is there." }], hints: ["One.", "Two."], solution: ["docker network connect front web"], afterwards: "Done.",
  };
}

/** Whatever the order of the fields. @param {object} actual @param {object} expected */
function same(actual, expected) {
  const sorted = (/** @type {object} */ one) => Object.entries(one).sort(([a], [b]) => a.localeCompare(b));
  equal(sorted(actual), sorted(expected));
}

export function testAFileGoesThroughTheFormUnharmed() {
  same(fieldsOf(draftOf(fields())), fields());
  const builtIn = { ...fields(), start: [], scenario: "aliases" };
  same(fieldsOf(draftOf(builtIn)), builtIn);
}

export function testAStartThatIsNotChosenIsKeptAndNotSent() {
  const draft = { ...draftOf(fields()), begins: /** @type {const} */ ("fresh"), scenario: "aliases" };
  equal([fieldsOf(draft).start, fieldsOf(draft).scenario, draft.start.split("\n").length], [[], "", 2]);
}

export function testPlaceAndNameOfAFileAreThoseOfItsLesson() {
  const draft = draftOf({ ...fields(), slug: "", order: 0 }, "130-two-worlds.md");
  equal([draft.order, draft.slug, fileName(draft)], [130, "two-worlds", "130-two-worlds.md"]);
  equal(fileName(draftOf({ ...fields(), slug: "", order: 0 }, "mine.md")), "900-two-worlds.md");
}

export function testATitleBecomesANameForAddresses() {
  equal(["Zwei Netze, zwei Welten", "Überraschung!", "  ", "网络", "a".repeat(99)].map(slugOf), ["zwei-netze-zwei-welten", "uberraschung", "lesson", "lesson", "a".repeat(60)]);
}

export function testWhatABrowserKeptMayBeAnything() {
  const nasty = [null, 7, "x", [], { title: 3, goals: "many", questions: [null, { options: [1, { text: "a", right: "yes" }] }], hints: [{}], minutes: -1, recording: { steps: [{}, 3] } }];
  for (const kept of nasty) {
    const draft = fitted(kept);
    equal(Object.keys(draft).sort(), Object.keys(freshDraft()).sort());
    equal([typeof draft.title, draft.minutes, draft.begins], ["string", 5, "fresh"]);
  }
  equal(fitted(nasty[4]).questions[1]?.options, [{ text: "", right: false }, { text: "a", right: false }]);
}

export function testAKeptDraftIsTheSame() {
  const draft = { ...draftOf(fields()), shared: "token", recording: { before: "docker ps", last: 9, steps: [{ seq: 9, by: "", at: 0, source: "undo", line: "docker ps", undoes: 8, idle: false }] } };
  same({ ...fitted(JSON.parse(JSON.stringify(draft))), recording: null }, { ...draft, recording: null });
  same(fitted(draft).recording?.steps[0] ?? {}, draft.recording.steps[0] ?? {});
}

export function testADraftWithAStartAloneIsBlank() {
  equal(isBlank({ ...freshDraft(), start: "docker network create front", begins: "lines" }), true);
  equal(isBlank({ ...freshDraft(), hints: [""] }), false);
}
