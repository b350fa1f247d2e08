/**
 * A lesson made of this lab: a form beside the picture. The draft is the browser's (`builder/drafts.js`), what it is worth says the
 * server; the parts of the form are in `builder/`, and here they meet the lab. The tab is there once somebody builds.
 */

import { button, el, fill, find } from "../lib/dom.js";
import { Asking } from "../builder/asking.js";
import { checkSection, holds, inShort } from "../builder/check-section.js";
import { Desk } from "../builder/desk.js";
import { fitted, freshDraft, isBlank } from "../builder/draft.js";
import { Drafts, MOST_DRAFTS } from "../builder/drafts.js";
import { chooseLesson, draftIn } from "../builder/file.js";
import { goalsSection } from "../builder/goals-section.js";
import { handSection } from "../builder/hand-section.js";
import { hintsSection } from "../builder/hints-section.js";
import { Slots } from "../builder/slots.js";
import { follow, solutionSection } from "../builder/solution-section.js";
import { Standings } from "../builder/standings.js";
import { startSection, takeStart } from "../builder/start-section.js";
import { textSection } from "../builder/text-section.js";
import { openShareLesson } from "./share-lesson.js";

/** @import {Bench} from "../builder/bench.js" */
/** @import {BuilderPage} from "../builder/types.js" */
/** @typedef {import("./types.js").Lab} Lab */

const STEPS = [["start", "Start", "start scenario"], ["solution", "Solution", "solution"], ["text", "Text", "title topic about minutes text questions explanations after"], ["goals", "Goals", "goals"], ["hints", "Hints", "hints afterwards"], ["check", "Check", ""]];
const KEY = "build";

/** The tab comes when it is asked for, and where a draft of this lab waits. @param {Lab} lab @param {BuilderPage} page */
export function createBuilder(lab, page) {
  const drafts = new Drafts(localStorage, lab.page.code);
  /** @type {Builder | null} */
  let builder = null;
  const there = () => {
    if (!builder) lab.panels.add(KEY, "Build", (root) => void (builder = new Builder(root, lab, page, drafts)));
    return /** @type {Builder} */ (/** @type {unknown} */ (builder));
  };
  lab.signals.on("build", () => {
    there().begin();
    lab.signals.emit("show", KEY);
    find(`#tab-${KEY}`).focus({ preventScroll: true });
  });
  lab.signals.on("lesson", (file) => {
    const opened = there();
    lab.signals.emit("show", KEY);
    void opened.take(file);
  });
  if (drafts.list().length) there().resume();
}

class Builder {
  #form = el("div", { class: "build-form" });
  #which = el("select", { "aria-label": "Draft" });
  #chip = el("button", { type: "button", class: "check-chip", onclick: () => this.#toStep("check") });
  #steps = el("ol", { class: "build-steps" });
  /** Listeners of the form that is drawn. @type {(() => void)[]} */
  #stops = [];
  #trouble = el("p", { class: "lesson-note warn", role: "status", hidden: true });
  #lab;
  #drafts;
  #desk;
  #bench;
  #standings;

  /** @param {HTMLElement} root @param {Lab} lab @param {BuilderPage} page @param {Drafts} drafts */
  constructor(root, lab, page, drafts) {
    this.#lab = lab;
    this.#drafts = drafts;
    const token = /** @type {HTMLInputElement} */ (find("[name=csrfmiddlewaretoken]")).value;
    const asking = new Asking(page.urls, lab.page.code, token);
    this.#desk = new Desk(drafts, (draft) => asking.write(draft));
    const say = (/** @type {string} */ words, /** @type {(() => void) | undefined} */ back) => lab.toast(words, back ? { action: { label: "Undo", run: back } } : {});
    this.#bench = /** @type {Bench} */ ({ desk: this.#desk, slots: new Slots(this.#desk), asking, lab, page, say, watch: (...stops) => this.#stops.push(...stops) });
    this.#standings = new Standings(asking, () => this.#desk.draft.goals.map(({ fact }) => fact));
    root.append(this.#head(), this.#trouble, this.#form);
    this.#listen();
  }

  /** A new draft of the lab as it is, or the one that nobody has written in yet. */
  begin() {
    const { id, draft } = this.#desk;
    if (id && isBlank(draft)) return;
    this.#new();
  }

  /** The draft that was written last. */
  resume() {
    const [newest] = this.#drafts.list();
    if (newest) this.#desk.open(newest.id);
  }

  /** @param {File} file */
  async take(file) {
    const draft = await draftIn(this.#bench.asking, file);
    const id = draft && this.#fresh();
    if (!draft || !id) return this.#desk.id ? undefined : this.#new();
    this.#desk.open(id, draft);
    this.#lab.toast(`“${draft.title}” is open in the form.`, { kind: "ok" });
  }

  #new() {
    const id = this.#fresh();
    if (!id) return;
    this.#desk.open(id, freshDraft());
    void takeStart(this.#bench).then((taken) => taken.ok && this.#desk.id === id && this.#draw());
  }

  #fresh() {
    const id = this.#drafts.freshId();
    if (!id) this.#lab.toast(`There are ${MOST_DRAFTS} drafts of this lab. Save one as a file, and delete it here.`);
    return id;
  }

  #head() {
    this.#which.addEventListener("change", () => this.#desk.open(this.#which.value));
    const more = el("button", { type: "button", class: "button quiet", "aria-haspopup": "menu", onclick: () => this.#menu(more) }, "More…");
    const bar = el("div", { class: "build-bar" }, this.#which, more);
    fill(this.#steps, ...STEPS.map(([key = "", label = ""]) => el("li", {}, el("button", { type: "button", onclick: () => this.#toStep(key), "data-step": key }, label))));
    return el("header", { class: "build-head" }, el("h3", {}, "Build a lesson"), this.#chip, bar, el("nav", { "aria-label": "Parts of the lesson" }, this.#steps));
  }

  #listen() {
    const desk = this.#desk;
    desk.on("opened", () => this.#draw());
    desk.on("changed", () => {
      this.#list();
      this.#show();
    });
    desk.on("checked", () => this.#show());
    desk.on("trouble", (why) => this.#tell(why));
    this.#lab.socket.on("state", ({ name }) => this.#connection(name));
    follow(this.#bench);
    this.#lab.live.subscribe((changes) => this.#standings.saw(changes));
    window.addEventListener("storage", ({ key, newValue }) => this.#elsewhere(this.#drafts.idOf(key), newValue));
  }

  /** A request to a server that is gone may wait for long: what the page knows of it is said at once. @param {string} state */
  #connection(state) {
    if (state === "offline") this.#tell("The connection is lost.");
    else if (state === "live" && !this.#trouble.hidden) {
      void this.#desk.check();
      this.#standings.changed();
    }
  }

  /** The same draft was written in another window. @param {string} id @param {string | null} kept */
  #elsewhere(id, kept) {
    if (id && id === this.#desk.id && kept) {
      this.#lab.toast("This draft was changed in another window.", { action: { label: "Show it", run: () => this.#desk.reload() } });
    } else if (id) this.#list();
  }

  #draw() {
    const bench = this.#bench;
    const hand = {
      open: () => chooseLesson((file) => void this.take(file)),
      share: (/** @type {string} */ markdown) => openShareLesson(bench, markdown),
    };
    for (const stop of this.#stops.splice(0)) stop();
    bench.slots.forget(...bench.slots.parts);
    fill(
      this.#form,
      startSection(bench), solutionSection(bench), textSection(bench), goalsSection(bench, this.#standings), hintsSection(bench), checkSection(bench), handSection(bench, hand),
    );
    this.#list();
    this.#show();
    this.#standings.changed();
  }

  /** @param {string} why */
  #tell(why) {
    const words = why ? `${why} Your draft is kept in this browser; it is looked at again when the server is back.` : (this.#desk.kept ? "" : "This browser keeps no drafts: save the lesson as a file before you leave the page.");
    this.#trouble.hidden = !words;
    if (this.#trouble.textContent !== words) this.#trouble.textContent = words;
  }

  #show() {
    const desk = this.#desk;
    const words = inShort(desk);
    if (this.#chip.textContent !== words) this.#chip.textContent = words;
    this.#chip.classList.toggle("ok", holds(desk));
    for (const [key = "", label = "", parts = ""] of STEPS) {
      const open = parts ? desk.problems.filter(({ part }) => parts.split(" ").includes(part)).length : desk.problems.length;
      const step = this.#steps.querySelector(`[data-step="${key}"]`);
      step?.classList.toggle("done", desk.known && !open);
      step?.setAttribute("aria-label", `Part ${label}${desk.known ? `, ${open ? `${open} to do` : "done"}` : ""}`);
    }
  }

  #list() {
    const kept = this.#drafts.list();
    const { id } = this.#desk;
    const options = kept.map((one) => el("option", { value: one.id, selected: one.id === id }, one.title.trim() || `Draft ${one.id}`));
    if (JSON.stringify(options.map(({ value, text }) => [value, text])) !== JSON.stringify([...this.#which.options].map(({ value, text }) => [value, text]))) fill(this.#which, ...options);
    this.#which.value = id;
  }

  /** @param {string} key */
  #toStep(key) {
    const title = /** @type {HTMLElement | null} */ (document.querySelector(`#build-${key}-title`));
    title?.scrollIntoView({ block: "start" });
    title?.focus({ preventScroll: true });
  }

  /** @param {HTMLElement} place */
  #menu(place) {
    const { left, bottom } = place.getBoundingClientRect();
    this.#lab.openMenu(
      [
        { label: "New lesson of the lab as it is", act: () => this.#new() },
        { label: "Open a file…", act: () => chooseLesson((file) => void this.take(file)) },
        "---",
        { label: "Delete this draft", danger: true, act: () => this.#delete() },
      ],
      left,
      bottom + 4,
    );
  }

  #delete() {
    const { id, draft } = this.#desk;
    const gone = fitted(structuredClone(draft));
    this.#drafts.remove(id);
    const [next] = this.#drafts.list();
    if (next) this.#desk.open(next.id);
    else this.#new();
    this.#lab.toast(`“${gone.title || `Draft ${id}`}” is deleted.`, { action: { label: "Undo", run: () => this.#desk.open(this.#drafts.has(id) ? this.#drafts.freshId() : id, gone) } });
  }
}

/** What the dialog that saves and shares says of it. @param {Lab} lab @param {() => void} close that dialog */
export function lessonSection(lab, close) {
  const open = () => {
    close();
    lab.signals.emit("build", undefined);
  };
  return el("section", { class: "as-scenario as-lesson" }, el("div", {}, el("h3", {}, "As a lesson"), el("p", {}, "With a text, goals that are checked live, hints and a solution: others learn with it.")), button("Make a lesson of this lab…", open, { icon: "lesson" }));
}
