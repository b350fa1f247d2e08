/**
 * The question as the teacher leads it: put, close, discuss, second vote, let the packet run. What is right stays folded away, because
 * this screen may be on the projector.
 */

import { button, el, fill, icon } from "../../lib/dom.js";
import { drawProse, firstLine } from "../../lib/prose.js";
import { askFirst } from "../sure.js";
import { openPrepared } from "./prepared.js";
import { closedVotes, resultList } from "./result.js";
import { play } from "./showing.js";
import { answeredOf, moved, stage } from "./words.js";

/** @import {ClassLab} from "../types.js" */
/** @import {Poll} from "./poll.js" */
/** @import {Question} from "./types.js" */

const TOP = 5;

/**
 * @param {HTMLElement} root
 * @param {ClassLab} lab
 * @param {Poll} poll
 */
export function createTeacherPanel(root, lab, poll) {
  const body = el("div", { class: "poll-lead" });
  const live = el("p", { class: "visually-hidden", role: "status" });
  root.append(el("h4", {}, "Predict, then look"), body, live);
  let drawn = "";
  const draw = () => {
    const { question, tally } = poll;
    const key = question ? `${question.question} ${question.state} ${question.round} ${question.since ?? ""}` : "none";
    if (key !== drawn) {
      const held = body.contains(document.activeElement);
      fill(body, ...(question ? leading(question, poll, lab) : resting(lab)));
      if (held) body.querySelector("button")?.focus();
      drawn = key;
    }
    if (question?.state === "open") count(body, question, poll);
    live.textContent = question?.state === "open" && tally && tally.answered === tally.of && tally.of ? "Everybody has answered" : question ? stage(question) : "";
  };
  poll.on("changed", draw);
  draw();
  lab.signals.on("predict", async (probe) => {
    const { why } = await lab.class.does("ask_first", { ...probe, at: lab.timeline.at });
    if (!why) lab.signals.emit("show", "class");
  });
  // The way is explained in its own tab while it runs; then the class is what matters.
  poll.on("revealed", (question) =>
    play(lab, question, () => {
      lab.panels.show("class");
      root.scrollIntoView({ block: "start" });
    }),
  );
}

/** @param {ClassLab} lab */
function resting(lab) {
  return [
    el("p", { class: "hint" }, "Before a packet runs, let the class say what will happen, and why: write a question in the Reach tab and press “Ask the class first”."),
    el("div", { class: "row" }, button("Write a question", () => lab.signals.emit("ask", {}), { icon: "reach" }), button("Prepared questions…", () => void openPrepared(lab))),
    el("p", { class: "hint" }, el("a", { class: "link", href: lab.class.page.urls.results ?? "", target: "_blank", rel: "noopener" }, "Results of the class"), ": by person, and which rules are misunderstood."),
  ];
}

/** @param {Question} question @param {Poll} poll @param {ClassLab} lab */
function leading(question, poll, lab) {
  const { line, rest } = firstLine(question.text);
  const known = question.state === "revealed";
  const votes = closedVotes(question);
  return [
    el("p", { class: "poll-stage" }, stage(question)),
    el("p", { class: "poll-asked" }, ...line),
    ...drawProse(rest, { top: TOP }),
    question.state === "open" ? el("div", { class: "poll-live" }) : null,
    question.state === "open" ? null : resultList(question, { votes, right: known ? question.solution?.right : null, truths: known ? question.solution?.truths : [] }),
    known && moved(question) ? el("p", { class: "poll-moved" }, moved(question)) : null,
    known && question.since ? el("p", { class: "poll-since" }, icon("info"), el("span", {}, question.since)) : null,
    known ? el("div", { class: "poll-why" }, ...drawProse(question.solution?.explanation ?? [], { top: TOP })) : secret(question),
    el("div", { class: "row" }, ...steps(question, poll, lab)),
  ];
}

/** What is right, for the teacher alone. @param {Question} question */
function secret({ solution, options }) {
  if (!solution) return null;
  const right = solution.right.map((at) => el("li", {}, ...firstLine(options[at] ?? []).line));
  return el("details", { class: "poll-secret" }, el("summary", {}, "What is right (only you see this)"), el("ul", {}, ...right), ...drawProse(solution.explanation, { top: TOP }));
}

/** @param {Question} question @param {Poll} poll @param {ClassLab} lab */
function steps(question, poll, lab) {
  const away = button("Put away", () => putAway(question, poll), { kind: "quiet" });
  const look = button(probes(question) ? "Let the packet run" : "Show the answer", single(() => void poll.reveal()), { icon: "play", kind: question.round === 2 ? "primary" : "" });
  const by = {
    drafted: [button("Ask the class", single(() => void poll.put()), { kind: "primary", icon: "people" }), away],
    open: [button("Close the vote", single(() => void poll.close()), { kind: "primary" }), away],
    closed: [question.round === 1 ? button("Second vote", single(() => void poll.again()), { kind: "primary" }) : null, look, away],
    revealed: [question.trace ? button("See the packet again", () => play(lab, question), { icon: "play" }) : null, button("Put away", () => void poll.putAway(), { kind: "primary" })],
  };
  return by[question.state];
}

/**
 * The next step's button comes where the last one's was: the second half of a double click is not meant for it.
 * @param {() => void} act
 * @returns {(event?: MouseEvent) => void}
 */
function single(act) {
  return (event) => {
    if (!event || event.detail < 2) act();
  };
}

/** Whether it was made from a probe: then its wrong answers have rules that they misunderstand. @param {Question} question */
function probes({ solution }) {
  return Boolean(solution?.truths.some(Boolean));
}

/** @param {Question} question @param {Poll} poll */
function putAway(question, poll) {
  const given = (question.answered ?? []).some(Boolean) || Boolean(poll.tally?.answered);
  if (!given) return void poll.putAway();
  askFirst("Put the question away?", "Its answer was not told: what the class has answered is forgotten.", "Put it away", () => void poll.putAway());
}

/** The bars of the open vote. @param {HTMLElement} body @param {Question} question @param {Poll} poll */
function count(body, question, { tally }) {
  const live = body.querySelector(".poll-live");
  if (!live || !tally) return;
  const vote = { round: tally.round, counts: tally.counts, answered: tally.answered };
  fill(live, el("p", { class: "poll-count" }, icon("people"), answeredOf(tally.answered, tally.of)), resultList(question, { votes: [...closedVotes(question), vote] }));
}
