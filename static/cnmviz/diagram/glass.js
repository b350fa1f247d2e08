/** What lies over a picture, for whoever shows something there; see types.d.ts. */

/** @import {Canvas} from "./canvas.js" */
/** @import {Glass} from "./types.js" */

/** @param {Canvas} canvas @returns {Glass} */
export function glassOf(canvas) {
  const { root, svg, viewport } = canvas;
  return {
    root,
    svg,
    get zoom() {
      return viewport.zoom;
    },
    toWorld: (clientX, clientY) => viewport.toWorld(clientX, clientY),
    toScreen: (point) => viewport.toScreen(point),
    rect: (key) => canvas.rect(key),
    onChange(listener) {
      const stops = [viewport.onChange(listener), canvas.onDraw(listener)];
      return () => stops.forEach((stop) => stop());
    },
  };
}
