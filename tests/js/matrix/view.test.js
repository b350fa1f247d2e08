/** The matrix as a view: what it asks of the server and when, what it says, and what a cell, a heading and a moment do. */

import { matrixView } from "../../../static/cnmviz/views/matrix.js";
import { container, host } from "../entities.js";
import { after, equal } from "../expect.js";
import { openLab } from "../panels/lab.js";
import { matrix } from "./tables.js";

/** @import {Frame, Place} from "../../../static/cnmviz/types.js" */

/** @type {Place[]} */
const PLACES = [{ kind: "container", id: "web", name: "web" }, { kind: "host", id: "h1", name: "node1" }, { kind: "outside", id: "h1", name: "outside" }];
const CELLS = [["", "DELIVERED", "ISOLATED"], ["DELIVERED", "", "DELIVERED"], ["ISOLATED", "DELIVERED", ""]];
const OPEN = CELLS.map((row) => row.map((key) => key && "DELIVERED"));

async function start() {
  const lab = openLab({ host: [host("h1", "node1", 1)], container: [container("web", 1)] });
  lab.root.style.cssText = "position: relative; width: 900px; height: 600px";
  const view = matrixView.create(lab.root, lab.lab);
  view.shown?.();
  const requests = () => lab.wire.sent.filter(({ name }) => name === "matrix");
  /** @param {string[][]} cells */
  const answer = async (cells) => {
    const { ref } = requests().at(-1) ?? {};
    lab.wire.says({ type: "receipt", ref, ok: true, matrix: matrix(PLACES, cells) });
    await after(60);
  };
  const change = (/** @type {number} */ seq) => lab.lab.store.apply(/** @type {Frame} */ ({ type: "frame", seq, by: "ana", source: "console", line: "docker start web", at: 0, changes: [] }));
  const summary = () => lab.root.querySelector("[role=status]")?.textContent;
  const cells = () => /** @type {HTMLElement[]} */ ([...lab.root.querySelectorAll("[role=gridcell]")]);
  const end = () => {
    view.destroy?.();
    lab.end();
  };
  return { ...lab, view, requests, answer, change, summary, cells, end };
}

/** @param {HTMLElement} root @param {string} label @returns {HTMLSelectElement} */
function field(root, label) {
  const found = [...root.querySelectorAll("label")].find(({ textContent }) => textContent === label);
  return /** @type {HTMLSelectElement} */ (root.querySelector(`#${found?.htmlFor}`));
}

export async function testSaysWhoReachesWhomAndWhy() {
  const { answer, requests, summary, cells, root, end } = await start();
  equal(requests().map(({ args, at }) => [args, at]), [[{ protocol: "icmp", port: 0 }, undefined]]);
  await answer(CELLS);
  equal(summary(), "4 of 6 ways are open.");
  equal(cells()[2].getAttribute("aria-label"), "web to outside: no, isolated. Two networks.");
  equal(cells().map(({ classList }) => classList[1]), ["same", "open", "isolated", "open", "same", "open", "isolated", "open", "same"]);
  equal(root.querySelector(".legend")?.textContent, "open 4isolated 2");
  end();
}

export async function testACellAsksForItsWayAndAHeadingIsSelected() {
  const { lab, root, answer, cells, end } = await start();
  await answer(CELLS);
  /** @type {unknown[]} */
  const asked = [];
  lab.signals.on("ask", (question) => void asked.push(question));
  cells()[2].click();
  cells()[4].click();
  equal(asked, [{ source: "web", target: "@outside", protocol: "icmp", port: 0 }]);
  /** @type {HTMLElement} */ (root.querySelector("[role=rowheader]")).click();
  equal([lab.selection.ids, root.querySelectorAll("[aria-selected=true]").length], [["container:web"], 2]);
  end();
}

export async function testAsksAnewSoonAfterAChangeButOnlyWhileSomebodyLooks() {
  const { view, answer, requests, change, end } = await start();
  await answer(CELLS);
  change(8);
  change(9);
  await after(500);
  equal(requests().length, 2, "several changes are one question:");
  await answer(CELLS);
  view.hidden?.();
  change(10);
  await after(500);
  equal(requests().length, 2, "behind another view:");
  view.shown?.();
  equal(requests().length, 3, "looked at again:");
  end();
}

export async function testBehindAnotherViewItFollowsNeitherTheSelectionNorTheLab() {
  const { view, lab, root, answer, change, end } = await start();
  await answer(CELLS);
  const chosen = () => root.querySelectorAll("[aria-selected=true]").length;
  const among = () => [...field(root, "Compare with").options].length;
  view.hidden?.();
  lab.selection.set(["container:web"]);
  change(8);
  change(9);
  equal([chosen(), among()], [0, 1]);
  view.shown?.();
  equal([chosen(), among() > 1], [2, true]);
  end();
}

export async function testWhatIsKeptIsComparedWithWhatFollows() {
  const { root, answer, requests, change, summary, cells, end } = await start();
  await answer(CELLS);
  /** @type {HTMLElement} */ ([...root.querySelectorAll("button")].find(({ textContent }) => textContent === "Keep as before")).click();
  await answer(CELLS);
  equal(summary(), "4 of 6 ways are open. No way opened or closed since step 7.");
  change(8);
  await after(400);
  await answer(OPEN);
  equal([summary(), requests().every(({ at }) => at === undefined)], ["6 of 6 ways are open. 2 ways opened since step 7.", true]);
  equal(cells()[2].getAttribute("aria-label"), "web to outside: yes. It arrives. (opened since)");
  field(root, "Show").value = "changed";
  field(root, "Show").dispatchEvent(new Event("input", { bubbles: true }));
  await after(60);
  equal([...root.querySelectorAll("[role=rowheader]")].map((one) => one.textContent), ["web", "outside"]);
  end();
}

export async function testAnEarlierStepIsAskedOfTheServerOnce() {
  const { root, answer, requests, change, summary, end } = await start();
  await answer(CELLS);
  change(8);
  await after(400);
  await answer(OPEN);
  change(9);
  await after(400);
  await answer(OPEN);
  const moment = field(root, "Compare with");
  equal([...moment.options].map(({ label }) => label), ["nothing", "after step 8 · Ana: docker start web"]);
  moment.value = "8";
  moment.dispatchEvent(new Event("change", { bubbles: true }));
  await answer(OPEN);
  equal(requests().at(-1)?.at, 8);
  await answer(CELLS);
  equal(summary(), "6 of 6 ways are open. 2 ways opened since step 8 (Ana: docker start web).");
  const count = requests().length;
  change(10);
  await after(400);
  await answer(CELLS);
  equal([requests().length, summary()], [count + 1, "4 of 6 ways are open. No way opened or closed since step 8 (Ana: docker start web)."]);
  end();
}

export async function testARefusalSaysWhatToDo() {
  const { wire, requests, summary, root, end } = await start();
  const why = "300 places are too many for one matrix (at most 250): narrow it with --network or --host, or ask with reach";
  wire.says({ type: "receipt", ref: requests()[0].ref, ok: false, error: why });
  await after(60);
  equal([summary(), root.querySelector(".sheet")?.hasAttribute("hidden")], [`${why} Choose a network or a host under “Among”.`, true]);
  end();
}
