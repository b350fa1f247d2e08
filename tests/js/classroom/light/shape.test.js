/** The shapes of hand-drawn lines. */

import { curve, ribbon } from "../../../../static/cnmviz/classroom/light/shape.js";
import { el } from "../../../../static/cnmviz/diagram/svg.js";
import { equal } from "../../expect.js";

/** Where a path lies. @param {string} d */
function box(d) {
  const path = el("path", { d });
  const svg = el("svg", {}, path);
  document.body.append(svg);
  const { x, y, width, height } = path.getBBox();
  svg.remove();
  return [x, y, width, height].map(Math.round);
}

export function testACurveGoesFromTheFirstPointToTheLast() {
  equal(curve([{ x: 0, y: 0 }, { x: 10, y: 0 }, { x: 20, y: 10 }]), "M0 0Q10 0 15 5L20 10");
}

export function testASinglePointIsSeen() {
  equal(curve([{ x: 3, y: 4 }]), "M3 4h0");
  equal(box(ribbon([{ x: 10, y: 10, width: 8 }])), [6, 6, 8, 8]);
}

export function testNoPointsAreNothing() {
  equal([curve([]), ribbon([])], ["", ""]);
}

export function testARibbonIsAsWideAsItsPointsSay() {
  equal(box(ribbon([{ x: 0, y: 50, width: 0 }, { x: 100, y: 50, width: 10 }])), [0, 45, 105, 10]);
}

export function testAStandingHandMakesNoNonsense() {
  const still = { x: 5, y: 5, width: 4 };
  equal(ribbon([still, still, still]).includes("NaN"), false);
}
