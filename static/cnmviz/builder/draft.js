/** A lesson in the form: made, read out of what a browser kept or a file held, and handed to the server. Draws nothing. */

/** @import {Draft, Fields, Goal, Option, Question, Recording, Step} from "./types.js" */

const LONGEST = 200_000;
const MOST = 500;
/** Behind the lessons that ship, should the file be put among them. */
const PLACE = 900;
const SLUG = 60;

/** @returns {Draft} */
export function freshDraft() {
  return {
    slug: "", order: 0, title: "", topic: "", about: "", minutes: 5, after: [], text: "", begins: "fresh", start: "", scenario: "", questions: [], goals: [],
    hints: [], solution: "", afterwards: "", shared: "", recording: null,
  };
}

/** What a browser kept, whoever wrote it there. @param {unknown} kept @returns {Draft} */
export function fitted(kept) {
  const given = recordOf(kept);
  const { slug, title, topic, about, text, start, scenario, solution, afterwards, shared } = given;
  return {
    slug: word(slug), order: number(given.order, 0), title: word(title), topic: word(topic), about: word(about), minutes: number(given.minutes, 5),
    after: list(given.after).map(word), text: word(text), start: word(start), scenario: word(scenario), solution: word(solution),
    begins: given.begins === "lines" || given.begins === "scenario" ? given.begins : "fresh",
    questions: list(given.questions).map(question), goals: list(given.goals).map(goal), hints: list(given.hints).map(word),
    afterwards: word(afterwards), shared: word(shared), recording: recording(given.recording),
  };
}

/** What a file held. @param {Fields} fields @param {string} [name] of the file @returns {Draft} */
export function draftOf(fields, name = "") {
  const { start, solution, ...rest } = fields;
  const named = /^(\d{3})-([a-z0-9-]+)\.md$/.exec(name);
  const begins = rest.scenario ? "scenario" : start.length ? "lines" : "fresh";
  const place = named ? { order: Number(named[1]), slug: named[2] ?? "" } : {};
  return fitted({ ...rest, ...place, begins, start: start.join("\n"), solution: solution.join("\n") });
}

/** What the server is asked about. @param {Draft} draft @returns {Fields} */
export function fieldsOf({ begins, start, solution, scenario, shared: _shared, recording: _recording, ...rest }) {
  return { ...rest, start: begins === "lines" ? lines(start) : [], scenario: begins === "scenario" ? scenario : "", solution: lines(solution) };
}

/** Whether nobody has written anything yet. @param {Draft} draft */
export function isBlank({ title, topic, about, text, questions, goals, hints, solution, afterwards }) {
  return ![title, topic, about, text, solution, afterwards].some((one) => one.trim()) && !questions.length && !goals.length && !hints.length;
}

/** A lesson's name in addresses, from its title. @param {string} title */
export function slugOf(title) {
  const plain = title.normalize("NFKD").replaceAll(/\p{M}/gu, "").toLowerCase();
  return (plain.match(/[a-z0-9]+/g) ?? []).join("-").slice(0, SLUG).replace(/-+$/, "") || "lesson";
}

/** NNN-slug.md: its place on a ladder, and its name there. @param {Draft} draft */
export function fileName({ order, slug, title }) {
  return `${String(order || PLACE).padStart(3, "0")}-${slug || slugOf(title)}.md`;
}

/** @param {string} text */
function lines(text) {
  return text.trim() ? text.split("\n") : [];
}

/** @param {unknown} value @returns {Record<string, unknown>} */
function recordOf(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? /** @type {Record<string, unknown>} */ (value) : {};
}

/** @param {unknown} value */
function word(value) {
  return typeof value === "string" ? value.slice(0, LONGEST) : "";
}

/** @param {unknown} value @param {number} otherwise */
function number(value, otherwise) {
  return Number.isInteger(value) && Number(value) >= 0 && Number(value) < 10_000 ? Number(value) : otherwise;
}

/** @param {unknown} value @returns {unknown[]} */
function list(value) {
  return Array.isArray(value) ? value.slice(0, MOST) : [];
}

/** @param {unknown} value @returns {Goal} */
function goal(value) {
  const { fact, words } = recordOf(value);
  return { fact: word(fact), words: word(words) };
}

/** @param {unknown} value @returns {Question} */
function question(value) {
  const { text, options, explanation } = recordOf(value);
  return { text: word(text), options: list(options).map(option), explanation: word(explanation) };
}

/** @param {unknown} value @returns {Option} */
function option(value) {
  const { text, right } = recordOf(value);
  return { text: word(text), right: right === true };
}

/** @param {unknown} value @returns {Recording | null} */
function recording(value) {
  if (!value) return null;
  const { before, last, steps } = recordOf(value);
  return { before: word(before), last: Number.isInteger(last) ? Number(last) : 0, steps: list(steps).flatMap(step) };
}

/** @param {unknown} value @returns {Step[]} */
function step(value) {
  const { seq, source, line, undoes, idle } = recordOf(value);
  if (!Number.isInteger(seq)) return [];
  const row = { seq: Number(seq), by: "", at: 0, source: word(source), line: word(line), idle: idle === true };
  return [Number.isInteger(undoes) ? { ...row, undoes: Number(undoes) } : row];
}
