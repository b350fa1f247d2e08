/** What is left of the table: rows and columns by name, and only those that have a wanted cell. */

import { Comparison } from "../../../static/cnmviz/matrix/compare.js";
import { FAMILIES, familyOf } from "../../../static/cnmviz/matrix/families.js";
import { filtered } from "../../../static/cnmviz/matrix/filter.js";
import { equal } from "../expect.js";
import { places, table } from "./tables.js";

/** @import {Wanted} from "../../../static/cnmviz/matrix/filter.js" */

const PLACES = places("web1", "web2", "db");
const NOW = new Comparison(
  table(PLACES, [["", "DELIVERED", "ISOLATED"], ["DELIVERED", "", "DELIVERED"], ["DELIVERED", "DELIVERED", ""]]),
  table(PLACES, [["", "DELIVERED", "ISOLATED"], ["DELIVERED", "", "ISOLATED"], ["DELIVERED", "DELIVERED", ""]]),
);
const BLOCKS = [{ label: "front", network: null, seats: [1, 0] }, { label: "data", network: null, seats: [2] }];

/** @param {Partial<Wanted>} wanted */
function left(wanted) {
  const { rows, columns } = filtered(NOW, BLOCKS, (seat) => PLACES[seat].name, { from: "", to: "", show: "all", ...wanted });
  return [rows, columns].map((lines) => lines.map(({ seat, block }) => `${PLACES[seat].name}@${block}`).join(" "));
}

export function testEverythingInTheOrderOfTheBlocks() {
  equal(left({}), ["web2@0 web1@0 db@1", "web2@0 web1@0 db@1"]);
}

export function testPlacesByAnyOfSomeWords() {
  equal(left({ from: "DB", to: "web" }), ["db@1", "web2@0 web1@0"]);
  equal(left({ from: "web1, db" })[0], "web1@0 db@1");
  equal(left({ from: "nobody" }), ["", "web2@0 web1@0 db@1"]);
}

export function testOnlyRowsAndColumnsWithAWantedCell() {
  equal(left({ show: "no" }), ["web1@0", "db@1"]);
  equal(left({ show: "changed" }), ["web2@0", "db@1"]);
  equal(left({ show: "open", to: "db" }), ["web2@0", "db@1"]);
}

export function testAVerdictThatIsNotKnownIsANo() {
  equal([familyOf("SOMETHING_NEW").key, familyOf("DELIVERED").key], ["other", "open"]);
  const listed = FAMILIES.flatMap(({ verdicts }) => verdicts);
  equal(listed.length, new Set(listed).size, "each verdict is in one family");
}
