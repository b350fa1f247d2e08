/** Lines that fade: what of them is seen when, and how what comes at once is played. */

import { INK_STAYS, POINTER_STAYS, Trails } from "../../../../static/cnmviz/classroom/light/trails.js";
import { equal } from "../../expect.js";

/** @import {Stroke} from "../../../../static/cnmviz/classroom/light/types.js" */

/** @param {[number, number][]} points @param {Partial<Stroke>} [more] @returns {Stroke} */
function stroke(points, more = {}) {
  return { id: 1, by: 2, colour: "#1864ab", lab: "BCDF", view: "cnm", ink: false, points, ...more };
}

/** The points that are seen. @param {Trails} trails @param {number} now */
function xs(trails, now) {
  return trails.seen(now).flatMap(({ points }) => points.map(({ x }) => x));
}

function fading() {
  return new Trails({ gradually: () => true });
}

export function testAPointersLineLosesItsPointsOneByOne() {
  const trails = fading();
  trails.add(stroke([[1, 0]]), 0);
  trails.add(stroke([[2, 0]]), 1_000);
  equal(xs(trails, 1_000), [1, 2]);
  equal(xs(trails, POINTER_STAYS + 1), [2]);
  equal(trails.seen(1_000 + POINTER_STAYS), []);
}

export function testTheOlderAPointIsTheLessIsLeftOfIt() {
  const trails = fading();
  trails.add(stroke([[1, 0]]), 0);
  trails.add(stroke([[2, 0]]), 500);
  const parts = trails.seen(750)[0]?.points.map(({ part }) => part) ?? [];
  equal(parts.map((part) => part.toFixed(2)), ["0.50", "0.83"]);
}

export function testInkStaysAsAWholeAndGoesAsAWhole() {
  const trails = fading();
  trails.add(stroke([[1, 0]], { ink: true }), 0);
  trails.add(stroke([[2, 0]], { ink: true }), 4_000);
  equal(xs(trails, 4_000 + INK_STAYS - 1), [1, 2]);
  const [late] = trails.seen(4_000 + INK_STAYS - 750);
  equal(late?.part, 0.5);
  equal(trails.seen(4_000 + INK_STAYS), []);
}

export function testWhatComesAtOnceIsPlayedInOrderOverItsTime() {
  const trails = fading();
  trails.add(stroke([[1, 0], [2, 0]]), 0, 200);
  trails.add(stroke([[3, 0], [4, 0]]), 50, 200);
  equal([xs(trails, 0), xs(trails, 100), xs(trails, 400)], [[1], [1, 2, 3], [1, 2, 3, 4]]);
}

export function testLinesOfOthersAreOthers() {
  const trails = fading();
  trails.add(stroke([[1, 0]]), 0);
  trails.add(stroke([[2, 0]], { by: 3 }), 0);
  equal(trails.seen(0).map(({ key }) => key), ["2:1", "3:1"]);
}

export function testWhoWantsNoMotionSeesALineWholeAndThenNoMore() {
  const trails = new Trails({ gradually: () => false });
  trails.add(stroke([[1, 0]]), 0);
  trails.add(stroke([[2, 0]]), 1_000);
  const seen = trails.seen(POINTER_STAYS + 900);
  equal(seen[0]?.points.map(({ x, part }) => [x, part]), [[1, 1], [2, 1]]);
  equal(trails.seen(1_000 + POINTER_STAYS), []);
}

export function testNothingPilesUp() {
  const trails = fading();
  for (let id = 1; id < 500; id += 1) trails.add(stroke([[id, 0]], { id, ink: true }), 0);
  equal(trails.seen(0).length, 200);
}
