/** Who reaches whom, as a grid: a press on a cell asks for its way, arrows go from cell to cell. */

import { createMatrix } from "../../../static/cnmviz/panels/matrix.js";
import { container, host } from "../entities.js";
import { after, equal } from "../expect.js";
import { openLab } from "./lab.js";

const PLACES = [{ kind: "container", id: "web", name: "web" }, { kind: "host", id: "h1", name: "node1" }, { kind: "outside", id: "h1", name: "outside" }];
const CELLS = [["", "DELIVERED", "ISOLATED"], ["DELIVERED", "", "DELIVERED"], ["ISOLATED", "DELIVERED", ""]];

async function start() {
  const lab = openLab({ host: [host("h1", "node1", 1)], container: [container("web", 1)] });
  createMatrix(lab.root, lab.lab)?.shown?.();
  const asked = lab.wire.sent.find(({ name }) => name === "matrix");
  lab.wire.says({ type: "receipt", ref: asked.ref, ok: true, matrix: { places: PLACES, protocol: "icmp", port: 0, cells: CELLS } });
  await after(0);
  const cells = /** @type {HTMLButtonElement[]} */ ([...lab.root.querySelectorAll("td button")]);
  return { ...lab, cells, asked };
}

export async function testSaysWhoReachesWhom() {
  const { root, cells, asked, end } = await start();
  equal([asked.args, root.querySelector("[role=status]")?.textContent], [{ protocol: "icmp", port: 0 }, "4 of 6 ways are open."]);
  equal([cells.map(({ textContent }) => textContent).join(""), cells[1]?.title], ["✓✕✓✓✕✓", "web to outside: no, Two networks."]);
  end();
}

export async function testACellAsksForItsWay() {
  const { lab, cells, end } = await start();
  /** @type {unknown[]} */
  const asked = [];
  lab.signals.on("ask", (question) => void asked.push(question));
  cells[1]?.click();
  cells[2]?.click();
  equal(asked, [{ source: "web", target: "@outside", protocol: "icmp", port: 0 }, { source: "@host", target: "web", protocol: "icmp", port: 0 }]);
  end();
}

export async function testOneTabStopAndArrowsOverTheEmptyDiagonal() {
  const { cells, end } = await start();
  const stops = () => cells.map(({ tabIndex }) => tabIndex);
  equal(stops(), [0, -1, -1, -1, -1, -1]);
  cells[0]?.focus();
  for (const [key, at] of /** @type {[string, number][]} */ ([["ArrowDown", 5], ["ArrowLeft", 4], ["ArrowUp", 2], ["ArrowLeft", 2]])) {
    document.activeElement?.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));
    equal(cells.indexOf(/** @type {HTMLButtonElement} */ (document.activeElement)), at, key);
  }
  equal(stops(), [-1, -1, 0, -1, -1, -1]);
  end();
}
