/** What is said about a lesson's progress, in sentences. Draws nothing. */

/** @import {Best, Check, Finding} from "./types.js" */

export const MOST_POINTS = 10;

/** @param {number} count @param {string} noun */
export function counted(count, noun) {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}

/** @param {Finding[]} goals */
export function metOf(goals) {
  return goals.filter(({ met }) => met).length;
}

/** What changed from one finding to the next, goal by goal. @param {Finding[]} before @param {Finding[]} after */
export function turned(before, after) {
  const was = new Map(before.map(({ fact, met }, at) => [`${at} ${fact}`, met]));
  return after.flatMap(({ fact, met }, at) => {
    const earlier = was.get(`${at} ${fact}`);
    return earlier === undefined || earlier === met ? [] : [{ at, met }];
  });
}

/**
 * What to say of a check that follows another one, "" where nothing turned.
 * @param {Finding[]} before
 * @param {Finding[]} after
 * @param {(at: number) => string} name a goal's words
 */
export function news(before, after, name) {
  const changes = turned(before, after);
  if (!changes.length) return "";
  const said = changes.map(({ at, met }) => `${met ? "Goal met" : "Goal lost again"}: ${name(at)}`);
  const met = metOf(after);
  return `${said.join(". ")}. ${met === after.length ? "Every goal is met" : `${met} of ${after.length} met`}`;
}

/** @param {number} par */
export function rule(par) {
  const few = par === 1 ? "One command earns" : `${par} commands or fewer earn`;
  return `${few} ${MOST_POINTS} points, each further one costs a point. Asking, undoing and arranging are free.`;
}

/** @param {{ used: number, par: number, points: number }} check @param {boolean} solved whether the solution was shown */
export function praise({ used, par, points }, solved) {
  if (solved) return "You got there with the solution. Do it again by yourself, and all points are yours.";
  if (used < par) return `With ${counted(used, "command")}: fewer than our own solution needs. Well done!`;
  if (points >= MOST_POINTS) return `With ${counted(used, "command")}: as few as it takes. Well done!`;
  return `With ${counted(used, "command")}. It can be done with ${par}.`;
}

/** @param {Best | null} best @param {number} points of this attempt */
export function bestWords(best, points) {
  if (!best) return "";
  if (best.points <= points) return "Your best so far";
  return `Your best: ${counted(best.points, "point")} with ${counted(best.used, "command")}`;
}

/** Of the chip in the bar, short and whole. @param {Check | null} check @param {number} total @param {boolean} finished */
export function chipWords(check, total, finished) {
  if (!check) return { short: `–/${total}`, long: finished ? "Lesson finished" : `${counted(total, "goal")}` };
  const met = metOf(check.goals);
  return { short: `${met}/${total}`, long: met === total ? "Every goal met" : `Goals ${met} of ${total}` };
}
