/** Outlines of labs that a case builds, as text: one line each, indented by its level. */

import { Ground, treeOf } from "../../../static/cnmviz/outline/tree.js";
import { modelOf } from "../../../static/cnmviz/diagram/model.js";
import { CARDS } from "../diagram/labs.js";

/** @import {Lab} from "../../../static/cnmviz/diagram/types.js" */
/** @import {Branch, Shown} from "../../../static/cnmviz/outline/types.js" */

const BY_NAME = new Map(CARDS.map((card) => [card.name, card]));

/** @param {Lab} lab */
export function tree(lab) {
  return treeOf(new Ground(lab, modelOf(lab, BY_NAME), BY_NAME));
}

/** Every branch, the whole tree. @param {Branch[]} branches @returns {Branch[]} */
export function every(branches) {
  return branches.flatMap((branch) => [branch, ...every(branch.children?.() ?? [])]);
}

/** @param {Shown[]} lines */
export function drawn(lines) {
  return lines.map(({ branch, level }) => `${"  ".repeat(level - 1)}${branch.name}`);
}
