/**
 * The same lab in Cytoscape.js: hosts and containers are compound nodes, endpoints and networks nodes, at the product's places.
 *
 * Stock options with the preset layout, lines of the fastest kind (haystack). `?tuned` adds what its documentation names for large
 * graphs: pictures of the graph while it moves, and neither lines nor labels then, one canvas pixel per pixel, no small labels.
 */

(async () => {
  const { bench } = window;
  const tuned = location.search === "?tuned";
  const { elements, pane, view } = await (await fetch("lab.json")).json();
  bench.had = performance.now();
  const container = document.getElementById("pane");
  Object.assign(container.style, {
    left: `${pane.x}px`,
    top: `${pane.y}px`,
    width: `${pane.width}px`,
    height: `${pane.height}px`,
  });
  const small = tuned ? { "min-zoomed-font-size": 9 } : {};
  const cy = window.cytoscape({
    container,
    elements,
    layout: { name: "preset", fit: false },
    zoom: view.zoom,
    pan: { x: view.x, y: view.y },
    minZoom: 0.01,
    maxZoom: 4,
    ...(tuned ? { textureOnViewport: true, hideEdgesOnViewport: true, hideLabelsOnViewport: true, pixelRatio: 1 } : {}),
    style: [
      { selector: "node", style: { label: "data(label)", shape: "round-rectangle", color: "#121a26", ...small } },
      {
        selector: ".host",
        style: { "background-color": "#fafbfd", "border-width": 1.5, "border-color": "#8592a4", padding: 32, "text-valign": "top", "compound-sizing-wrt-labels": "exclude" },
      },
      {
        selector: ".container",
        style: {
          "background-color": "#fff",
          "border-width": 1.5,
          "border-color": "#8592a4",
          "min-width": "data(w)",
          "min-height": "data(h)",
          "min-height-bias-top": "100%",
          "min-height-bias-bottom": "0%",
          padding: 0,
          "compound-sizing-wrt-labels": "exclude",
          "font-size": 15,
          "text-valign": "center",
        },
      },
      {
        selector: ".lonely",
        style: { "background-color": "#fff", "border-width": 1.5, "border-color": "#8592a4", width: "data(w)", height: "data(h)" },
      },
      {
        selector: ".endpoint",
        style: { width: 24, height: 14, "background-color": "data(colour)", "font-size": 11, "text-valign": "top" },
      },
      {
        selector: ".network",
        style: {
          width: "data(w)",
          height: "data(h)",
          "background-color": "data(colour)",
          "background-opacity": 0.2,
          "border-width": 1.75,
          "border-color": "data(colour)",
          "font-size": 15,
          "text-valign": "center",
        },
      },
      { selector: "edge", style: { width: 2.5, "line-color": "data(colour)", "curve-style": "haystack", "haystack-radius": 0, events: "no" } },
    ],
  });
  cy.one("render", () => bench.complete());
  cy.on("grab", (event) => (bench.held ??= event.target.id()));
  cy.on("free", () => (bench.held = undefined));

  const things = (kind) => cy.nodes(kind === "container" ? ".container, .lonely" : `.${kind}`);
  const shift = () => container.getBoundingClientRect();

  Object.assign(bench, {
    grip(kind, index) {
      const thing = things(kind)[index];
      const box = thing.renderedBoundingBox({ includeLabels: false });
      const { x, y } = shift();
      for (let down = 0.5; down < box.h; down += Math.max(0.5, box.h / 160))
        for (const part of [0.5, 0.3, 0.7, 0.02, 0.98]) {
          const at = { x: Math.round(x + box.x1 + box.w * part), y: Math.round(y + box.y1 + down) };
          const [px, py] = cy.renderer().projectIntoViewport(at.x, at.y);
          if (cy.renderer().findNearestElement(px, py, true, false)?.same(thing)) return at;
        }
      return null;
    },
    place(kind, index, other) {
      const [a, b] = [index, other].map((i) => things(kind)[i].renderedPosition());
      return { x: a.x - b.x, y: a.y - b.y };
    },
    view: () => ({ ...cy.pan(), zoom: cy.zoom() }),
    empty() {
      const { x, y } = shift();
      return { x: x + 8, y: y + 8 };
    },
    count: (kind) => things(kind).length,
    pane: () => shift().toJSON(),
  });
})();
