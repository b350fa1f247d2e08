/** What counts as a crossing of two networks, and that the sweep finds the same as looking at every pair. */

import { crossingsOf } from "../../../static/cnmviz/diagram/crossings.js";
import { emptyPicture, layoutOf } from "../../../static/cnmviz/diagram/layout.js";
import { modelOf } from "../../../static/cnmviz/diagram/model.js";
import { equal } from "../expect.js";
import { Builder, dice, randomLab, SETTING, swarmLab } from "./labs.js";

/** @import {Picture} from "../../../static/cnmviz/diagram/types.js" */

/**
 * A picture of nothing but lines and bars.
 *
 * @param {[network: string, ...numbers: number[]][]} lines
 * @param {[network: string, x: number, y: number, w: number, h: number][]} [bars]
 */
function picture(lines, bars = []) {
  const points = (/** @type {number[]} */ flat) => flat.flatMap((x, i) => (i % 2 ? [] : [{ x, y: flat[i + 1] }]));
  return /** @type {Picture} */ (
    /** @type {unknown} */ ({
      ...emptyPicture(),
      wires: lines.map(([network, ...flat]) => ({ network, points: points(flat) })),
      networks: bars.map(([id, x, y, w, h]) => ({ id, x, y, w, h, chip: false })),
    })
  );
}

export function testLinesOfTwoNetworksThatMeetCross() {
  equal(crossingsOf(picture([["a", 0, 0, 100, 0], ["b", 50, -10, 50, 10]])), 1);
  equal(crossingsOf(picture([["a", 0, 0, 100, 0], ["b", 50, 5, 50, 10]])), 0);
  equal(crossingsOf(picture([["a", 0, 0, 100, 100], ["b", 0, 100, 100, 0]])), 1);
  equal(crossingsOf(picture([["a", 0, 0, 100, 100], ["b", 0, 10, 100, 110]])), 0);
}

export function testALineThatEndsOnAnotherLooksJoinedToIt() {
  equal(crossingsOf(picture([["a", 0, 0, 100, 0], ["b", 50, 0, 50, 10]])), 1);
  equal(crossingsOf(picture([["a", 0, 0, 100, 0], ["b", 100, 0, 200, 0]])), 1);
  equal(crossingsOf(picture([["a", 0, 0, 100, 0], ["b", 101, 0, 200, 0]])), 0);
}

export function testLinesOfOneNetworkMayMeet() {
  equal(crossingsOf(picture([["a", 0, 0, 100, 0], ["a", 50, -10, 50, 10]])), 0);
}

export function testEachPlaceOfALineCounts() {
  equal(crossingsOf(picture([["a", 0, 0, 100, 0, 100, 50, 0, 50], ["b", 50, -10, 50, 60]])), 2);
}

export function testALineBehindAnotherNetworksBarCrossesItOnce() {
  const bar = /** @type {[string, number, number, number, number]} */ (["a", 0, 0, 100, 44]);
  equal(crossingsOf(picture([["b", 50, -10, 50, 80]], [bar])), 1);
  equal(crossingsOf(picture([["b", 150, -10, 150, 80]], [bar])), 0);
  equal(crossingsOf(picture([["a", 50, -10, 50, 80]], [bar])), 0, "its own bar:");
}

export function testWaysOutOfAHostBelongToNoNetwork() {
  equal(crossingsOf(picture([["", 0, 0, 100, 0], ["b", 50, -10, 50, 10]])), 0);
}

export function testASmallLabHasOnlyTheCrossingsThatItMustHave() {
  const builder = new Builder();
  const host = builder.host();
  const [front, back] = [builder.network(host, "front"), builder.network(host, "back")];
  builder.container([front], { name: "web" });
  builder.container([back], { name: "db" });
  const apart = crossingsOf(layoutOf(modelOf(builder.lab, SETTING.cards), SETTING));
  builder.container([front, back], { name: "api" });
  const joined = crossingsOf(layoutOf(modelOf(builder.lab, SETTING.cards), SETTING));
  equal(apart <= joined, true, `${apart} and ${joined}`);
}

export function testTheSweepFindsWhatEveryPairOfSegmentsHas() {
  const random = dice(5);
  const number = () => Math.floor(random() * 40);
  for (let round = 0; round < 40; round++) {
    const lines = Array.from({ length: 30 }, (_, i) => {
      const [x, y] = [number(), number()];
      const end = i % 3 ? (i % 2 ? [x + number(), y] : [x, y + number()]) : [number(), number()];
      return /** @type {[string, ...number[]]} */ ([`n${i % 5}`, x, y, ...end]);
    });
    let pairs = 0;
    lines.forEach((one, i) => lines.slice(i + 1).forEach((other) => (pairs += crossingsOf(picture([one, other])))));
    equal(crossingsOf(picture(lines)), pairs, `round ${round}:`);
  }
}

export function testTheOrderOfTheLinesDoesNotMatter() {
  for (const { lab } of [randomLab(7, { containers: 60, networks: 8, hosts: 1 }), swarmLab(2)]) {
    const drawn = layoutOf(modelOf(lab, SETTING.cards), SETTING);
    const count = crossingsOf(drawn);
    equal(count > 0, true);
    equal(crossingsOf({ ...drawn, wires: drawn.wires.toReversed(), networks: drawn.networks.toReversed() }), count);
  }
}
