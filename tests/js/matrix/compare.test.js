/** Two moments of the table: ways that opened or closed, places that came, went or got another name. */

import { Comparison } from "../../../static/cnmviz/matrix/compare.js";
import { sentence, tally } from "../../../static/cnmviz/matrix/summary.js";
import { equal } from "../expect.js";
import { places, table } from "./tables.js";

const BEFORE = table(places("web", "api", "db"), [["", "DELIVERED", "ISOLATED"], ["DELIVERED", "", "DELIVERED"], ["ISOLATED", "NO_ROUTE", ""]]);
const AFTER = table(places("web", "api", "db"), [["", "ISOLATED", "DELIVERED"], ["DELIVERED", "", "DELIVERED"], ["ISOLATED", "PAUSED", ""]]);

/** @param {Comparison} comparison */
function changes(comparison) {
  return comparison.seats.map((_, row) => comparison.seats.map((_, column) => comparison.cell(row, column).change));
}

export function testWithoutABeforeNothingHasChanged() {
  const comparison = new Comparison(AFTER, null);
  equal([comparison.compares, changes(comparison).flat().join("")], [false, ""]);
  equal(sentence(comparison, tally(comparison), ""), "3 of 6 ways are open.");
}

export function testAWayOpensClosesOrIsClosedForAnotherReason() {
  const comparison = new Comparison(AFTER, BEFORE);
  equal(changes(comparison), [["", "closed", "opened"], ["", "", ""], ["", "other", ""]]);
  equal(comparison.cell(0, 1), { verdict: "ISOLATED", before: "DELIVERED", change: "closed" });
  const words = sentence(comparison, tally(comparison), "since step 12 (Ana: docker network connect data web)");
  equal(words, "3 of 6 ways are open. 1 way opened, 1 closed since step 12 (Ana: docker network connect data web). 1 way is closed for another reason.");
}

export function testOneOkForAnotherIsNoChange() {
  const [resolved, delivered] = ["RESOLVED", "DELIVERED"].map((key) => table(places("a", "b"), [["", key], ["", ""]]));
  equal(new Comparison(resolved, delivered).cell(0, 1).change, "");
}

export function testPlacesThatCameAndWentAreMarkedAndCountForNoWay() {
  const comparison = new Comparison(table(places("web", "cache"), [["", "DELIVERED"], ["DELIVERED", ""]]), BEFORE);
  equal(comparison.seats.map(({ key, state }) => `${key} ${state}`.trim()), ["container:web", "container:cache came", "container:api gone", "container:db gone"]);
  equal(changes(comparison), [["", "came", "gone", "gone"], ["came", "", "", ""], ["gone", "", "", "gone"], ["gone", "", "gone", ""]]);
  equal(comparison.cell(1, 2), { verdict: "", before: "", change: "" }, "two that never met");
  equal(sentence(comparison, tally(comparison), "since step 3"), "2 of 2 ways are open. No way opened or closed since step 3. cache came. api, db went.");
}

export function testARenamedPlaceIsTheSame() {
  const renamed = table([{ kind: "container", id: "web", name: "shop" }, ...places("api", "db")], [["", "ISOLATED", "DELIVERED"], ["DELIVERED", "", "DELIVERED"], ["ISOLATED", "PAUSED", ""]]);
  equal(changes(new Comparison(renamed, BEFORE)), changes(new Comparison(AFTER, BEFORE)));
}
