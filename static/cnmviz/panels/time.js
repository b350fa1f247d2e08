/**
 * The history: a bar over the lower edge of the stage, with a slider over all steps of the lab's log, and while an earlier step is
 * looked at, a banner that says so, leads back, and makes a lab that goes on from there. Which moment it is, the timeline knows.
 */

import { avatar } from "../lib/avatar.js";
import { button, el, fill, icon } from "../lib/dom.js";
import { shown } from "../lib/shortcuts.js";
import { saidLine } from "../lib/undone.js";
import { fork } from "./fork.js";
import { drawMarks } from "./time-marks.js";

/** @typedef {import("./types.js").Lab} Lab */

const TIME = new Intl.DateTimeFormat(undefined, { hour: "2-digit", minute: "2-digit", second: "2-digit" });
const DAY = new Intl.DateTimeFormat(undefined, { dateStyle: "full" });

/**
 * @param {HTMLElement} stage
 * @param {Lab} lab
 */
export function createTime(stage, lab) {
  const bar = new TimeBar(stage, lab);
  stage.append(banner(stage, lab), bar.element);
  const title = `History (${shown("H")})`;
  const toggle = el("button", { type: "button", class: "button quiet only-icon", title, "aria-label": "History", "aria-expanded": "false", "aria-controls": "time", onclick: () => bar.toggle() }, icon("history"));
  bar.onToggle = (open) => toggle.setAttribute("aria-expanded", String(open));
  document.querySelector("#view-tools")?.append(toggle);
  lab.shortcuts.add("View", "H", "Step through all that was done", () => bar.toggle());
  document.addEventListener("keydown", (event) => bar.press(event));
  lab.timeline.on("problem", (why) => lab.toast(why, { kind: "bad" }));
  keepSelection(lab);
}

class TimeBar {
  /** Called with whether it is open now. @type {(open: boolean) => void} */
  onToggle = () => {};
  #slider = el("input", { type: "range", min: "1", step: "1", "aria-label": "Step" });
  #marks = el("div", { class: "time-marks", "aria-hidden": "true" });
  #line = el("p", { class: "time-line" });
  #buttons;
  #due = false;
  #open = false;
  #known;
  /** What had the focus before. @type {Element | null} */
  #before = null;
  #stage;
  #lab;

  /**
   * @param {HTMLElement} stage
   * @param {Lab} lab
   */
  constructor(stage, lab) {
    this.#stage = stage;
    this.#lab = lab;
    this.#known = lab.people.revision;
    const { timeline } = lab;
    this.#buttons = {
      first: tool("First step", "first", () => timeline.go(1)),
      back: tool("Previous step", "back", () => timeline.step(-1)),
      play: tool("Play the steps", "play", () => (timeline.playing ? timeline.pause() : timeline.play())),
      forward: tool("Next step", "forward", () => timeline.step(1)),
      now: tool("Now", "last", () => timeline.now()),
    };
    const close = tool("Close the history", "close", () => this.#show(false));
    this.element = el(
      "section",
      { class: "time-bar", id: "time", "aria-label": "History", hidden: true },
      el("div", { class: "time-buttons", role: "group", "aria-label": "Steps" }, ...Object.values(this.#buttons)),
      el("div", { class: "time-track" }, this.#marks, this.#slider),
      this.#line,
      close,
    );
    close.classList.add("time-close");
    this.#slider.addEventListener("input", () => timeline.go(Number(this.#slider.value)));
    timeline.on("changed", () => this.#soon());
    timeline.on("moved", () => this.#say());
    lab.people.subscribe(() => this.#nameAuthors());
    new ResizeObserver(() => this.#soon()).observe(this.#marks);
  }

  toggle() {
    this.#show(!this.#open);
  }

  /** @param {KeyboardEvent} event */
  press(event) {
    if (!this.#open || event.defaultPrevented || document.querySelector("dialog[open]")) return;
    const inside = this.element.contains(document.activeElement);
    if (event.key === "Escape" && (inside || !(/** @type {Element} */ (event.target).closest("input, textarea, select, .menu")))) this.#show(false);
    else if (event.key === " " && document.activeElement === this.#slider) this.#buttons.play.click();
    else return;
    event.preventDefault();
  }

  /** @param {boolean} open */
  #show(open) {
    if (open === this.#open) return;
    const inside = this.element.contains(document.activeElement);
    this.#open = open;
    this.element.hidden = !open;
    this.#stage.classList.toggle("with-time", open);
    this.onToggle(open);
    if (!open) this.#lab.timeline.now();
    if (open) {
      this.#before = document.activeElement;
      this.#draw();
      this.#slider.focus();
    } else if (inside && this.#before instanceof HTMLElement) this.#before.focus();
  }

  /** Pointers and selections of others say nothing here. */
  #nameAuthors() {
    if (this.#known === this.#lab.people.revision) return;
    this.#known = this.#lab.people.revision;
    this.#soon();
  }

  #soon() {
    if (this.#due || !this.#open) return;
    this.#due = true;
    requestAnimationFrame(() => {
      this.#due = false;
      this.#draw();
    });
  }

  #draw() {
    const { timeline } = this.#lab;
    const { aim, newest } = timeline;
    this.#slider.max = String(newest);
    this.#slider.value = String(aim);
    this.#slider.setAttribute("aria-valuetext", said(this.#lab, aim));
    this.element.setAttribute("aria-busy", String(timeline.waiting));
    drawPlay(this.#buttons.play, timeline.playing);
    able(this.#buttons.first, aim > 1);
    able(this.#buttons.back, aim > 1);
    able(this.#buttons.play, newest > 1);
    able(this.#buttons.forward, aim < newest);
    able(this.#buttons.now, aim < newest);
    fill(this.#line, ...lineOf(this.#lab, aim));
    drawMarks(this.#marks, this.#lab);
  }

  /** The slider says its value itself. */
  #say() {
    const { timeline, announce } = this.#lab;
    if (document.activeElement !== this.#slider) announce(timeline.at ? said(this.#lab, timeline.at) : "Back to now");
  }
}

/**
 * @param {HTMLElement} stage
 * @param {Lab} lab
 */
function banner(stage, lab) {
  const { timeline, toast } = lab;
  const words = el("p", {});
  const newer = el("span", { class: "badge warn" });
  const back = button("Back to now", () => timeline.now(), { icon: "last", kind: "primary" });
  const goOn = button("Continue from here", async () => {
    goOn.disabled = true;
    const why = await fork(timeline.at);
    goOn.disabled = false;
    if (why) toast(why, { kind: "bad" });
  }, { icon: "fork", title: "Make a new lab that goes on from this step; this one stays as it is" });
  const root = el("div", { class: "past-banner", role: "region", "aria-label": "Earlier step", hidden: true }, icon("history"), words, newer, el("div", { class: "past-ways" }, back, goOn));
  timeline.on("changed", () => {
    const focused = root.contains(document.activeElement);
    root.hidden = !timeline.at;
    stage.classList.toggle("in-the-past", timeline.at > 0);
    if (focused && root.hidden) /** @type {HTMLElement | null} */ (stage.querySelector("[role=tabpanel]:not([hidden])"))?.focus();
    words.textContent = `You are looking at step ${timeline.at} of ${timeline.newest}`;
    newer.textContent = `${timeline.newer} newer`;
    newer.hidden = !timeline.newer;
  });
  return root;
}

/**
 * What was selected in the present is selected again on the way back, unless something else was chosen meanwhile.
 * @param {Lab} lab
 */
function keepSelection({ timeline, selection, store }) {
  /** @type {string[]} */
  let before = [];
  // Asked before each step, because a selection forgets at once what is not there.
  selection.subscribe((ids) => {
    if (!timeline.at) before = ids;
  });
  timeline.on("moved", () => {
    const there = before.filter((key) => key.startsWith("outside:") || store.get(/** @type {any} */ (key.split(":")[0]), key.slice(key.indexOf(":") + 1)));
    if (!timeline.at && !selection.ids.length) selection.set(there);
  });
}

/**
 * @param {Lab} lab
 * @param {number} seq
 */
function said({ timeline, people }, seq) {
  const row = timeline.row(seq);
  const what = row ? `: ${row.by ? (people.get(row.by)?.name ?? "somebody") : "the lab"}: ${saidLine(row) || "New lab"}` : "";
  return `Step ${seq} of ${timeline.newest}${seq === timeline.newest ? ", now" : ""}${what}`;
}

/**
 * @param {Lab} lab
 * @param {number} seq
 * @returns {(Node | string | null)[]}
 */
function lineOf({ timeline, people }, seq) {
  const row = timeline.row(seq);
  const where = el("span", { class: "time-step" }, el("b", {}, `Step ${seq}`), ` of ${timeline.newest}`, seq === timeline.newest ? el("span", { class: "badge ok" }, "now") : null);
  if (!row) return [where, timeline.waiting ? " Loading…" : ""];
  const person = row.by ? people.get(row.by) : { name: "the lab", colour: "" };
  const at = new Date(row.at / 1000);
  return [
    where,
    el("span", { class: "time-who" }, avatar(person), el("b", {}, person?.name ?? "somebody"), el("time", { datetime: at.toISOString(), title: DAY.format(at) }, TIME.format(at))),
    row.source === "lab" ? el("span", {}, row.line || "New lab") : el("code", { title: row.line }, saidLine(row)),
  ];
}

/**
 * @param {string} label
 * @param {string} drawing
 * @param {() => void} run
 */
function tool(label, drawing, run) {
  return el("button", { type: "button", class: "button quiet only-icon", title: label, "aria-label": label, onclick: run }, icon(drawing));
}

/**
 * A button that has the focus keeps it: it is marked, not switched off.
 * @param {HTMLButtonElement} one
 * @param {boolean} can
 */
function able(one, can) {
  one.setAttribute("aria-disabled", String(!can));
}

/**
 * @param {HTMLButtonElement} play
 * @param {boolean} playing
 */
function drawPlay(play, playing) {
  const label = playing ? "Pause the steps" : "Play the steps";
  if (play.getAttribute("aria-label") === label) return;
  play.setAttribute("aria-label", label);
  play.title = label;
  fill(play, icon(playing ? "pause" : "play"));
}
