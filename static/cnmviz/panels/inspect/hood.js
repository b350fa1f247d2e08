/** What a thing is on Linux: parts that only the view under the hood knows, and for the things of the CNM a section of their own. */

import { el, fill } from "../../lib/dom.js";
import { factList, link, mono } from "../../lib/facts.js";
import { kernelOf } from "../../hood/kernel.js";
import { partOf } from "../../hood/parts.js";
import { split } from "../../lib/keys.js";

/** @import {Fact} from "../../lib/facts.js" */
/** @import {Part} from "../../hood/types.js" */
/** @import {Lab} from "../types.js" */

/** A part by itself. @param {Lab} lab @param {string} key @returns {Node[] | null} null where there is none */
export function inspectPart(lab, key) {
  const part = partOf(kernelOf(lab.store, lab.page.drivers), key);
  if (!part) return null;
  return [
    el("header", {}, el("p", { class: "kind" }, part.kind), el("h3", {}, part.title)),
    el("p", { class: "teaching" }, part.teaching),
    factList([...facts(part), ["Belongs to", part.of.flatMap((other) => named(lab, other))]]),
    ...machine(part),
  ];
}

/**
 * What a thing of the CNM is on Linux, folded away until somebody opens it: it stays open then, whatever is drawn or selected next. What
 * nobody looks at is not worked out.
 */
export class OnLinux {
  /** The one that was drawn last. @type {HTMLDetailsElement | null} */
  #section = null;
  #lab;

  /** @param {Lab} lab */
  constructor(lab) {
    this.#lab = lab;
  }

  /** @param {import("../../types.js").Entity} entity @returns {Node[]} */
  section(entity) {
    if (!onHost(entity)) return [];
    const body = el("div");
    const section = el("details", { class: "on-linux", open: this.#section?.open }, el("summary", {}, "On Linux"), body);
    const unfold = () => {
      if (section.open && !body.hasChildNodes()) fill(body, ...described(this.#lab, `${entity.kind}:${entity.id}`));
    };
    unfold();
    section.addEventListener("toggle", unfold);
    this.#section = section;
    return [section];
  }
}

/** Whether a thing is in use on its host: of what is stopped Linux has nothing. @param {import("../../types.js").Entity} entity */
function onHost(entity) {
  return entity.kind === "container" ? entity.sandbox !== "" : entity.kind !== "endpoint" || entity.interface !== "";
}

/** @param {Lab} lab @param {string} key */
function described(lab, key) {
  const part = partOf(kernelOf(lab.store, lab.page.drivers), key);
  if (!part) return [el("p", { class: "teaching" }, "No namespace, device or rule of a host is its own.")];
  return [
    el("h4", {}, part.kind, " ", el("code", {}, part.title)),
    el("p", { class: "teaching" }, part.teaching),
    factList(facts(part)),
    ...machine(part),
  ];
}

/** @param {Part} part @returns {Fact[]} */
function facts(part) {
  return part.facts.map(([label, value]) => [label, [value].flat().map((text) => mono(text))]);
}

/** What a real machine lists, and the command that shows it. @param {Part} part */
function machine({ lines, commands }) {
  return [
    ...(lines.length ? [el("pre", { class: "listing", tabindex: "0", role: "group", "aria-label": "As the machine lists it" }, ...lines.map((line) => el("span", {}, `${line}\n`)))] : []),
    el("h4", {}, "On a real machine"),
    el("ul", { class: "plain-list commands" }, ...commands.map((command) => el("li", {}, el("code", {}, command)))),
  ];
}

/** @param {Lab} lab @param {string} key */
function named(lab, key) {
  const entity = lab.store.get(...split(key));
  if (!entity) return [];
  const name = entity.kind === "endpoint" ? entity.interface || entity.name : "name" in entity ? entity.name : entity.id.slice(0, 12);
  return [link(`${entity.kind} ${name}`, () => lab.selection.set([key]))];
}
