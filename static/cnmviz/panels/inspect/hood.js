/** What a thing is on Linux: parts that only the view under the hood knows, and for the things of the CNM a section of their own. */

import { el } from "../../lib/dom.js";
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

/** What a thing of the CNM is on Linux, folded away. @param {Lab} lab @param {string} key @returns {Node[]} */
export function onLinux(lab, key) {
  const part = partOf(kernelOf(lab.store, lab.page.drivers), key);
  if (!part) return [];
  const title = el("summary", {}, "On Linux: ", part.kind.charAt(0).toLowerCase() + part.kind.slice(1), " ", el("code", {}, part.title));
  return [el("details", { class: "on-linux" }, title, el("p", { class: "teaching" }, part.teaching), factList(facts(part)), ...machine(part))];
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
