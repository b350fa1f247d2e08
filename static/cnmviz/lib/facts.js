/** Lists of what is known about a thing: a word, its value, and values that lead on to another thing. */

import { copy } from "./copy.js";
import { el } from "./dom.js";

/** @typedef {import("./dom.js").Child} Child */
/** @typedef {[label: string, value: Child | Child[]]} Fact facts without a value are left out */

/** @param {Fact[]} facts */
export function factList(facts) {
  const list = el("dl", { class: "facts" });
  for (const [label, value] of facts) {
    const values = [value].flat().filter((one) => one !== "" && one !== null && one !== undefined && one !== false);
    if (values.length) list.append(el("dt", {}, label), el("dd", {}, ...values));
  }
  return list;
}

/** @param {string} text */
export function mono(text) {
  return text ? el("code", {}, text) : null;
}

/**
 * An id, short as Docker prints it; a press copies all of it.
 * @param {string} id
 */
export function shortId(id) {
  const label = id.slice(0, 12);
  const copyId = async () => {
    if (await copy(id)) shown.textContent = "copied";
    setTimeout(() => (shown.textContent = label), 900);
  };
  const shown = el("button", { type: "button", class: "id", title: `${id}\nCopy`, "aria-label": `Copy the id ${label}`, onclick: copyId }, label);
  return shown;
}

/**
 * @param {string} label
 * @param {() => void} go
 * @param {Child} [before]
 */
export function link(label, go, before = null) {
  return el("button", { type: "button", class: "link", onclick: go }, before, label);
}

/** @param {Record<string, string>} pairs */
export function pairs(pairs) {
  return Object.entries(pairs).map(([name, value]) => el("code", { class: "pair" }, value ? `${name}=${value}` : name));
}
