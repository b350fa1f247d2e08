/** Other people in a picture: their pointers and what they hold, where those are told in the picture's own coordinates. */

import { HOOD } from "../../../static/cnmviz/hood/hood.js";
import { equal } from "../expect.js";
import { board, frames, pan } from "./board.js";
import { Builder } from "./labs.js";

function two() {
  const builder = new Builder();
  const front = builder.network(builder.host(), "front");
  const [web, db] = [builder.container([front], { name: "web" }), builder.container([front], { name: "db" })];
  return { lab: builder.lab, web, db };
}

/** Ben points somewhere, has one container selected and another in the hand. @param {ReturnType<typeof two>} lab */
function ben({ web, db }) {
  const drag = { keys: [`container:${db.id}`], by: /** @type {[number, number]} */ ([40, 24]) };
  const person = { name: "Ben", colour: "#c2410c", cursor: /** @type {[number, number]} */ ([10, 20]), selection: [`container:${web.id}`], drag };
  return new Map([["ben", person]]);
}

/** @param {Element} root */
function seen(root) {
  return [root.querySelectorAll(".person:not([hidden])").length, root.querySelectorAll(".held rect:not(.in-hand)").length, root.querySelectorAll(".held .in-hand").length];
}

export async function testAPointerAndWhatIsHeldAreSeenInTheCnmPicture() {
  const lab = two();
  const { root, diagram, end } = await board(lab.lab);
  diagram.setPeople(ben(lab));
  equal(seen(root), [1, 1, 1]);
  end();
}

export async function testUnderTheHoodOnlyWhatIsSelectedIsTrue() {
  const lab = two();
  const { root, diagram, end } = await board(lab.lab, undefined, HOOD);
  diagram.setPeople(ben(lab));
  equal(seen(root), [0, 1, 0]);
  end();
}

export async function testTheyAreDrawnAnewAtAnotherZoomAndNotWhenThePictureIsShifted() {
  const lab = two();
  const { root, diagram, end } = await board(lab.lab);
  diagram.setPeople(ben(lab));
  await frames(2);
  let drawn = 0;
  const watch = new MutationObserver((changes) => void (drawn += changes.length));
  watch.observe(/** @type {Element} */ (root.querySelector(".people")), { attributes: true, childList: true, subtree: true });
  const svg = /** @type {SVGSVGElement} */ (root.querySelector("svg.diagram"));
  const size = () => /** @type {SVGElement} */ (root.querySelector(".person")).style.transform;
  const before = size();
  pan(svg, 60, 30);
  await frames(2);
  equal([svg.style.transform === "", drawn], [false, 0], "shifted:");
  svg.dispatchEvent(new WheelEvent("wheel", { deltaY: -200, clientX: 300, clientY: 300, cancelable: true }));
  await frames(2);
  equal([drawn > 0, size() === before], [true, false], "from nearer:");
  watch.disconnect();
  end();
}
