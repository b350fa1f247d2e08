/**
 * Given to the product's page: the product's own layout, run on labs that are handed over, with no drawing.
 *
 * @param {{main: string}} page
 */
async ({ main }) => {
  const [{ CNM }, { canvasMeasure }, { crossingsOf }] = await Promise.all(
    ["cnm", "text", "crossings"].map((name) => import(new URL(`./diagram/${name}.js`, main).href)),
  );
  const page = JSON.parse(document.getElementById("page").textContent);
  const cards = new Map(page.drivers.map((card) => [card.name, card]));
  const places = ({ containers }) => JSON.stringify(containers.map(({ id, x, y }) => [id, x, y]));
  /** Park and Miller's generator. */
  const dice = (seed) => {
    let state = (seed * 7919 + 17) % 2147483647 || 1;
    return () => (state = (state * 48271) % 2147483647) / 2147483647;
  };
  const layout = (lab, more = {}) => CNM.layout(lab, { measure: canvasMeasure(), cards, ...more });

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
    /** The crossings after each of several random beginnings, and how many different pictures they led to. */
    restarts(lab, count) {
      const pictures = Array.from({ length: count }, (_, seed) => layout(lab, { dice: dice(seed + 1) }));
      return { crossings: pictures.map(crossingsOf), different: new Set(pictures.map(places)).size };
    },
  };
}
