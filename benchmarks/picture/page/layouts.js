/**
 * Given to the product's page: the product's own layout, run on labs that are handed over, with no drawing.
 *
 * @param {{main: string}} page
 */
async ({ main }) => {
  const [{ CNM }, { canvasMeasure }, { crossingsOf }, { arrangement }] = await Promise.all(
    ["cnm", "text", "crossings", "arrange"].map((name) => import(new URL(`./diagram/${name}.js`, main).href)),
  );
  const page = JSON.parse(document.getElementById("page").textContent);
  const cards = new Map(page.drivers.map((card) => [card.name, card]));
  /** Park and Miller's generator. */
  const dice = (seed) => {
    let state = (seed * 7919 + 17) % 2147483647 || 1;
    return () => (state = (state * 48271) % 2147483647) / 2147483647;
  };
  const setting = (more) => ({ measure: canvasMeasure(), cards, ...more });
  const layout = (lab, more = {}) => CNM.layout(lab, setting(more));
  const ranked = (ids) => ids.map((id, at) => ({ kind: "position", id, of: "container", placed: false, x: 0, y: 0, rank: at + 1, number: 0 }));

  window.layouts = {
    /** Milliseconds of one layout, texts measured anew: the mean of as many as fit in a moment. */
    time(lab) {
      const started = performance.now();
      let count = 0;
      do {
        layout(lab);
        count += 1;
      } while (performance.now() - started < 100);
      return (performance.now() - started) / count;
    },
    crossings: (lab) => crossingsOf(layout(lab)),
    /** The crossings when the order of lanes is searched from each of several random beginnings. */
    restarts: (lab, count) => Array.from({ length: count }, (_, seed) => crossingsOf(layout(lab, { dice: dice(seed + 1) }))),
    /** The crossings after "arrange", whose search begins at the order of making, or (with a seed) at one drawn at random. */
    async arranged(lab, seed) {
      const ids = await arrangement(lab, setting(seed ? { dice: dice(seed) } : {}));
      return crossingsOf(layout({ ...lab, positions: ranked(ids) }));
    },
  };
}
