/** Keys of things: ids may hold colons of their own. */

import { idOf, keyOf, split } from "../../../static/cnmviz/lib/keys.js";
import { equal } from "../expect.js";

export function testAPlaceHasTheKeyOfItsThing() {
  equal(keyOf({ kind: "container", id: "c1" }), "container:c1");
  equal(keyOf({ kind: "outside", id: "" }), "outside:outside");
}

export function testAKeyIsTakenApartAtItsFirstColon() {
  equal(split("rule:h1:nat:2"), ["rule", "h1:nat:2"]);
  equal(idOf(keyOf({ kind: "network", id: "n7" })), "n7");
}
