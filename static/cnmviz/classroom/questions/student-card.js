/**
 * The question to a student, over the picture: the answers to choose from, what happens with mine, and the result beside it. It can be
 * folded, because the picture is what one looks at to find the answer.
 */

import { button, el, fill, icon } from "../../lib/dom.js";
import { drawProse, firstLine, proseText } from "../../lib/prose.js";
import { closedVotes, resultList } from "./result.js";
import { play } from "./showing.js";
import { moved, standing } from "./words.js";

/** @import {ClassLab} from "../types.js" */
/** @import {Poll} from "./poll.js" */
/** @import {Question} from "./types.js" */

const TOP = 4;
const PUT_DOWN = "cnmviz.question.seen";

/**
 * @param {HTMLElement} root
 * @param {ClassLab} lab
 * @param {Poll} poll
 */
export function createStudentCard(root, lab, poll) {
  const body = el("div", { class: "poll-body", tabindex: "0", role: "group", "aria-label": "The question" });
  const fold = el("button", { type: "button", class: "button quiet poll-fold", "aria-expanded": "true" });
  const card = el("section", { class: "poll-card", "aria-label": "Question to the class", hidden: true }, el("h2", { class: "poll-head" }, fold), body);
  root.append(card);
  let drawn = "";
  const folded = (/** @type {boolean} */ shut) => {
    body.hidden = shut;
    fold.setAttribute("aria-expanded", String(!shut));
    fill(fold, icon("predict"), el("span", {}, heading(poll.question)), icon(shut ? "up" : "down"));
  };
  fold.addEventListener("click", () => folded(!body.hidden));
  const draw = () => {
    const { question } = poll;
    card.hidden = !question || sessionStorage.getItem(PUT_DOWN) === String(question.question);
    if (!question || card.hidden) return void (drawn = "");
    // The connection matters to an answer on its way alone: whoever still chooses keeps what they have chosen.
    const onItsWay = poll.mine(question.round)?.state === "sent";
    const now = JSON.stringify([question, poll.mine(1), poll.mine(2), onItsWay && poll.connected]);
    if (now === drawn) return;
    const another = !drawn;
    drawn = now;
    const held = body.contains(document.activeElement);
    const choosing = choices(body);
    card.dataset.state = question.state;
    fill(body, ...content(question, poll, lab, () => {
      sessionStorage.setItem(PUT_DOWN, String(question.question));
      draw();
    }));
    folded(another ? false : Boolean(body.hidden));
    const chosen = choosing.again(choices(body));
    if (held) (chosen ?? fold).focus();
  };
  poll.on("changed", draw);
  poll.on("asked", (question) => {
    folded(false);
    lab.announce(`${question.round === 2 ? "Second vote" : "The teacher asks"}: ${proseText(question.text)}`);
  });
  poll.on("revealed", (question) => {
    sessionStorage.removeItem(PUT_DOWN);
    draw();
    folded(true);
    play(lab, question, () => {
      folded(false);
      lab.announce(`Right is: ${(question.solution?.right ?? []).map((at) => proseText(question.options[at] ?? [])).join("; ")}`);
    });
  });
}

/** @param {Question | null} question */
function heading(question) {
  if (question?.state === "revealed") return "What was right";
  return question?.round === 2 && question.state === "open" ? "Second vote" : "What will happen?";
}

/** @param {Question} question @param {Poll} poll @param {ClassLab} lab @param {() => void} putDown @returns {(Node | null)[]} */
function content(question, poll, lab, putDown) {
  const mine = poll.mine(question.round);
  const open = question.state === "open";
  if (open && (!mine || mine.state === "refused")) return [voting(question, poll)];
  const { line, rest } = firstLine(question.text);
  const said = question.state === "revealed" || (!open && mine?.state === "taken") ? "" : standing(mine, poll.connected);
  return [
    el("p", { class: "poll-asked" }, ...line),
    ...drawProse(rest, { top: TOP }),
    said ? el("p", { class: `poll-standing ${mine?.state ?? ""}`, role: "status" }, icon(mine?.state === "taken" ? "check" : mine?.state === "sent" ? "sync" : "warning"), said) : null,
    open ? el("p", { class: "poll-mine" }, "You say: ", ...(mine?.chosen ?? []).flatMap((at) => firstLine(question.options[at] ?? []).line)) : closed(question, poll),
    question.state === "closed" ? el("p", { class: "hint" }, question.round === 1 ? "The vote is closed. Talk it over with your neighbours: why do you think so?" : "The vote is closed. Now it will be tried out.") : null,
    question.state === "revealed" ? revealed(question, lab, putDown) : null,
  ];
}

/** @param {Question} question @param {Poll} poll */
function voting(question, poll) {
  const { round, many, options, text } = question;
  const before = poll.mine(1);
  const boxes = options.map((_, at) => el("input", { type: many ? "checkbox" : "radio", name: `poll-${question.question}-${round}`, value: String(at) }));
  const problem = el("p", { class: "problem", role: "alert", hidden: true }, poll.mine(round)?.why ?? "Choose an answer first.");
  const { line, rest } = firstLine(text);
  const form = el(
    "form",
    {},
    el("fieldset", {}, el("legend", {}, ...line), ...drawProse(rest, { top: TOP }), many ? el("p", { class: "hint" }, "Choose all that are right.") : null, ...options.map((option, at) => choice(option, boxes[at], round === 2 && before?.state === "taken" && before.chosen.includes(at)))),
    problem,
    el("button", { type: "submit", class: "button primary" }, round === 2 ? "Answer again" : "Answer"),
  );
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const chosen = boxes.flatMap(({ checked }, at) => (checked ? at : []));
    problem.hidden = Boolean(chosen.length);
    if (chosen.length) poll.answer(chosen);
  });
  return form;
}

/** @param {import("../../lib/prose.js").Prose} option @param {HTMLInputElement | undefined} box @param {boolean} before whether I said so in the first vote */
function choice(option, box, before) {
  const { line, rest } = firstLine(option);
  return el("div", { class: "option" }, el("label", {}, box, el("span", {}, ...line, before ? el("span", { class: "badge own" }, "your first answer") : null)), ...drawProse(rest, { top: TOP }));
}

/** @param {Question} question @param {Poll} poll */
function closed(question, poll) {
  const mine = new Map([1, 2].flatMap((round) => (poll.mine(round)?.state === "taken" ? [[round, poll.mine(round)?.chosen ?? []]] : [])));
  return resultList(question, { votes: closedVotes(question), mine: /** @type {Map<number, number[]>} */ (mine), right: question.solution?.right, truths: question.solution?.truths });
}

/** @param {Question} question @param {ClassLab} lab @param {() => void} putDown */
function revealed(question, lab, putDown) {
  const change = moved(question);
  return el(
    "div",
    { class: "poll-why" },
    change ? el("p", { class: "poll-moved" }, change) : null,
    ...drawProse(question.solution?.explanation ?? [], { top: TOP }),
    question.since ? el("p", { class: "poll-since" }, icon("info"), el("span", {}, question.since)) : null,
    el("div", { class: "row" }, question.trace && lab.class.page.shared ? button("See the packet", () => play(lab, question), { icon: "play" }) : null, button("Put it down", putDown, { kind: "quiet" })),
  );
}

/**
 * What is chosen and not sent yet, so that it is chosen again when the same vote is drawn anew.
 * @param {Element} body
 */
function choices(body) {
  const inputs = /** @type {HTMLInputElement[]} */ ([...body.querySelectorAll("input[name]")]);
  const chosen = inputs.filter(({ checked }) => checked).map(({ name, value }) => `${name} ${value}`);
  const focused = inputs.find((one) => one === document.activeElement)?.value;
  /** @param {{ inputs: HTMLInputElement[] }} anew @returns {HTMLInputElement | undefined} which had the focus */
  const again = (anew) => {
    for (const input of anew.inputs) if (chosen.includes(`${input.name} ${input.value}`)) input.checked = true;
    return anew.inputs.find(({ value }) => value === focused);
  };
  return { inputs, again };
}
