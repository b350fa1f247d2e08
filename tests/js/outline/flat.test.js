/** Which lines are shown: what is open, what a filter leaves, where letters lead, and who gets the focus of a line that vanished. */

import { group, thing } from "../../../static/cnmviz/outline/branch.js";
import { ahead, flat, heir, pathTo, sifted } from "../../../static/cnmviz/outline/flat.js";
import { equal } from "../expect.js";
import { drawn } from "./trees.js";

/** @param {string} name @param {string[]} [inner] */
function box(name, inner = []) {
  const id = `box:${name}`;
  return thing("container", id, `container:${name}`, { name, says: name, children: inner.length ? () => inner.map((one) => thing("endpoint", `${id}/${one}`, `endpoint:${one}`, { name: one, says: one, detail: `10.0.0.${one.length}` })) : null });
}

const TREE = [group("all", "Containers", 3, true, () => [box("web", ["eth0", "lan"]), box("api"), box("worker", ["eth1"])])];
const all = () => true;

export function testOnlyWhatIsOpenIsMadeAndShown() {
  const shut = flat(TREE, ({ id }) => id === "all");
  equal([drawn(shut), shut.map(({ at, of, level, open }) => [at, of, level, open])], [
    ["Containers", "  web", "  api", "  worker"], [[1, 1, 1, true], [1, 3, 2, false], [2, 3, 2, false], [3, 3, 2, false]],
  ]);
  equal(flat(TREE, all).length, 7);
}

export function testAFilterKeepsWhatStandsAboveItsFinds() {
  const { branches, isOpen, found, first } = sifted(TREE, "ETH", () => false);
  equal([drawn(flat(branches, isOpen)), found, first], [["Containers", "  web", "    eth0", "  worker", "    eth1"], 2, "box:web/eth0"]);
  equal(sifted(TREE, "endpoint 10.0.0.3", all).found, 1, "all words, of kind and address too:");
  equal([sifted(TREE, "nothing like it", all).branches, sifted(TREE, " ", all).branches === TREE], [[], true]);
}

export function testLettersLeadToTheNextNameThatBeginsSo() {
  const lines = flat(TREE, all);
  equal([ahead(lines, 0, "w"), ahead(lines, 1, "w"), ahead(lines, 5, "w"), ahead(lines, 1, "wo"), ahead(lines, 5, "we"), ahead(lines, 0, "x")], [1, 5, 1, 5, 1, -1]);
}

export function testTheFocusOfAVanishedLineGoesToItsNextOfKin() {
  const lines = flat(TREE, all);
  const without = (/** @type {string[]} */ ...gone) => {
    const left = lines.map(({ branch }) => branch.id).filter((id) => !gone.some((one) => id.startsWith(one)));
    return (/** @type {number} */ was) => left[heir(lines, was, (id) => left.indexOf(id))];
  };
  equal([without("box:api")(4), without("box:worker")(5), without("box:web")(2)], ["box:worker", "box:api", "box:api"]);
  equal(without("box:web/eth0", "box:web/lan")(2), "box:web", "what stood above, where no kin is left:");
}

export function testTheWayToAThing() {
  equal([pathTo(TREE, "endpoint:eth1"), pathTo(TREE, "endpoint:none")], [["all", "box:worker", "box:worker/eth1"], []]);
}
