/**
 * The product's page, asked as the other one: what is drawn, where to take hold of it, where it is now.
 *
 * It knows of the product what a person sees and the hooks that its tests use. Data are had when the snapshot has been parsed; the
 * picture is complete in the first frame in which every container has its element.
 */

(() => {
  const { bench } = window;
  const parse = Response.prototype.json;
  let expected = Infinity;
  Response.prototype.json = async function () {
    const value = await parse.call(this);
    if (value?.entities) {
      bench.had = performance.now();
      expected = value.entities.container.length;
    }
    return value;
  };
  const look = () => {
    const drawn = document.getElementById("picture")?.getElementsByClassName("container").length ?? 0;
    if (drawn >= expected) bench.complete();
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);

  const things = (kind) => [...document.querySelectorAll(`#picture g.${kind}`)];
  const middle = ({ x, y, width, height }) => ({ x: x + width / 2, y: y + height / 2 });
  const pane = () => document.getElementById("picture").getBoundingClientRect();
  const under = (x, y) => document.elementFromPoint(x, y);
  const isCanvas = (element) => element?.closest("#picture svg") && !element.closest("[data-id]");

  Object.assign(bench, {
    /** A place where a thing can be taken hold of: a container by its box, a host by its head. */
    grip(kind, index) {
      const thing = things(kind)[index];
      const rect = thing.querySelector(kind === "host" ? ".head, .hit" : ".box").getBoundingClientRect();
      for (const part of [0.3, 0.5, 0.1, 0.7, 0.9])
        for (const down of [0.5, 0.3, 0.7, 0.15, 0.85]) {
          const at = { x: rect.x + rect.width * part, y: rect.y + rect.height * down };
          if (under(at.x, at.y)?.closest("[data-id]") === thing) return at;
        }
      return null;
    },
    /** Where it is, from another thing that nobody moves: so the picture that moves as a whole does not count. */
    place(kind, index, other) {
      const part = kind === "host" ? ".frame" : ".box";
      const [a, b] = [index, other].map((i) => middle(things(kind)[i].querySelector(part).getBoundingClientRect()));
      return { x: a.x - b.x, y: a.y - b.y };
    },
    /** Where the picture as a whole is, and how large. */
    view() {
      const matrix = document.querySelector("#picture .world").getScreenCTM();
      return { x: matrix.e, y: matrix.f, zoom: matrix.a };
    },
    /** Empty canvas. */
    empty() {
      const { x, y, width, height } = pane();
      for (let down = 8; down < height; down += 12)
        for (let right = 8; right < width; right += 12)
          if (isCanvas(under(x + right, y + down))) return { x: x + right, y: y + down };
      return null;
    },
    count: (kind) => things(kind).length,
    pane: () => pane().toJSON(),
  });
})();
