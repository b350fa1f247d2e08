/** Arrow keys go to the thing that lies next in that direction. */

import { neighbour } from "../../../static/cnmviz/diagram/neighbours.js";
import { equal } from "../expect.js";

/** @type {[string, import("../../../static/cnmviz/diagram/types.js").Rect][]} */
const THINGS = [
  ["web", { x: 0, y: 0, w: 200, h: 150 }],
  ["db", { x: 230, y: 0, w: 200, h: 150 }],
  ["eth0", { x: 88, y: 120, w: 24, h: 24 }],
  ["front", { x: 0, y: 180, w: 430, h: 44 }],
  ["below", { x: 0, y: 300, w: 200, h: 150 }],
];

/** @param {string} from @param {import("../../../static/cnmviz/diagram/neighbours.js").Arrow} arrow */
function go(from, arrow) {
  const things = new Map(THINGS);
  const rect = things.get(from);
  things.delete(from);
  return rect ? neighbour(rect, things, arrow) : "";
}

export function testTheNextBoxInARow() {
  equal([go("web", "ArrowRight"), go("db", "ArrowLeft"), go("db", "ArrowRight")], ["db", "web", ""]);
}

export function testDownLeadsFromABoxToItsEndpointToTheBarAndOn() {
  equal([go("web", "ArrowDown"), go("eth0", "ArrowDown"), go("front", "ArrowDown")], ["eth0", "front", "below"]);
}

export function testUpLeadsBackFromAnEndpointToItsBox() {
  equal([go("eth0", "ArrowUp"), go("below", "ArrowUp")], ["web", "front"]);
}
