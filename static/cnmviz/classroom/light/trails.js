/**
 * Lines that fade: which points of them are still to be seen at a moment. Pure: time is handed in, and nothing is drawn.
 *
 * A pointer's line loses its points one by one, ink stays for a while and goes as a whole. What came over the wire is played over some
 * time, so that it moves as evenly as the hand did.
 */

/** @import {Stroke} from "./types.js" */
/**
 * @typedef {object} Line
 * @property {Stroke} stroke without its points
 * @property {{ x: number, y: number, at: number }[]} points with when each is there
 */
/** What is seen of a line; `part` of each point goes from 1 to 0 as it fades. @typedef {{ key: string, stroke: Stroke, points: { x: number, y: number, part: number }[], part: number }} Seen */

export const POINTER_STAYS = 1_500;
export const INK_STAYS = 10_000;
/** The last part of ink's time, in which it fades. */
const FADES = 1_500;
const LINES = 200;

export class Trails {
  /** @type {Map<string, Line>} */
  #lines = new Map();
  #gradually;

  /** @param {{ gradually: () => boolean }} options whether things fade, or are there and then gone */
  constructor({ gradually }) {
    this.#gradually = gradually;
  }

  /**
   * @param {Stroke} stroke
   * @param {number} now
   * @param {number} [over] the milliseconds in which its points come
   */
  add(stroke, now, over = 0) {
    const key = `${stroke.by}:${stroke.id}`;
    const line = this.#lines.get(key) ?? { stroke, points: [] };
    const from = Math.max(now, line.points.at(-1)?.at ?? 0);
    const each = over / stroke.points.length;
    stroke.points.forEach(([x, y], i) => line.points.push({ x, y, at: from + i * each }));
    this.#lines.set(key, line);
    while (this.#lines.size > LINES) this.#lines.delete(this.#lines.keys().next().value ?? "");
  }

  /** What is seen now; what is gone is forgotten. @param {number} now @returns {Seen[]} */
  seen(now) {
    return [...this.#lines].flatMap(([key, line]) => {
      const { stroke, points } = line;
      const age = now - (points.at(-1)?.at ?? 0);
      if (age >= (stroke.ink ? INK_STAYS : POINTER_STAYS)) {
        this.#lines.delete(key);
        return [];
      }
      if (!stroke.ink && this.#gradually()) line.points = points.filter(({ at }) => now - at < POINTER_STAYS);
      const there = line.points.filter(({ at }) => at <= now).map(({ x, y, at }) => ({ x, y, part: stroke.ink ? 1 : this.#part(now - at, POINTER_STAYS, POINTER_STAYS) }));
      return [{ key, stroke, points: there, part: stroke.ink ? this.#part(age, INK_STAYS, FADES) : 1 }];
    });
  }

  clear() {
    this.#lines.clear();
  }

  /** @param {number} age @param {number} stays @param {number} fades */
  #part(age, stays, fades) {
    return this.#gradually() ? Math.min(1, Math.max(0, (stays - age) / fades)) : 1;
  }
}
