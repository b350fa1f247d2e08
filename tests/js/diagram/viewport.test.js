/** Wheel and fingers: what lies under them stays under them; and nothing is drawn anew while the view changes. */

import { el } from "../../../static/cnmviz/diagram/svg.js";
import { Viewport } from "../../../static/cnmviz/diagram/viewport.js";
import { after, equal } from "../expect.js";
import { board, frames, pan } from "./board.js";
import { Builder } from "./labs.js";

async function start() {
  const builder = new Builder();
  const front = builder.network(builder.host(), "front");
  const web = builder.container([front]);
  const made = await board(builder.lab);
  const box = () => /** @type {Element} */ (made.thing(`container:${web.id}`).querySelector(".box")).getBoundingClientRect();
  const svg = /** @type {SVGSVGElement} */ (made.root.querySelector("svg.diagram"));
  return { ...made, box, svg };
}

export async function testTheWheelZoomsAtThePointer() {
  const { box, svg, end } = await start();
  const before = box();
  svg.dispatchEvent(new WheelEvent("wheel", { deltaY: -200, clientX: before.x, clientY: before.y, cancelable: true }));
  await frames(2);
  const after = box();
  equal([Math.round(after.x - before.x), Math.round(after.y - before.y), after.width > 1.2 * before.width], [0, 0, true]);
  end();
}

export async function testTwoFingersZoomBetweenThem() {
  const { box, svg, end } = await start();
  const before = box();
  const finger = (/** @type {string} */ type, /** @type {number} */ pointerId, /** @type {number} */ clientX) =>
    svg.dispatchEvent(new PointerEvent(type, { pointerId, pointerType: "touch", clientX, clientY: 400, bubbles: true }));
  finger("pointerdown", 11, 500);
  finger("pointerdown", 12, 600);
  finger("pointermove", 12, 700);
  await frames(2);
  equal(Math.round((100 * box().width) / before.width), 200);
  finger("pointerup", 11, 500);
  finger("pointerup", 12, 700);
  end();
}

export async function testFitBringsEverythingBack() {
  const { root, diagram, svg, end } = await start();
  svg.dispatchEvent(new WheelEvent("wheel", { deltaY: -2000, clientX: 5, clientY: 5, cancelable: true }));
  await frames(2);
  diagram.fit();
  await new Promise((resolve) => setTimeout(resolve, 350));
  const things = [...root.querySelectorAll(".frame, .cloud")].map((element) => element.getBoundingClientRect());
  equal(
    things.every(({ left, right, top, bottom }) => left >= 0 && top >= 0 && right <= 1200 && bottom <= 800),
    true,
  );
  end();
}

export function testWhatIsAsFarApartAsPlacesCanBeFitsIntoAPhone() {
  const [pane, svg, world] = [document.createElement("div"), el("svg"), el("g")];
  pane.style.cssText = "width: 360px; height: 300px";
  svg.append(world);
  pane.append(svg);
  document.body.append(pane);
  const viewport = new Viewport(pane, svg, world, () => []);
  viewport.zoomBy(1e-9);
  equal(viewport.zoom, 0.01, "by hand:");
  viewport.fit({ x: -200_000, y: -200_000, w: 400_000, h: 400_000 }, { glide: false });
  const corners = [viewport.toScreen({ x: -200_000, y: -200_000 }), viewport.toScreen({ x: 200_000, y: 200_000 })];
  equal(corners.every(({ x, y }) => x >= 0 && x <= 360 && y >= 0 && y <= 300), true);
  const { zoom } = viewport;
  viewport.zoomBy(2);
  viewport.zoomBy(1e-9);
  equal(viewport.zoom, zoom, "and back to where everything was seen:");
  viewport.fit({ x: 0, y: 0, w: 1000, h: 500 }, { glide: false });
  viewport.zoomBy(1e-9);
  equal(viewport.zoom, 0.01);
  viewport.stop();
  pane.remove();
}

export async function testTheCanvasFollowsTheFocus() {
  const { root, diagram, svg, end } = await start();
  svg.dispatchEvent(new WheelEvent("wheel", { deltaY: -1500, clientX: 5, clientY: 795, cancelable: true }));
  await frames(2);
  diagram.focus("outside:outside");
  await new Promise((resolve) => setTimeout(resolve, 350));
  const cloud = /** @type {Element} */ (root.querySelector(".cloud")).getBoundingClientRect();
  equal([cloud.left >= 0, cloud.top >= 0, cloud.left < 1200, cloud.top < 800], [true, true, true, true]);
  end();
}

/** @param {SVGSVGElement} svg what is drawn, and how it is shifted and stretched */
function drawn(svg) {
  return [svg.querySelector(".world")?.getAttribute("transform"), svg.style.transform];
}

export async function testAZoomIsDrawnAnewOnlyWhenItRests() {
  const { box, svg, end } = await start();
  const [before] = drawn(svg);
  svg.dispatchEvent(new WheelEvent("wheel", { deltaY: -100, clientX: 300, clientY: 300, cancelable: true }));
  await frames(2);
  const seen = box();
  equal([drawn(svg)[0] === before, drawn(svg)[1] !== ""], [true, true], "while it changes:");
  await after(250);
  equal([drawn(svg)[0] === before, drawn(svg)[1]], [false, ""], "at rest:");
  const { x, width } = box();
  equal([Math.abs(x - seen.x) < 0.1, Math.abs(width - seen.width) < 0.1], [true, true], "it stands where it stood:");
  end();
}

export async function testAFarZoomDoesNotWaitForRest() {
  const { svg, end } = await start();
  const [before] = drawn(svg);
  svg.dispatchEvent(new WheelEvent("wheel", { deltaY: 1600, clientX: 300, clientY: 300, cancelable: true }));
  await frames(2);
  equal([drawn(svg)[0] === before, drawn(svg)[1], svg.matches(".farther")], [false, "", true]);
  end();
}

export async function testAPanDrawsNothingAnewAndTheCanvasStaysWhereItIs() {
  const { box, root, svg, end } = await start();
  const [before, x] = [drawn(svg)[0], box().x];
  pan(svg, 700, 300);
  await after(250);
  equal([drawn(svg)[0] === before, Math.round(box().x - x)], [true, 700]);
  const { left, top, right } = root.getBoundingClientRect();
  const corners = [[left + 2, top + 2], [right - 2, top + 2], [left + 2, top + 600], [right - 2, top + 600]];
  for (const [cornerX, cornerY] of corners) {
    const hit = document.elementFromPoint(cornerX, cornerY);
    equal(hit !== null && svg.contains(hit) && hit.closest("[data-id]") === null, true, `canvas at ${cornerX}, ${cornerY}:`);
  }
  end();
}

export async function testTheFirstPictureIsDrawnAtItsZoomAtOnce() {
  const { svg, end } = await start();
  equal(drawn(svg)[1], "");
  equal(/scale\(1\)$/.test(drawn(svg)[0] ?? ""), false);
  end();
}

export async function testWhatIsRevealedBringsEnoughOfThePictureWithIt() {
  const { root, diagram, svg, end } = await start();
  svg.dispatchEvent(new WheelEvent("wheel", { deltaY: -1500, clientX: 5, clientY: 795, cancelable: true }));
  await frames(2);
  diagram.focus("outside:outside");
  await after(350);
  const frame = /** @type {Element} */ (root.querySelector(".frame")).getBoundingClientRect();
  const cloud = /** @type {Element} */ (root.querySelector(".cloud")).getBoundingClientRect();
  const [from, to] = [Math.max(0, frame.left), Math.min(1200, cloud.right)];
  equal([cloud.left >= 0, cloud.right <= 1200, to - from > 500], [true, true, true]);
  end();
}

export async function testAPaneBehindAnotherIsSeenAsItWas() {
  const { root, diagram, box, end } = await start();
  await after(300);
  const before = box();
  root.style.display = "none";
  await frames(3);
  diagram.focus("outside:outside");
  await after(300);
  root.style.display = "";
  diagram.shown?.();
  await after(300);
  const now = box();
  equal([Math.round(now.x - before.x), Math.round(now.width - before.width)], [0, 0]);
  end();
}
