/** One line of the outline on the page: made once, written anew where it has changed. */

import { GLYPHS } from "../diagram/draw/container.js";
import { SIGNS } from "../diagram/draw/network.js";
import { el, fill, icon } from "../lib/dom.js";

/** @import {Branch, Holder, Shown} from "./types.js" */

const SVG = "http://www.w3.org/2000/svg";
const LONGEST = 200;

/** @type {Record<string, string>} */
const ICONS = { host: "console", outside: "live", sandbox: "container" };

export class Row {
  #twist = el("span", { class: "twist", "aria-hidden": "true" });
  #sign = el("span", { class: "sign", "aria-hidden": "true" });
  #name = el("span", { class: "name" });
  #detail = el("code", { class: "detail" });
  #badges = el("span", { class: "badges" });
  #people = el("span", { class: "held", "aria-hidden": "true" });
  #more = el("span", { class: "more-actions", "aria-hidden": "true", title: "Actions" }, icon("more"));
  element = el("div", { role: "treeitem", tabindex: "-1" }, this.#twist, this.#sign, this.#name, this.#detail, this.#badges, this.#people, this.#more);
  #drawn = "";
  #held = "[]";

  /** @param {Shown} shown @param {number} hue of its network */
  show(shown, hue) {
    const { branch, level, at, of, open } = shown;
    const drawn = JSON.stringify([level, at, of, open, branch.children === null, hue, { ...branch, children: 0, network: 0 }]);
    if (drawn === this.#drawn) return;
    this.#drawn = drawn;
    const { element } = this;
    element.className = `leaf-line ${branch.sort}${branch.ref ? " ref" : ""} ${branch.status}`.trim();
    element.dataset.id = branch.id;
    element.dataset.thing = branch.thing;
    element.style.setProperty("--level", String(level - 1));
    const states = { "aria-level": level, "aria-posinset": at, "aria-setsize": of, "aria-label": branch.says };
    for (const [name, value] of Object.entries(states)) element.setAttribute(name, String(value));
    if (branch.children) element.setAttribute("aria-expanded", String(open));
    else element.removeAttribute("aria-expanded");
    this.#write(branch, hue);
  }

  /** @param {boolean} selected */
  select(selected) {
    if (this.element.dataset.thing) this.element.setAttribute("aria-selected", String(selected));
    else this.element.removeAttribute("aria-selected");
  }

  /** Who else has it selected. @param {Holder[]} people */
  hold(people) {
    const names = people.map(({ name }) => name).join(", ");
    const told = JSON.stringify(people);
    if (this.#held === told) return;
    this.#held = told;
    this.#people.title = names;
    fill(this.#people, ...people.map(({ colour }) => who(colour)));
    if (names) this.element.setAttribute("aria-description", `selected by ${names}`);
    else this.element.removeAttribute("aria-description");
  }

  /** @param {Branch} branch @param {number} hue */
  #write(branch, hue) {
    const count = branch.count === null ? null : el("span", { class: "badge count" }, String(branch.count));
    fill(this.#twist, branch.children ? icon("forward") : null);
    fill(this.#sign, signOf(branch, hue));
    fill(this.#name, branch.name.slice(0, LONGEST));
    this.#detail.textContent = branch.detail;
    const state = branch.sort === "container" && !branch.ref && branch.status !== "running" ? [el("span", { class: "badge state" }, branch.status)] : [];
    fill(this.#badges, ...state, ...branch.badges.map((text) => el("span", { class: "badge" }, text.slice(0, LONGEST))), count);
    this.#more.hidden = !branch.thing && branch.sort !== "group";
  }
}

/** @param {string} colour */
function who(colour) {
  const dot = el("i");
  dot.style.setProperty("--who", colour);
  return dot;
}

/** @param {Branch} branch @param {number} hue */
function signOf({ sort, status, network, shape }, hue) {
  if (status) return drawing(GLYPHS[status] ?? GLYPHS.created, 12, "glyph");
  if (network && shape) return drawing(SIGNS[shape] ?? SIGNS.bar, 20, `shape hue net-${hue}`);
  if (network) return el("i", { class: `net-mark net-${hue}` });
  return ICONS[sort] ? icon(ICONS[sort]) : null;
}

/** @param {string} path @param {number} size @param {string} look */
function drawing(path, size, look) {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", `0 0 ${size} ${size}`);
  svg.setAttribute("class", look);
  const line = document.createElementNS(SVG, "path");
  line.setAttribute("d", path);
  svg.append(line);
  return svg;
}
