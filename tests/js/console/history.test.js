/** Lines typed before, on the arrow keys, kept over a reload. */

import { History } from "../../../static/cnmviz/console/history.js";
import { equal } from "../expect.js";

function fresh() {
  localStorage.removeItem("cnmviz.history");
  const history = new History();
  for (const line of ["one", "two", "two", "three"]) history.add(line);
  return history;
}

export function testBackAndForthAndTheLineBegunStays() {
  const history = fresh();
  equal([history.older("begun"), history.older(""), history.older(""), history.older("")], ["three", "two", "one", undefined]);
  equal([history.newer(), history.newer(), history.newer(), history.newer()], ["two", "three", "begun", undefined]);
}

export function testIsKept() {
  fresh();
  equal(new History().older(""), "three");
}

export function testSurvivesNonsenseInTheStorage() {
  for (const text of ["{", '"text"', "[1, null]"]) {
    localStorage.setItem("cnmviz.history", text);
    equal(new History().older(""), undefined, text);
  }
  localStorage.removeItem("cnmviz.history");
}
