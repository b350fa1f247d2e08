/** A lab as small as a card: what can be read of it stays, what the engine made for itself goes, and it can be shown other labs. */

import { Miniature } from "../../../static/cnmviz/scenarios/miniature.js";
import { equal } from "../expect.js";
import { CARDS, Builder, randomLab } from "../diagram/labs.js";

/** @import {Lab} from "../../../static/cnmviz/diagram/types.js" */
/** @import {Snapshot} from "../../../static/cnmviz/types.js" */

/** @param {Lab} lab @returns {Snapshot["entities"]} */
function entities({ hosts: host, networks: network, sandboxes: sandbox, containers: container, endpoints: endpoint, positions: position }) {
  return { host, network, sandbox, container, endpoint, position };
}

function card() {
  const root = document.createElement("div");
  root.style.width = "280px";
  document.body.append(root);
  return { root, miniature: new Miniature(root, CARDS) };
}

/** @param {ParentNode} root @param {string} kind */
function names(root, kind) {
  return [...root.querySelectorAll(`g.${kind}`)].map((one) => /** @type {SVGElement} */ (one).dataset.name).sort();
}

function shop() {
  const builder = new Builder();
  const host = builder.host();
  builder.network(host, "idle");
  const front = builder.network(host, "front");
  builder.container([front], { name: "web" });
  return { builder, host, front };
}

export function testWhatSomebodyMadeIsDrawnAndWhatTheEngineMadeIsNot() {
  const { root, miniature } = card();
  miniature.show(entities(shop().builder.lab));
  equal(names(root, "container"), ["web"]);
  equal(names(root, "network"), ["front", "idle"]);
  equal(root.querySelectorAll(".outside, .handle").length, 0);
  root.remove();
}

export function testWhatTheEngineMadeIsDrawnWhereItIsUsed() {
  const builder = new Builder();
  builder.host();
  const bridge = builder.lab.networks[0];
  builder.container([bridge], { name: "web" });
  const { root, miniature } = card();
  miniature.show(entities(builder.lab));
  equal(names(root, "network"), ["bridge"]);
  root.remove();
}

export function testItCanBeShownOtherLabsAndKeepsWhatStays() {
  const { root, miniature } = card();
  const { builder, front } = shop();
  miniature.show(entities(builder.lab));
  const web = root.querySelector("g.container");
  builder.container([front], { name: "db" });
  miniature.show(entities(builder.lab));
  equal(names(root, "container"), ["db", "web"]);
  equal(root.querySelector("g.container") === web, true, "the element is the same");
  equal(root.querySelectorAll("svg").length, 1);
  root.remove();
}

export function testEveryLabFitsItsCard() {
  const { root, miniature } = card();
  for (let seed = 1; seed <= 20; seed += 1) {
    miniature.show(entities(randomLab(seed).lab));
    const card = miniature.svg.getBoundingClientRect();
    const outside = [...root.querySelectorAll(".frame, .box, .ground, .line")].map((one) => one.getBoundingClientRect()).filter(
      ({ left, top, right, bottom }) => left < card.left - 1 || top < card.top - 1 || right > card.right + 1 || bottom > card.bottom + 1,
    );
    equal(outside.length, 0, `seed ${seed}`);
  }
  root.remove();
}

export function testAnEmptyLabIsAnEmptyHost() {
  const builder = new Builder();
  builder.host();
  const { root, miniature } = card();
  miniature.show(entities(builder.lab));
  equal(root.querySelectorAll("g.host").length, 1);
  miniature.show({ host: [], network: [], sandbox: [], container: [], endpoint: [], position: [] });
  equal(root.querySelectorAll("g.host").length, 0);
  root.remove();
}

export function testItIsNothingToActOn() {
  const { root, miniature } = card();
  miniature.show(entities(shop().builder.lab));
  equal(root.inert, true);
  root.remove();
}
