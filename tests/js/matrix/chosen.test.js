/** A selection means places of the table: a network its members, a sandbox and an endpoint the containers in it. */

import { chosenPlaces } from "../../../static/cnmviz/matrix/chosen.js";
import { LabStore } from "../../../static/cnmviz/store.js";
import { Builder } from "../diagram/labs.js";
import { snapshot } from "../entities.js";
import { equal } from "../expect.js";

/** @param {number} count containers on one network; and what a selection of names means there */
function start(count) {
  const builder = new Builder();
  const host = builder.host("node1");
  const front = builder.network(host, "front");
  const members = Array.from({ length: count }, (_, at) => builder.container([front], { name: `web${at}` }));
  const idle = builder.network(host, "idle");
  const { hosts, networks, sandboxes, containers, endpoints } = builder.lab;
  const store = new LabStore();
  store.load(snapshot({ host: hosts, network: networks, sandbox: sandboxes, container: containers, endpoint: endpoints }));
  const places = (/** @type {string[]} */ ...keys) => chosenPlaces(store, keys).map((key) => store.get("container", key.slice("container:".length))?.name ?? key);
  return { store, front, idle, members, places };
}

export function testANetworkMeansItsMembersAndWhatIsInOneMeansThatOne() {
  const { store, front, idle, members: [web], places } = start(2);
  equal(places(`network:${front.id}`), ["web0", "web1"]);
  equal(places(`sandbox:${web.sandbox}`), ["web0"]);
  equal(places(`endpoint:${store.endpointsOf(web.sandbox)[0].id}`), ["web0"]);
  equal(places(`container:${web.id}`, `network:${front.id}`, "outside:h1"), ["web0", "web1", "outside:h1"], "each once:");
  equal(places(`network:${idle.id}`, "endpoint:gone", "sandbox:gone"), []);
}

export function testAllOfALargeLabCostsOneLookAtItsContainers() {
  const { store, front, members, places } = start(1000);
  let looks = 0;
  const { containers } = store;
  store.containers = () => {
    looks += 1;
    return containers.call(store);
  };
  equal([places(`network:${front.id}`, ...members.map(({ id }) => `container:${id}`)).length, looks], [1000, 1]);
}
