/** Blocks and addresses are compared as numbers. */

import { blockOf, overlap } from "../../../static/cnmviz/lib/addresses.js";
import { equal } from "../expect.js";

export function testOverlaps() {
  const pairs = /** @type {[string, string][]} */ ([
    ["10.1.0.0/16", "10.1.128.0/24"], ["10.1.0.0/24", "10.1.1.0/24"], ["fd00::/64", "fd00:0:0::5"], ["fd00::1", "fd00:0:0:0:0:0:0:1"], ["0.0.0.0/0", "::/0"], ["10.1.0.5", "10.1.0.5"],
  ]);
  equal(pairs.map(([a, b]) => overlap(a, b)), [true, false, true, true, false, true]);
}

export function testWhatIsNoAddressIsNothing() {
  equal(["", "web", "10.1.0", "10.1.0.256", "10.1.0.0/33", "10.1.0.0/x", "::1::", "fd00::12345", "1:2:3:4:5:6:7:8:9"].map(blockOf), Array(9).fill(null));
}
