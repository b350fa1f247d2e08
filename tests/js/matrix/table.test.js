/** A receipt's letters are verdicts; places that are not wanted take their rows and columns with them. */

import { Table } from "../../../static/cnmviz/matrix/table.js";
import { equal } from "../expect.js";
import { matrix, places } from "./tables.js";

const CELLS = [["", "DELIVERED", "ISOLATED"], ["DELIVERED", "", "PAUSED"], ["ISOLATED", "PORT_CLOSED", ""]];

export function testALetterIsAVerdict() {
  const found = new Table(matrix(places("web", "api", "db"), CELLS));
  equal([0, 1, 2].map((row) => [0, 1, 2].map((column) => found.key(row, column))), CELLS);
}

export function testAPlaceThatIsNotWantedIsLeftOut() {
  const found = new Table(matrix(places("web", "api", "db"), CELLS), ({ name }) => name !== "api");
  equal([found.places.map(({ name }) => name), found.key(0, 1), found.key(1, 0)], [["web", "db"], "ISOLATED", "ISOLATED"]);
}

export function testLettersGoOnBehindZ() {
  const keys = Array.from({ length: 30 }, (_, at) => `V${at}`);
  const found = new Table({ places: places("a", "b", "c"), protocol: "icmp", port: 0, keys, cells: ["azA", "BDa", "aaa"] });
  equal([found.key(0, 0), found.key(0, 1), found.key(0, 2), found.key(1, 0), found.key(1, 1)], ["V0", "V25", "V26", "V27", "V29"]);
}
