/** What the page says of people in a class. Pure. */

/** @import {ClassState, Participant} from "./types.js" */

/**
 * Who presents.
 * @param {ClassState} info
 * @param {number} me
 */
export function presenting({ floor, ended }, me) {
  if (ended) return "The class has ended";
  if (!floor) return "The teacher presents";
  return floor.id === me ? "You have the floor" : `${floor.name} has the floor`;
}

/**
 * How somebody's connection is, for a teacher.
 * @param {Participant} who
 * @param {(seconds: number) => string} [time]
 */
export function health({ health: state = "away", seen = 0 }, time = clock) {
  if (state === "here") return "connected";
  if (state === "slow") return "slow connection";
  return seen ? `away since ${time(seen)}` : "away";
}

/** @param {number} seconds since 1970 */
export function clock(seconds) {
  return new Date(seconds * 1000).toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" });
}

/** @param {Participant} who */
export function role({ role: is }) {
  return { teacher: "teacher", editor: "may edit", observer: "watches" }[is];
}

/**
 * Those whose hands are up, the first one first.
 * @param {Iterable<Participant>} roster
 */
export function hands(roster) {
  return [...roster].filter(({ hand, removed }) => hand && !removed).sort((one, other) => (one.hand ?? 0) - (other.hand ?? 0));
}

/**
 * Everybody in the class by name, teachers first.
 * @param {Iterable<Participant>} roster
 */
export function inOrder(roster) {
  const teaches = (/** @type {Participant} */ who) => Number(who.role === "teacher");
  return [...roster].filter(({ removed }) => !removed).sort((one, other) => teaches(other) - teaches(one) || one.name.localeCompare(other.name));
}
