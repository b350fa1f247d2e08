/**
 * A goal that is being made: what must hold is chosen, its ends are picked in the picture or named, and the fact that comes of it is
 * shown with whether it holds now. The reason why something does not get there may be made part of it.
 */

import { button, el, fill, icon } from "../lib/dom.js";
import { field, suggesting } from "../lib/form.js";
import { line } from "./bench.js";
import { offersFor, namesFor, nameOf } from "./ends.js";
import { askedFor, factOf } from "./facts.js";

/** @import {Bench} from "./bench.js" */
/** @import {Standings} from "./standings.js" */
/** @import {Goal, Standing, Verb} from "./types.js" */

const QUIET = 200;
const PHONE = matchMedia("(max-width: 760px)");

export class Composer {
  element = el("div", { class: "composer", role: "group", "aria-label": "A new goal", hidden: true });
  /** @type {Verb | null} */
  #verb = null;
  /** @type {HTMLInputElement[]} */
  #ends = [];
  /** @type {HTMLInputElement | null} */
  #extra = null;
  #extraOffers = el("div", { class: "offers" });
  #because = el("input", { type: "checkbox" });
  #reason = el("label", { class: "tick", hidden: true }, this.#because, el("span"));
  #verdict = "";
  #sentence = el("p", { class: "composing" });
  #line = el("code", { class: "command-line" });
  #standing = el("p", { class: "standing", role: "status" });
  #words = line({ placeholder: "The web server finds its database." });
  #send = button("Add this goal", () => this.#add(), { kind: "primary" });
  #asked = 0;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;
  #picking = false;
  #bench;
  #hand;

  /** @param {Bench} bench @param {Standings} standings @param {{ add: (goal: Goal) => void, left: () => void }} hand */
  constructor(bench, standings, hand) {
    this.#bench = bench;
    this.#hand = hand;
    this.#because.addEventListener("change", () => this.#changed());
    this.element.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && event.target instanceof HTMLInputElement && event.target.type !== "checkbox") this.#add();
      else if (event.key === "Escape") this.#leave();
      else return;
      event.preventDefault();
      event.stopPropagation();
    });
    bench.watch(standings.on("heard", () => this.#verb && this.#soon()), () => this.#close());
  }

  /** Two things that are selected are the ends already. @param {Verb} verb */
  begin(verb) {
    this.#verb = verb;
    this.#verdict = "";
    this.#because.checked = false;
    this.#words.value = "";
    const { store, selection } = this.#bench.lab;
    const chosen = selection.ids.length === verb.ends.length ? verb.ends.map(({ kind }, at) => nameOf(store, kind, selection.ids[at] ?? "")) : [];
    this.#draw(verb, chosen.every(Boolean) ? chosen : []);
    this.element.hidden = false;
    this.#changed();
    const open = this.#firstOpen();
    if (open < 0) this.#arrive();
    else this.#pick(open);
  }

  /** @param {Verb} verb @param {string[]} chosen */
  #draw(verb, chosen) {
    const { store } = this.#bench.lab;
    const ends = verb.ends.map(({ kind, label }, at) => {
      const { control, list } = suggesting(namesFor(store, kind), { value: chosen[at] ?? "" });
      control.addEventListener("input", () => this.#changed());
      const pick = el("button", { type: "button", class: "button only-icon", title: "Pick in the picture", "aria-label": `${label}: pick in the picture`, onclick: () => this.#pick(at) }, icon("pick"));
      const whole = field(label, control);
      const row = el("div", { class: "end-row" });
      control.before(row);
      row.append(control, pick);
      return { control, element: el("div", { class: "end" }, whole, list) };
    });
    this.#ends = ends.map(({ control }) => control);
    fill(
      this.element,
      this.#sentence,
      ...ends.map(({ element }) => element),
      this.#drawExtra(verb),
      this.#reason,
      el("div", { class: "as-fact" }, this.#line, this.#standing),
      field("What it is called for the student", this.#words, "Left empty, the fact itself is shown."),
      el("div", { class: "row" }, this.#send, button("Cancel", () => this.#leave())),
    );
  }

  /** @param {Verb} verb */
  #drawExtra({ extra }) {
    this.#extra = null;
    if (!extra) return null;
    const { control, list } = suggesting([], { inputmode: extra.kind === "count" ? "numeric" : null, placeholder: extra.optional ? "any: a ping" : null });
    control.addEventListener("input", () => this.#changed());
    this.#extra = control;
    return el("div", { class: "end" }, field(extra.label, control), list, this.#extraOffers);
  }

  /** Wait for a pick, and go on to the next until nothing is open. @param {number} at */
  #pick(at) {
    const verb = this.#verb;
    const end = verb?.ends[at];
    if (!verb || !end) return;
    const { lab } = this.#bench;
    lab.timeline.now();
    if (PHONE.matches) lab.signals.emit("sheet", "");
    this.#picking = true;
    lab.diagram.startChoosing({
      says: askedFor(verb, this.#ends.map(({ value }) => value), at),
      kind: end.kind,
      takes: (key) => nameOf(lab.store, end.kind, key) !== "",
      done: (key) => this.#picked(at, key && nameOf(lab.store, end.kind, key)),
    });
  }

  /** @param {number} at @param {string} name "" where nothing was picked */
  #picked(at, name) {
    this.#picking = false;
    const control = this.#ends[at];
    if (!control || !this.#verb) return;
    if (name) control.value = name;
    this.#changed();
    const open = name ? this.#firstOpen() : -1;
    if (open >= 0) return this.#pick(open);
    this.#show();
    if (name) this.#arrive();
    else control.focus();
  }

  #show() {
    this.#bench.lab.signals.emit("show", "build");
    this.element.scrollIntoView({ block: "nearest" });
  }

  /** Everything was picked: on to what is left to say. */
  #arrive() {
    const verb = this.#verb;
    if (this.#extra && verb?.extra) {
      const [first] = offersFor(this.#bench.lab.store, this.#bench.lab.page, verb, this.#named());
      if (!this.#extra.value && first && !(verb.extra.optional && verb.because)) this.#extra.value = first;
      this.#changed();
    }
    (this.#extra ?? this.#send).focus();
    this.element.scrollIntoView({ block: "nearest" });
  }

  #firstOpen() {
    return this.#ends.findIndex(({ value }) => !value.trim());
  }

  #named() {
    return this.#ends.map(({ value }) => value.trim());
  }

  #fact(because = this.#because.checked ? this.#verdict : "") {
    return this.#verb ? factOf(this.#verb, { ends: this.#named(), extra: this.#extra?.value ?? "", because }) : "";
  }

  #changed() {
    const fact = this.#fact();
    const [first = "", second = ""] = this.#named();
    fill(this.#sentence, first || "…", " ", el("b", {}, this.#verb?.words), " ", second || "…");
    this.#line.textContent = fact || "…";
    this.#send.setAttribute("aria-disabled", String(!fact));
    this.#offer();
    this.#soon();
  }

  /** What the lab has for the further place, a press away. */
  #offer() {
    const verb = this.#verb;
    const control = this.#extra;
    if (!verb?.extra || !control) return;
    const { store } = this.#bench.lab;
    const offers = offersFor(store, this.#bench.lab.page, verb, this.#named());
    control.list?.replaceChildren(...offers.map((value) => el("option", { value })));
    const near = offers.slice(0, 4).filter((value) => value !== control.value);
    const press = (/** @type {string} */ value) => {
      control.value = value;
      this.#changed();
      control.focus();
    };
    fill(this.#extraOffers, ...near.map((value) => button(value, () => press(value), { title: `Take ${value}` })));
  }

  #soon() {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#ask(), QUIET);
  }

  /** The fact without its reason is asked too: its verdict is what can be made the reason. */
  async #ask() {
    const [fact, bare] = [this.#fact(), this.#fact("")];
    const mine = (this.#asked += 1);
    if (!fact) return this.#tell(null, null);
    const reply = await this.#bench.asking.stand([fact, bare]);
    if (mine !== this.#asked || !this.#verb) return;
    if (!reply.ok) return void (this.#standing.textContent = reply.why);
    this.#tell(reply.body.goals[0] ?? null, reply.body.goals[1] ?? null);
  }

  /** @param {Standing | null} standing @param {Standing | null} bare */
  #tell(standing, bare) {
    const wrong = standing && "error" in standing ? standing.error : "";
    const met = standing !== null && "met" in standing && standing.met;
    const trace = bare && "trace" in bare && !bare.trace?.verdict.ok ? bare.trace : null;
    this.#standing.className = `standing ${wrong ? "bad" : met ? "ok" : ""}`;
    const said = !standing ? "" : wrong || ("says" in standing ? `${met ? "Met now" : "Not met now"}: ${standing.says}` : "");
    if (this.#standing.textContent !== said) this.#standing.textContent = said;
    this.#verdict = this.#verb?.because && trace ? trace.verdict.key : "";
    this.#reason.hidden = !this.#verdict;
    if (this.#verdict) fill(/** @type {Element} */ (this.#reason.lastElementChild), "Only for the reason as it is now ", el("small", {}, `${this.#verdict}: ${trace?.verdict.sentence ?? ""}`));
    const fact = this.#fact();
    if (this.#line.textContent !== fact) this.#line.textContent = fact || "…";
  }

  #add() {
    const fact = this.#fact();
    if (!fact) {
      const open = this.#firstOpen();
      (this.#ends[open] ?? this.#extra)?.focus();
      return;
    }
    const goal = { fact, words: this.#words.value.trim() };
    this.#close();
    this.#hand.add(goal);
    this.#bench.lab.announce(`Goal added: ${fact}`);
    this.#hand.left();
  }

  #leave() {
    this.#close();
    this.#hand.left();
  }

  #close() {
    this.#verb = null;
    this.element.hidden = true;
    clearTimeout(this.#timer);
    if (this.#picking) this.#bench.lab.diagram.leaveMode();
  }
}
