/**
 * The ordering step: in which order lines lie beside each other, so that the fewest cross. Pure.
 *
 * What an order costs is the sum over all pairs of what it costs that the one comes before the other. Up to `EXACT` lines the best
 * order is found for certain; of more, a good one, by moving single lines while that helps. Where orders cost the same, the
 * one nearest to that of the lines as given is taken, so that nothing moves without need.
 */

const EXACT = 9;
const ROUNDS = 20;
/** What one pair out of its given order counts, where nothing else tells two orders apart. */
const CUSTOM = 1e-4;

/**
 * @param {number} count of lines
 * @param {(first: number, second: number) => number} cost of the first line before the second
 * @param {() => number} [dice] start from an order drawn at random
 * @returns {number[]} the lines, in order
 */
export function bestOrder(count, cost, dice) {
  const costs = Array.from({ length: count }, (_, first) =>
    Array.from({ length: count }, (__, second) => (first === second ? 0 : cost(first, second) + (first > second ? CUSTOM : 0))),
  );
  if (count <= EXACT) return exact(costs);
  return improved(dice ? shuffled(count, dice) : [...costs.keys()], costs);
}

/**
 * Over all sets of lines: the cheapest order of a set has some line last, behind the cheapest order of the others.
 *
 * @param {number[][]} costs
 */
function exact(costs) {
  const sets = 1 << costs.length;
  const cheapest = new Float64Array(sets).fill(Infinity);
  const last = new Int8Array(sets);
  cheapest[0] = 0;
  for (let set = 1; set < sets; set++) {
    for (let line = 0; line < costs.length; line++) {
      if (!(set & (1 << line))) continue;
      const rest = set & ~(1 << line);
      const total = cheapest[rest] + behind(costs, rest, line);
      if (total < cheapest[set]) [cheapest[set], last[set]] = [total, line];
    }
  }
  const order = [];
  for (let set = sets - 1; set; set &= ~(1 << last[set])) order.unshift(last[set]);
  return order;
}

/** What it costs that a line comes behind a set of others. @param {number[][]} costs @param {number} set @param {number} line */
function behind(costs, set, line) {
  let total = 0;
  for (let other = 0; other < costs.length; other++) if (set & (1 << other)) total += costs[other][line];
  return total;
}

/**
 * Each line in turn goes where it costs least, until none gains by moving.
 *
 * @param {number[]} order is changed
 * @param {number[][]} costs
 */
function improved(order, costs) {
  for (let round = 0, moved = true; moved && round < ROUNDS; round++) {
    moved = false;
    for (const line of [...order]) {
      const from = order.indexOf(line);
      const to = bestPlace(order, from, costs);
      if (to === from) continue;
      order.splice(from, 1);
      order.splice(to, 0, line);
      moved = true;
    }
  }
  return order;
}

/** @param {number[]} order @param {number} from @param {number[][]} costs */
function bestPlace(order, from, costs) {
  const line = order[from];
  let [place, least, change] = [from, 0, 0];
  for (let at = from - 1; at >= 0; at--) {
    change += costs[line][order[at]] - costs[order[at]][line];
    if (change < least) [place, least] = [at, change];
  }
  change = 0;
  for (let at = from + 1; at < order.length; at++) {
    change += costs[order[at]][line] - costs[line][order[at]];
    if (change < least) [place, least] = [at, change];
  }
  return place;
}

/** @param {number} count @param {() => number} dice */
function shuffled(count, dice) {
  const order = Array.from({ length: count }, (_, at) => at);
  for (let at = count - 1; at > 0; at--) {
    const other = Math.floor(dice() * (at + 1));
    [order[at], order[other]] = [order[other], order[at]];
  }
  return order;
}
