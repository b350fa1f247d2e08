/**
 * Given to the product's page: its lab as nodes and edges of Cytoscape.js, at the places that the product's layout gives.
 *
 * @param {{main: string, snapshot: string}} page
 */
async ({ main, snapshot }) => {
  const [{ CNM }, { canvasMeasure }] = await Promise.all(
    ["cnm", "text"].map((name) => import(new URL(`./diagram/${name}.js`, main).href)),
  );
  const { entities } = await (await fetch(snapshot)).json();
  const page = JSON.parse(document.getElementById("page").textContent);
  const cards = new Map(page.drivers.map((card) => [card.name, card]));
  const lab = Object.fromEntries(Object.entries(entities).map(([kind, all]) => [kind.endsWith("x") ? `${kind}es` : `${kind}s`, all]));
  const picture = CNM.layout(lab, { measure: canvasMeasure(), cards });
  const colours = ["", "#1468cf", "#b94a08", "#047a5f", "#8640c0", "#8f6a00", "#0a7792", "#c03582", "#586577"];
  const middle = ({ x, y, w, h }) => ({ x: x + w / 2, y: y + h / 2 });
  const inhabited = new Set(picture.endpoints.map(({ endpoint }) => endpoint.container));
  const node = (id, classes, data, position) => ({ group: "nodes", classes, data: { id, ...data }, ...(position ? { position } : {}) });
  const elements = [
    ...picture.hosts.map((place) => node(place.id, "host", { label: place.title })),
    ...picture.containers.map((place) =>
      node(
        place.id,
        inhabited.has(place.id) ? "container" : "lonely",
        { label: place.title, parent: place.container.host, w: place.w, h: place.h },
        inhabited.has(place.id) ? null : middle(place),
      ),
    ),
    ...picture.networks.map((place) =>
      node(
        place.id,
        "network",
        { label: place.title, w: place.w, h: place.h, colour: colours[place.hue], ...(place.network.host ? { parent: place.network.host } : {}) },
        middle(place),
      ),
    ),
    ...picture.endpoints.map(({ id, endpoint, x, y, hue, bottom }) =>
      node(id, "endpoint", { label: bottom, parent: endpoint.container, colour: colours[hue] }, { x, y }),
    ),
    ...picture.endpoints.map(({ id, network, hue }) => ({
      group: "edges",
      data: { id: `line-${id}`, source: id, target: network.id, colour: colours[hue] },
    })),
  ];
  const { x, y, width, height } = document.getElementById("picture").getBoundingClientRect();
  const seen = document.querySelector("#picture .world").getScreenCTM();
  const view = { zoom: seen.a, x: seen.e - x, y: seen.f - y };
  return { elements, pane: { x, y, width, height }, view };
}
