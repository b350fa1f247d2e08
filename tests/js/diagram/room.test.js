/** A picture is fitted clear of what lies over its pane, as large as can be; and panned to as little as can be. */

import { fitted, revealed } from "../../../static/cnmviz/diagram/room.js";
import { equal } from "../expect.js";

const PANE = { width: 1000, height: 600 };
const TABS = { left: 10, top: 10, right: 400, bottom: 50 };
const TOOLS = { left: 950, top: 450, right: 990, bottom: 590 };
const COVERS = [TABS, TOOLS];
const ZOOMS = { least: 0.01, largest: 100 };

/** @param {import("../../../static/cnmviz/diagram/types.js").Rect} rect */
function placed(rect, covers = COVERS) {
  const { x, y, zoom } = fitted(rect, PANE, covers, ZOOMS);
  return [rect.x * zoom + x, rect.y * zoom + y, (rect.x + rect.w) * zoom + x, (rect.y + rect.h) * zoom + y].map(Math.round);
}

export function testWithNothingOverItThePictureFillsItsPane() {
  equal(placed({ x: 5, y: 7, w: 96, h: 56 }, []), [20, 20, 980, 580]);
}

export function testAWidePictureLeavesTheSmallerStripToTheTools() {
  equal(placed({ x: 0, y: 0, w: 920, h: 100 }), [20, 248, 980, 352], "it reaches no cover, and has the whole width");
  equal(placed({ x: 0, y: 0, w: 900, h: 480 }), [20, 75, 940, 565], "beside the tools, below the tabs");
}

export function testATallPictureBetweenThemIsNotMadeSmaller() {
  equal(placed({ x: 0, y: 0, w: 56, h: 560 }, [TOOLS]), [472, 20, 528, 580]);
}

export function testWhereNothingIsClearItIsSeenWhole() {
  const all = { left: 0, top: 0, right: 1000, bottom: 600 };
  equal(placed({ x: 0, y: 0, w: 96, h: 56 }, [all]), [20, 20, 980, 580]);
}

export function testAThingUnderTheToolsIsPannedOutByTheShorterWay() {
  const at = { x: 0, y: 0, zoom: 1 };
  equal(revealed({ x: 945, y: 470, w: 30, h: 100 }, PANE, COVERS, at), { x: -55, y: 0 });
  equal(revealed({ x: 600, y: 100, w: 30, h: 30 }, PANE, COVERS, at), { x: 0, y: 0 });
  equal(revealed({ x: 990, y: 100, w: 30, h: 30 }, PANE, COVERS, at), { x: -40, y: 0 });
  equal(revealed({ x: -400, y: -100, w: 1800, h: 30 }, PANE, COVERS, at), { x: 400, y: 180 });
}
