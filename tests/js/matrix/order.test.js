/** Where places stand: by host and by the network that they are at home on, in blocks; hosts after their containers, outside last. */

import { arrange, networksOf } from "../../../static/cnmviz/matrix/arrange.js";
import { chosenPlaces } from "../../../static/cnmviz/matrix/chosen.js";
import { Comparison } from "../../../static/cnmviz/matrix/compare.js";
import { LabStore } from "../../../static/cnmviz/store.js";
import { Builder } from "../diagram/labs.js";
import { snapshot } from "../entities.js";
import { equal } from "../expect.js";
import { table } from "./tables.js";

/** @import {Place} from "../../../static/cnmviz/types.js" */

/** Two hosts with a network each, and one that both share. */
function two() {
  const builder = new Builder();
  const [h1, h2] = [builder.host("node1"), builder.host("node2")];
  const shared = builder.network("", "mesh", { driver: "overlay" });
  const [front, back] = [builder.network(h1, "front"), builder.network(h2, "back")];
  const made = {
    b: builder.container([back], { name: "b", host: h2 }),
    m: builder.container([shared, front], { name: "m", host: h1 }),
    a: builder.container([front], { name: "a", host: h1 }),
    s: builder.container([front], { name: "s", host: h1, status: "exited" }),
  };
  const { hosts, networks, sandboxes, containers, endpoints } = builder.lab;
  const store = new LabStore();
  store.load(snapshot({ host: hosts, network: networks, sandbox: sandboxes, container: containers, endpoint: endpoints }));
  /** @type {Place[]} */
  const places = [
    ...containers.map(({ id, name }) => ({ kind: /** @type {const} */ ("container"), id, name })),
    ...hosts.map(({ id, name }) => ({ kind: /** @type {const} */ ("host"), id, name })),
    { kind: "outside", id: h1, name: "outside" },
  ];
  const seats = new Comparison(table(places, places.map(() => places.map(() => ""))), null).seats;
  return { store, seats, front, shared, ...made };
}

export function testBlocksByHostAndNetwork() {
  const { store, seats } = two();
  const blocks = arrange(seats, store).map(({ label, seats: at }) => `${label}: ${at.map((one) => seats[one].place.name).join(" ")}`);
  equal(blocks, ["mesh on node1: m", "front on node1: a s", "host: node1", "back on node2: b", "host: node2", "outside: outside"]);
}

export function testAContainerIsAtHomeWhereItWasMadeAndRemembersItWhileStopped() {
  const { store, m, s } = two();
  equal([networksOf(m, store), networksOf(s, store)].map((networks) => networks.map(({ name }) => name)), [["mesh", "front"], ["front"]]);
}

export function testANetworkMeansItsMembersAndAnEndpointItsContainer() {
  const { store, front, shared, m, a } = two();
  const endpoint = store.endpointsOn(shared.id)[0];
  equal(chosenPlaces(store, [`network:${front.id}`]), [`container:${m.id}`, `container:${a.id}`]);
  equal(chosenPlaces(store, [`endpoint:${endpoint.id}`, `container:${a.id}`, "outside:outside"]), [`container:${m.id}`, `container:${a.id}`, "outside:outside"]);
}
