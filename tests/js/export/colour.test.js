/** Every way in which browsers write a computed colour. */

import { colourOf } from "../../../static/cnmviz/export/colour.js";
import { equal } from "../expect.js";

export function testColoursOfTheScreen() {
  equal(colourOf("rgb(31, 91, 216)"), { hex: "#1f5bd8", alpha: 1 });
  equal(colourOf("rgba(31, 91, 216, 0.5)"), { hex: "#1f5bd8", alpha: 0.5 });
  equal(colourOf("rgb(31 91 216 / 25%)"), { hex: "#1f5bd8", alpha: 0.25 });
  equal(colourOf("color(srgb 1 0.5 0 / 0.1)"), { hex: "#ff8000", alpha: 0.1 });
}

export function testNothingIsPaintedWithoutColour() {
  equal([colourOf("none"), colourOf("transparent"), colourOf("rgba(0, 0, 0, 0)"), colourOf("oklab(0 0 0 / 0)")], [null, null, null, null]);
}

export function testMixedColoursAreWhatTheBrowserPaints() {
  const canvas = Object.assign(document.createElement("canvas"), { width: 1, height: 1 });
  const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
  for (const mixed of ["#1468cf 30%, #ffffff", "#b94a08 55%, #0d1117", "#047a5f 7%, #fff7e0"]) {
    const element = document.createElement("p");
    element.style.color = `color-mix(in oklab, ${mixed})`;
    document.body.append(element);
    const computed = getComputedStyle(element).color;
    element.remove();
    context.fillStyle = computed;
    context.fillRect(0, 0, 1, 1);
    const painted = [...context.getImageData(0, 0, 1, 1).data].slice(0, 3);
    const found = colourOf(computed)?.hex.match(/[0-9a-f]{2}/g)?.map((part) => Number.parseInt(part, 16)) ?? [];
    equal(found.every((part, i) => Math.abs(part - painted[i]) <= 1), true, `${mixed}: ${computed} ${found} ${painted}`);
  }
}

export function testAColourOfASpaceThatIsNotKnownIsSeenAllTheSame() {
  equal(colourOf("magic(1 2 3)"), { hex: "#808080", alpha: 1 });
}
