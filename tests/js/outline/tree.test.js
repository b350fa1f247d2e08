/** What stands where in the outline, and that it says all that the picture says. */

import { layoutOf } from "../../../static/cnmviz/diagram/layout.js";
import { modelOf } from "../../../static/cnmviz/diagram/model.js";
import { flat } from "../../../static/cnmviz/outline/flat.js";
import { Builder, SETTING, randomLab, swarmLab } from "../diagram/labs.js";
import { equal } from "../expect.js";
import { drawn, every, tree } from "./trees.js";

/** @import {Lab} from "../../../static/cnmviz/diagram/types.js" */

export function testHostsHoldContainersWithTheirSandboxAndEndpoints() {
  const builder = new Builder();
  const host = builder.host("node1");
  const front = builder.network(host, "front");
  const web = builder.container([front], { name: "web" });
  builder.container([front], { name: "side", sandbox: web.sandbox, network_mode: `container:${web.id}`, attachments: [] });
  builder.container([front], { name: "old", status: "exited", publish: [{ port: 80, proto: "tcp", host_ip: "", host_port: "8080" }] });
  const lines = drawn(flat(tree(builder.lab), ({ sort }) => sort !== "endpoint" && sort !== "network"));
  equal(lines, [
    "node1", "  Containers",
    "    web", "      one sandbox, 2 containers", "        eth0",
    "    side", "      in the sandbox of web",
    "    old", "      no sandbox while stopped", "      remembers network front", "      Publishes when it runs",
    "  Networks", "    front", "  Predefined networks, not in use", "    bridge", "    host", "    none",
    "  Neighbour", "  Resolver", "outside",
  ]);
}

export function testANetworkHoldsItsMembersAndWhoRemembersIt() {
  const builder = new Builder();
  const host = builder.host();
  const front = builder.network(host, "front", { internal: true });
  builder.container([front], { name: "web" });
  builder.container([front], { name: "old", status: "exited" });
  const network = every(tree(builder.lab)).find(({ thing, ref }) => thing === `network:${front.id}` && !ref);
  equal(network?.children?.().map(({ name, detail }) => `${name} ${detail}`.trim()), [
    "Subnet 10.4.0.0/16", "Gateway 10.4.0.1", "Scope local", "Internal yes: no way out, and none in", "web 10.4.0.7", "remembered by old",
  ]);
}

export function testAContainerOfTheHostsNamespaceHasNoSandboxOfItsOwn() {
  const builder = new Builder();
  const host = builder.host();
  const own = builder.lab.networks.find(({ name }) => name === "host");
  if (own) builder.container([own], { name: "agent" });
  const agent = every(tree(builder.lab)).find(({ name, sort, ref }) => name === "agent" && sort === "container" && !ref);
  equal(agent?.children?.().map(({ name }) => name), ["no sandbox of its own: it lives in the host's own network namespace"]);
  equal([host.length > 0, agent?.says.includes("no sandbox of its own")], [true, true]);
}

/** What the picture says, thing by thing. @param {Lab} lab */
function picture(lab) {
  const { hosts, outside, containers, endpoints, networks } = layoutOf(modelOf(lab, SETTING.cards), SETTING);
  return [...hosts, ...outside, ...containers, ...endpoints, ...networks].map(({ says }) => says).sort();
}

/** What the outline says of the things that have their place there. @param {Lab} lab */
function outline(lab) {
  const kinds = new Set(["host", "outside", "container", "endpoint", "network"]);
  return every(tree(lab)).filter(({ sort, ref }) => kinds.has(sort) && !ref).map(({ says }) => says).sort();
}

export function testLawItSaysOfEachThingWhatThePictureSaysAndNothingElse() {
  for (let seed = 1; seed <= 40; seed += 1) {
    for (const { lab } of [randomLab(seed), swarmLab(seed)]) {
      const [said, drawn] = [outline(lab), picture(lab)];
      equal(said.length, drawn.length, `seed ${seed}: things`);
      said.forEach((line, at) => equal(line, drawn[at], `seed ${seed}:`));
    }
  }
}

export function testLawEachLineHasAnIdOfItsOwn() {
  for (let seed = 1; seed <= 20; seed += 1) {
    const ids = every(tree(randomLab(seed).lab)).map(({ id }) => id);
    equal(ids.length, new Set(ids).size, `seed ${seed}:`);
  }
}
