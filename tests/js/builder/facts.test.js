/** Plain words and picks make facts; what the lab has stands ready for the further places. */

import { namesFor, nameOf, offersFor } from "../../../static/cnmviz/builder/ends.js";
import { VERBS, askedFor, factOf } from "../../../static/cnmviz/builder/facts.js";
import { LabStore } from "../../../static/cnmviz/store.js";
import { container, endpoint, host, network } from "../entities.js";
import { equal } from "../expect.js";

/** @import {Values, Verb} from "../../../static/cnmviz/builder/types.js" */

/** @param {string} key @returns {Verb} */
const verb = (key) => /** @type {Verb} */ (VERBS.find((one) => one.key === key));

/** @param {string} key @param {string[]} ends @param {Partial<Values>} [more] */
const fact = (key, ends, more = {}) => factOf(verb(key), { ends, extra: "", because: "", ...more });

export function testWhoReachesWhom() {
  equal(fact("reaches", ["web", "db"]), "web reaches db");
  equal(fact("reaches", ["web", "db"], { extra: "5432" }), "web reaches db:5432");
  equal(fact("reaches", ["web", "dns"], { extra: "53/udp" }), "web reaches dns:53/udp");
  equal(fact("reaches", ["web", "fd00::2"], { extra: "80/tcp" }), "web reaches [fd00::2]:80");
  equal(fact("cannot-reach", ["outside", "db"], { extra: "5432", because: "PORT_NOT_PUBLISHED" }), "outside cannot reach db:5432 because PORT_NOT_PUBLISHED");
}

export function testEveryOtherFact() {
  const made = VERBS.filter(({ key }) => !key.includes("reach")).map((one) => factOf(one, { ends: ["a", "b"], extra: "1", because: "" }));
  equal(made, [
    "a resolves b", "a cannot resolve b", "a is on b", "a is not on b", "a has address 1 on b", "a leaves through b", "a has 1 endpoint", "a shares the sandbox of b",
    "network a exists", "network a is internal", "network a is not internal", "network a is attachable", "network a uses 1", "network a has subnet 1", "no network a",
    "container a is running", "container a is stopped", "a runs 1", "a publishes 1", "a publishes nothing", "no container a",
  ]);
}

export function testAFactIsMadeOnceAllIsThere() {
  equal([fact("reaches", ["web", " "]), fact("on", ["web"]), fact("publishes", ["web"]), fact("internal", ["back"])], ["", "", "", "network back is internal"]);
}

export function testThePictureSaysWhatItWaitsFor() {
  equal(askedFor(verb("reaches"), [], 0), "… must reach …: choose who asks, a container, a host or outside");
  equal(askedFor(verb("on"), ["web"], 1), "web must be on …: choose a network");
  equal(askedFor(verb("internal"), [], 0), "… must be internal: choose a network");
}

function lab() {
  const store = new LabStore();
  store.load({
    seq: 1, lab: { code: "", title: "" }, people: [], log: [],
    entities: {
      host: [host("h1", "node1", 1)], network: [{ ...network("n", 1), name: "back" }], position: [],
      container: [{ ...container("c", 1), name: "db", image: "postgres", listens: ["5432/tcp", "53/udp"], sandbox: "s" }],
      sandbox: [{ kind: "sandbox", id: "s", host: "h1", container: "c", namespace: "", embedded_dns: true, number: 1 }],
      endpoint: [{ ...endpoint("e", "s", "n", 1), container: "c", address: "172.18.0.2", bindings: [{ host_ip: "0.0.0.0", host_port: 8080, port: 80, proto: "tcp" }] }],
    },
  });
  return store;
}

export function testThingsOfThePictureHaveNamesWhereTheyFit() {
  const store = lab();
  equal(["container:c", "endpoint:e", "sandbox:s", "host:h1", "outside:", "network:n"].map((key) => nameOf(store, "place", key)), ["db", "db", "db", "node1", "outside", ""]);
  equal(["container:c", "endpoint:e", "network:n", "host:h1"].map((key) => nameOf(store, "network", key)), ["", "back", "back", ""]);
  equal(["container:c", "host:h1", "outside:", "container:gone"].map((key) => nameOf(store, "container", key)), ["db", "", "", ""]);
  equal([namesFor(store, "place"), namesFor(store, "network")], [["db", "node1", "outside"], ["back"]]);
}

export function testWhatTheLabHasIsOfferedFirst() {
  const page = /** @type {any} */ ({ drivers: [{ name: "bridge" }, { name: "overlay" }], images: [{ name: "nginx" }] });
  const offers = (/** @type {string} */ key, /** @type {string[]} */ ...ends) => offersFor(lab(), page, verb(key), ends);
  equal(offers("reaches", "web", "db"), ["5432", "53/udp"]);
  equal(offers("reaches", "outside", "node1"), ["8080"]);
  equal([offers("address", "db", "back"), offers("endpoints", "db"), offers("driver", "back"), offers("image", "db")], [["172.18.0.2"], ["1"], ["bridge", "overlay"], ["postgres", "nginx"]]);
  equal([offers("reaches", "web", "nobody"), offers("internal", "back")], [[], []]);
}
