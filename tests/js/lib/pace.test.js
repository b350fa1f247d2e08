/** So many at once, and then so many a second. */

import { Pace } from "../../../static/cnmviz/lib/pace.js";
import { equal } from "../expect.js";

export function testABurstAndThenARate() {
  let now = 0;
  const pace = new Pace(3, 2, () => now);
  const takes = () => [1, 2, 3, 4].map(() => pace.take());
  equal(takes(), [true, true, true, false]);
  now = 400;
  equal(pace.take(), false);
  now = 500;
  equal([pace.take(), pace.take()], [true, false]);
  now = 60_000;
  equal(takes(), [true, true, true, false], "rest does not add up beyond the burst");
}
