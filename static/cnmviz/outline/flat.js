/** The lines that are shown, from the top: what is open, or what a filter leaves. Pure. */

/** @import {Branch, Shown} from "./types.js" */

/**
 * @param {Branch[]} branches
 * @param {(branch: Branch) => boolean} isOpen
 * @returns {Shown[]}
 */
export function flat(branches, isOpen) {
  /** @type {Shown[]} */
  const lines = [];
  const walk = (/** @type {Branch[]} */ list, /** @type {number} */ level, /** @type {string} */ parent) =>
    list.forEach((branch, at) => {
      const open = branch.children !== null && isOpen(branch);
      lines.push({ branch, level, at: at + 1, of: list.length, parent, open });
      if (open) walk(branch.children?.() ?? [], level + 1, branch.id);
    });
  walk(branches, 1, "");
  return lines;
}

/**
 * Only branches that have all the words, with what stands above them; those are open whatever they were.
 * @param {Branch[]} branches
 * @param {string} words
 * @param {(branch: Branch) => boolean} isOpen
 * @returns {{ branches: Branch[], isOpen: (branch: Branch) => boolean, found: number, first: string }} how many things were found, and the line of the first
 */
export function sifted(branches, words, isOpen) {
  const wanted = words.toLowerCase().split(/\s+/).filter(Boolean);
  if (!wanted.length) return { branches, isOpen, found: 0, first: "" };
  const above = new Set();
  /** @type {Set<string>} */
  const hits = new Set();
  const sift = (/** @type {Branch[]} */ list) =>
    list.flatMap((branch) => {
      const inner = /** @type {Branch[]} */ (branch.children ? sift(branch.children()) : []);
      const matches = wanted.every((word) => textOf(branch).includes(word));
      if (matches && !branch.ref && branch.thing) hits.add(branch.id);
      if (inner.length) above.add(branch.id);
      if (!matches && !inner.length) return [];
      return [inner.length ? { ...branch, children: () => inner } : branch];
    });
  const left = sift(branches);
  // What stands above its finds was looked at after them.
  const first = flat(left, () => true).find(({ branch }) => hits.has(branch.id))?.branch.id ?? "";
  return { branches: left, isOpen: (branch) => above.has(branch.id) || isOpen(branch), found: hits.size, first };
}

/** @param {Branch} branch */
function textOf({ name, detail, badges, status, sort }) {
  return `${sort} ${name} ${detail} ${badges.join(" ")} ${status}`.toLowerCase();
}

/**
 * The line to go to when letters are typed: the next whose name begins with them.
 * @param {Shown[]} lines
 * @param {number} at where the focus is
 * @param {string} letters
 * @returns {number} -1 where there is none
 */
export function ahead(lines, at, letters) {
  const from = letters.length > 1 ? at : at + 1;
  for (let step = 0; step < lines.length; step += 1) {
    const index = (from + step) % lines.length;
    if (lines[index].branch.name.toLowerCase().startsWith(letters.toLowerCase())) return index;
  }
  return -1;
}

/**
 * The ids of the lines down to a thing's own.
 * @param {Branch[]} branches
 * @param {string} thing
 * @returns {string[]} empty where it has none
 */
export function pathTo(branches, thing) {
  for (const branch of branches) {
    if (branch.thing === thing && !branch.ref) return [branch.id];
    const inner = branch.children ? pathTo(branch.children(), thing) : [];
    if (inner.length) return [branch.id, ...inner];
  }
  return [];
}

/**
 * Who gets the focus of a line that has vanished: the next of its kin, else the one before, else what stood above them.
 * @param {Shown[]} before the lines as they were
 * @param {number} was
 * @param {(id: string) => number} now where a line is now, -1 where it is gone
 * @returns {number} where that is now
 */
export function heir(before, was, now) {
  const { parent } = before[was] ?? { parent: "" };
  const kin = before.map(({ branch }, at) => ({ branch, at })).filter(({ at }) => before[at].parent === parent && now(before[at].branch.id) >= 0);
  const next = kin.find(({ at }) => at > was) ?? kin.at(-1);
  if (next) return now(next.branch.id);
  const above = before.findIndex(({ branch }) => branch.id === parent);
  return above < 0 ? 0 : now(parent) >= 0 ? now(parent) : heir(before, above, now);
}
