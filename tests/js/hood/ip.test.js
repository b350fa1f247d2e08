/** Addresses and subnets as numbers. */

import { contains, span, subnetOf } from "../../../static/cnmviz/hood/ip.js";
import { equal } from "../expect.js";

export function testASubnetHoldsItsOwnAddressesOnly() {
  equal(contains("172.18.0.0/16", "172.18.255.255"), true);
  equal(contains("172.18.0.0/16", "172.19.0.0"), false);
  equal(contains("fd00:1::/64", "fd00:1::2"), true);
  equal(contains("fd00:1::/64", "fd00:1:0:1::2"), false);
}

export function testFamiliesDoNotMeet() {
  equal(contains("::/0", "1.2.3.4"), false);
  equal(contains("0.0.0.0/0", "::1"), false);
}

export function testTheSubnetOfAnAddress() {
  equal(subnetOf("172.18.3.9", 16), "172.18.0.0/16");
  equal(subnetOf("203.0.113.130", 25), "203.0.113.128/25");
  equal(subnetOf("fd00:0:0:1::2", 64), "fd00:0:0:1::/64");
  equal(subnetOf("2001:db8::1", 32), "2001:db8::/32");
}

export function testOfTwoRunsOfZerosTheFirstLongestIsShortened() {
  equal(subnetOf("1:0:0:2:0:0:0:3", 128), "1:0:0:2::3/128");
  equal(subnetOf("1:0:2:3:4:5:6:7", 128), "1:0:2:3:4:5:6:7/128");
  equal(subnetOf("::", 0), "::/0");
}

export function testTheEndsOfASpan() {
  const { version, low, high, length } = span("10.0.0.5/30");
  equal([version, String(low), String(high), length], [4, "167772164", "167772167", 30]);
}
