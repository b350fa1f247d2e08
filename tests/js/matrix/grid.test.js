/** A table of 250 by 250: little of it is in the page, drawing never holds the page up, and the keyboard reaches all of it. */

import { Grid } from "../../../static/cnmviz/matrix/grid.js";
import { equal } from "../expect.js";
import { frames } from "../diagram/board.js";

/** @import {Sheet} from "../../../static/cnmviz/matrix/types.js" */

const MEASURES = { width: 28, height: 28, head: 150, top: 140, gap: 8 };

/** @param {number} size @param {string} [stem] of the keys @returns {Sheet} */
function sheet(size, stem = "p") {
  const lines = Array.from({ length: size }, (_, at) => ({ key: `${stem}${at}`, block: Math.floor(at / 10) }));
  return {
    caption: "Who reaches whom", rows: lines, columns: lines, roomy: false, measures: MEASURES, blocks: [],
    cell: (row, column) => ({ look: "cell open", says: `${row} to ${column}`, parts: [] }),
    heading: (side, at) => ({ look: "head", says: `${side} ${at}`, parts: [`${stem}${at}`] }),
  };
}

/** @param {number} size */
async function open(size) {
  /** @type {string[]} */
  const heard = [];
  const grid = new Grid({ choose: (key, more) => void heard.push(`choose ${key}${more ? " too" : ""}`), open: (row, column) => void heard.push(`open ${row} ${column}`), look: () => {} });
  grid.element.style.cssText = "position: relative; width: 900px; height: 500px; overflow: auto";
  document.body.append(grid.element);
  const css = document.createElement("style");
  css.textContent = await (await fetch(new URL("../../../static/cnmviz/css/matrix.css", import.meta.url))).text();
  document.head.append(css);
  const began = performance.now();
  grid.draw(sheet(size));
  const took = performance.now() - began;
  await frames(12);
  const end = () => {
    grid.stop();
    grid.element.remove();
    css.remove();
  };
  return { grid, heard, took, end };
}

/** @param {string} key @param {KeyboardEventInit} [more] */
function press(key, more = {}) {
  document.activeElement?.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true, ...more }));
}

const said = () => document.activeElement?.getAttribute("aria-label");

export async function testALargeTableIsDrawnInSlicesAndOnlyWhereOneLooks() {
  const { grid, took, end } = await open(250);
  equal(took < 50, true, `drawing held the page up for ${Math.round(took)} ms:`);
  const cells = grid.element.querySelectorAll("[role=gridcell]").length;
  equal(cells > 300 && cells < 1200, true, `${cells} cells in the page:`);
  const table = grid.element.querySelector("[role=grid]");
  equal([table?.getAttribute("aria-rowcount"), table?.getAttribute("aria-colcount")], ["251", "251"]);
  end();
}

export async function testTheKeyboardReachesEverythingFromOneTabStop() {
  const { grid, end } = await open(250);
  equal(grid.element.querySelectorAll("[tabindex='0']").length, 1);
  /** @type {HTMLElement} */ (grid.element.querySelector("[tabindex='0']")).focus();
  equal(said(), "0 to 0");
  press("End", { ctrlKey: true });
  equal(said(), "249 to 249");
  await frames(6);
  equal([said(), document.activeElement?.getAttribute("aria-colindex"), document.activeElement?.parentElement?.getAttribute("aria-rowindex")], ["249 to 249", "251", "251"]);
  press("PageUp");
  press("Home");
  equal(said()?.startsWith("row 2"), true, String(said()));
  equal(grid.element.querySelectorAll("[tabindex='0']").length, 1);
  end();
}

export async function testAHeadingIsChosenAndACellOpened() {
  const { grid, heard, end } = await open(5);
  /** @type {HTMLElement} */ (grid.element.querySelector("[tabindex='0']")).focus();
  press("Enter");
  press("ArrowRight");
  press("Enter");
  press("ArrowUp");
  press(" ", { ctrlKey: true });
  press("Home");
  equal(heard, ["open p0 p1", "choose p1 too"], "the cell of a place with itself opens nothing:");
  grid.choose(new Set(["p1"]));
  equal([...grid.element.querySelectorAll("[aria-selected=true]")].map((one) => one.getAttribute("aria-label")).sort(), ["column 1", "row 1"]);
  end();
}

export async function testTheFocusStaysWithItsPlaceWhileOthersComeAndGo() {
  const { grid, end } = await open(20);
  equal(grid.focus("p7"), true);
  press("ArrowRight");
  press("ArrowRight");
  equal(said(), "7 to 1");
  const fewer = sheet(20);
  fewer.rows = fewer.rows.slice(5);
  grid.draw(fewer);
  equal([said(), document.activeElement?.getAttribute("role")], ["2 to 1", "gridcell"]);
  grid.draw(sheet(3, "other"));
  equal(said(), "2 to 1", "what is gone hands the focus on to what stands near:");
  equal(grid.focus("p7"), false);
  end();
}
