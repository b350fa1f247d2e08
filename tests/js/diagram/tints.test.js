/** Networks are told apart by colour and pattern, and keep both. */

import { tintsOf } from "../../../static/cnmviz/diagram/tints.js";
import { equal } from "../expect.js";
import { Builder, dice } from "./labs.js";

/** @param {number} count */
function networks(count) {
  const builder = new Builder();
  const host = builder.host();
  for (let i = 0; i < count; i++) builder.network(host, `net${i}`);
  return builder.lab.networks;
}

export function testSevenNetworksHaveSevenColours() {
  const own = networks(7).filter((network) => !network.predefined);
  equal([...tintsOf(own).values()].map((tint) => tint.hue).sort(), [1, 2, 3, 4, 5, 6, 7]);
}

export function testFortyNetworksDifferInColourOrPattern() {
  const own = networks(40).filter((network) => !network.predefined);
  equal(new Set([...tintsOf(own).values()].map(({ hue, dash }) => `${hue} ${dash}`)).size, 40);
}

export function testFourNetworksHaveUnlikeColours() {
  const roll = dice(3);
  for (let round = 0; round < 50; round++) {
    const four = networks(40)
      .filter((network) => !network.predefined)
      .filter(() => roll() < 0.3)
      .slice(0, 4);
    const families = [...tintsOf(four).values()].map(({ hue }) => [0, 1, 2, 3, 4, 2, 3, 4][hue]);
    equal(new Set(families).size, four.length, families.join());
  }
}

export function testANewNetworkChangesNoOther() {
  const all = networks(12);
  for (let count = 4; count < all.length; count++) {
    const before = tintsOf(all.slice(0, count));
    const after = tintsOf(all.slice(0, count + 1));
    equal([...before], [...after].slice(0, count));
  }
}

export function testNetworksThatCameWithTheEngineAreGrey() {
  equal(
    [...tintsOf(networks(0)).values()].map((tint) => tint.hue),
    [8, 8, 8],
  );
}
