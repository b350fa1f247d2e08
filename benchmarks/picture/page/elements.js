/**
 * Given to the product's page: its lab as nodes and edges of Cytoscape.js, at the places that the product's layout gives.
 *
 * @param {{main: string, snapshot: string}} page
 */
async ({ main, snapshot }) => {
  const at = (/** @type {string} */ path) => new URL(path, main).href;
  const [{ layoutOf }, { modelOf }, { canvasMeasure }] = await Promise.all(
    ["./diagram/layout.js", "./diagram/model.js", "./diagram/text.js"].map((path) => import(at(path))),
  );
  const { entities } = await (await fetch(snapshot)).json();
  const page = JSON.parse(document.getElementById("page").textContent);
  const cards = new Map(page.drivers.map((card) => [card.name, card]));
  const lab = {
    hosts: entities.host,
    networks: entities.network,
    sandboxes: entities.sandbox,
    containers: entities.container,
    endpoints: entities.endpoint,
  };
  const picture = layoutOf(modelOf(lab, cards), { measure: canvasMeasure(), cards });
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
  const { bounds } = picture;
  const zoom = Math.min((width - 40) / bounds.w, (height - 40) / bounds.h);
  const view = { zoom, x: (width - bounds.w * zoom) / 2 - bounds.x * zoom, y: (height - bounds.h * zoom) / 2 - bounds.y * zoom };
  return { elements, pane: { x, y, width, height }, view };
}
