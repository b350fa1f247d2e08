/** What is in the hand stays under it, whatever others do to the lab meanwhile; what they remove is in it no longer. */

import { thingName } from "../../../static/cnmviz/diagram/actions.js";
import { equal } from "../expect.js";
import { board } from "./board.js";
import { Builder } from "./labs.js";

/** @import {Container, Entity, Network, Position} from "../../../static/cnmviz/types.js" */
/** @typedef {Awaited<ReturnType<typeof board>>} Board */

/** A picture with a network and containers on it, and a hand. */
async function stage({ networks = 1 } = {}) {
  const builder = new Builder();
  const host = builder.host();
  const [front] = Array.from({ length: networks }, (_, at) => builder.network(host, at ? `net${at}` : "front"));
  const containers = Array.from({ length: 4 }, (_, at) => builder.container([front], { name: `w${at}` }));
  const made = await board(builder.lab);
  // A pointer that no hand moves cannot be captured.
  const svg = /** @type {SVGSVGElement} */ (made.root.querySelector("svg"));
  svg.setPointerCapture = () => {};
  return { ...made, builder, host, front, containers, hand: handOf(made, svg) };
}

/** @param {Board} board @param {SVGSVGElement} svg */
function handOf({ thing }, svg) {
  let [x, y] = [0, 0];
  const point = (/** @type {Element} */ element, /** @type {string} */ type) =>
    element.dispatchEvent(new PointerEvent(type, { bubbles: true, cancelable: true, pointerId: 1, isPrimary: true, pointerType: "mouse", clientX: x, clientY: y }));
  /** @param {number} dx @param {number} dy */
  const move = (dx, dy) => {
    for (const part of [0.5, 0.5]) {
      [x, y] = [x + dx * part, y + dy * part];
      point(svg, "pointermove");
    }
  };
  /** @param {string} key @param {number} dx @param {number} dy */
  const take = (key, dx, dy) => {
    const part = /** @type {Element} */ (thing(key).querySelector(".box, .shape, .head"));
    const { left, top, width } = part.getBoundingClientRect();
    [x, y] = [left + width / 2, top + 6];
    point(part, "pointerdown");
    move(dx, dy);
  };
  return { take, move, drop: () => point(svg, "pointerup") };
}

/** @param {Element} element @returns {[number, number]} */
function corner(element) {
  const { x, y } = (element.querySelector(".box, .shape") ?? element).getBoundingClientRect();
  return [Math.round(x), Math.round(y)];
}

/** Two more networks, and containers before all that there are. @param {Builder} builder @param {string} host @param {Network} front @returns {[null, Entity][]} */
function more(builder, host, front) {
  const [networks, sandboxes, containers, endpoints] = [builder.lab.networks, builder.lab.sandboxes, builder.lab.containers, builder.lab.endpoints].map((all) => all.length);
  builder.network(host, "alpha");
  for (const [at, number] of [-3, -2, -1].entries()) builder.container([front], { name: `a${at}`, number });
  const { lab } = builder;
  const made = [...lab.networks.slice(networks), ...lab.sandboxes.slice(sandboxes), ...lab.containers.slice(containers), ...lab.endpoints.slice(endpoints)];
  return made.map((entity) => [null, entity]);
}

/** @param {Builder} builder @param {Container} container @returns {[Entity, null][]} */
function without({ lab }, container) {
  const mine = [...lab.endpoints.filter((one) => one.container === container.id), ...lab.sandboxes.filter((one) => one.container === container.id), container];
  return mine.map((entity) => [entity, null]);
}

/** @param {Board} board */
function placed({ heard }) {
  return heard.sent.filter(([name]) => name === "place").map(([, { spots }]) => spots);
}

/** @param {Board} board */
function bubble({ root }) {
  const note = /** @type {HTMLElement} */ (root.querySelector(".bubble"));
  return note.hidden ? "" : note.textContent;
}

/** @param {string} id @param {number} x @param {number} y @param {"host" | "container"} of */
function position(id, x, y, of) {
  return /** @type {Position} */ ({ kind: "position", id, of, placed: true, x, y, rank: 0, group: 0, number: 0 });
}

export async function testItStaysUnderAHandThatRestsWhileOthersAddThings() {
  const { builder, host, front, containers, hand, thing, apply, end, ...rest } = await stage();
  const [key, beside] = [`container:${containers[3].id}`, `container:${containers[2].id}`];
  hand.take(key, 4, 120);
  const [before, neighbour] = [corner(thing(key)), corner(thing(beside))];
  await apply(...more(builder, host, front));
  equal(corner(thing(key)), before);
  equal(corner(thing(beside)).join() === neighbour.join(), false);
  hand.move(40, 260);
  const inHand = corner(thing(key));
  hand.drop();
  equal([placed(/** @type {any} */ (rest)).length, corner(thing(key))], [1, inHand]);
  end();
}

export async function testItsPlaceIsCountedFromWhereItsHostStandsWhenItIsPutDown() {
  const { host, containers, hand, thing, apply, end, ...rest } = await stage();
  const key = `container:${containers[3].id}`;
  hand.take(key, 4, 160);
  const before = corner(thing(key));
  const hint = rest.root.querySelector(".hint")?.textContent;
  await apply([null, position(host, -200, -100, "host")]);
  equal(corner(thing(key)), before);
  equal(rest.root.querySelector(".hint")?.textContent === hint, false);
  hand.drop();
  equal(corner(thing(key)), before);
  end();
}

export async function testItDoesNotLeaveItsHostWhenThatIsMovedAway() {
  const { host, containers, hand, thing, apply, end } = await stage();
  const key = `container:${containers[0].id}`;
  hand.take(key, 4, 20);
  await apply([null, position(host, 400, 300, "host")]);
  const [[x, y], frame] = [corner(thing(key)), thing(`host:${host}`).getBoundingClientRect()];
  equal(x > frame.left && y > frame.top, true);
  hand.drop();
  equal(corner(thing(key)), [x, y]);
  end();
}

export async function testOneOfSeveralThatIsRemovedIsLeftOut() {
  const { builder, containers, selection, hand, thing, apply, end, ...rest } = await stage();
  const [, , gone, left] = containers;
  selection.set([gone, left].map(({ id }) => `container:${id}`));
  hand.take(`container:${left.id}`, 8, 160);
  const inHand = corner(thing(`container:${left.id}`));
  await apply(...without(builder, gone));
  equal(bubble(/** @type {any} */ (rest)), "w2 was removed meanwhile");
  equal(corner(thing(`container:${left.id}`)), inHand);
  hand.drop();
  const lines = placed(/** @type {any} */ (rest));
  equal(lines.map((spots) => /** @type {string[]} */ (spots).map((spot) => spot.split("=")[0])), [["w3"]]);
  equal(corner(thing(`container:${left.id}`)), inHand);
  end();
}

export async function testTheDragEndsWhenAllOfItIsRemoved() {
  const { root, front, builder, containers, hand, apply, heard, end } = await stage();
  hand.take(`network:${front.id}`, 8, 60);
  await apply(...containers.flatMap((container) => without(builder, container)), [front, null]);
  equal([heard.said.at(-1), root.querySelector("svg.moving")], ["front was removed meanwhile", null]);
  equal(/** @type {HTMLElement} */ (root.querySelector(".hint")).hidden, true);
  hand.move(20, 20);
  hand.drop();
  equal(heard.sent, []);
  end();
}

export async function testWhatIsRemovedJustBeforeItIsPutDownIsLeftOut() {
  const { builder, containers, selection, hand, apply, heard, end } = await stage();
  const [gone, left] = containers;
  selection.set([gone, left].map(({ id }) => `container:${id}`));
  hand.take(`container:${left.id}`, 8, 160);
  const drawn = apply(...without(builder, gone));
  hand.drop();
  equal(heard.sent.map(([, { spots }]) => /** @type {string[]} */ (spots).map((spot) => spot.split("=")[0])), [["w1"]]);
  await drawn;
  end();
}

export async function testALineInTheHandIsAsItWasAfterTheDragIsGivenUp() {
  const { builder, host, front, containers, hand, press, diagram, thing, apply, end } = await stage();
  const wires = () => [...document.querySelectorAll(".wire.drop .line")].map((line) => line.getAttribute("d"));
  const key = `container:${containers[3].id}`;
  diagram.focus(key);
  hand.take(key, 8, 120);
  await apply(...more(builder, host, front));
  press("Escape");
  const after = wires();
  diagram.drawing();
  equal([after, thing(key).style.translate], [wires(), ""]);
  end();
}

export async function testAThingThatIsGoneKeepsItsKind() {
  const { store, end } = await stage();
  equal(["network:0660", "host:0660", "container:0660"].map((key) => thingName(store, key)), ["network:0660", "host:0660", "0660"]);
  end();
}
