/** Which of a row's devices lie on one line: side by side where they do not meet, otherwise below each other. Pure. */

import { BAR } from "./sizes.js";

/** @import {Device} from "./plan.js" */
/** @typedef {{device: Device, x: number, w: number}} Lying */

/**
 * @param {Device[]} devices oldest first
 * @param {(device: Device) => number[]} edgesOf the x of what a device must reach, empty where it may lie anywhere
 * @param {{left: number, right: number}} room
 * @returns {Lying[][]} lines from the top
 */
export function packed(devices, edgesOf, { left, right }) {
  const fixed = devices.map((device) => ({ device, edges: edgesOf(device) }));
  /** @type {Lying[][]} */
  const lines = [];
  for (const { device, edges } of [...fixed.filter((one) => one.edges.length), ...fixed.filter((one) => !one.edges.length)]) {
    const lying = edges.length ? reaching(device, edges, left, right) : null;
    if (lying) {
      const line = lines.find((others) => others.every((other) => clear(lying, other)));
      if (line) line.push(lying);
      else lines.push([lying]);
    } else layLoose(lines, device, left, right);
  }
  return lines;
}

/** @param {Device} device @param {number[]} edges @param {number} left @param {number} right @returns {Lying} */
function reaching(device, edges, left, right) {
  const [from, to] = [Math.max(left, Math.min(...edges)), Math.min(right, Math.max(...edges))];
  const w = Math.max(device.width, to - from);
  return { device, x: Math.max(left, Math.min(from, right - w)), w };
}

/** @param {Lying} a @param {Lying} b */
function clear(a, b) {
  return a.x + a.w + BAR.between <= b.x || b.x + b.w + BAR.between <= a.x;
}

/** In the first line with room behind its last device. @param {Lying[][]} lines @param {Device} device @param {number} left @param {number} right */
function layLoose(lines, device, left, right) {
  for (const line of lines) {
    const x = Math.max(...line.map((other) => other.x + other.w)) + BAR.between;
    if (x + device.width <= right) {
      line.push({ device, x, w: device.width });
      return;
    }
  }
  lines.push([{ device, x: left, w: device.width }]);
}
