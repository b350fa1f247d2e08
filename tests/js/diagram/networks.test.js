/** How each kind of network is drawn: of a host, of the whole swarm, on a parent, closed off, unused, and gone. */

import { layoutOf } from "../../../static/cnmviz/diagram/layout.js";
import { modelOf } from "../../../static/cnmviz/diagram/model.js";
import { equal } from "../expect.js";
import { Builder, SETTING } from "./labs.js";

/** @import {Lab} from "../../../static/cnmviz/diagram/types.js" */

/** @param {Lab} lab */
function draw(lab) {
  return layoutOf(modelOf(lab, SETTING.cards), SETTING);
}

export function testANetworkOfTheSwarmIsOneBarBelowAllHostsJoinedToEach() {
  const builder = new Builder();
  const hosts = [builder.host("node1"), builder.host("node2")];
  const backnet = builder.network("", "backnet", { driver: "overlay" });
  for (const host of hosts) builder.container([backnet], { host });
  const picture = draw(builder.lab);
  const bars = picture.networks.filter((place) => place.id === backnet.id);
  const below = picture.hosts.every((frame) => bars[0].y > frame.y + frame.h);
  const wires = picture.wires.filter((wire) => wire.network === backnet.id);
  const [trunk, toBar] = wires.filter((wire) => wire.id.startsWith("trunk:"));
  const rails = wires.filter((wire) => wire.id.startsWith("rail:"));
  equal([bars.length, below, rails.length], [1, true, 2]);
  equal(
    [...rails, toBar].map(({ points: [{ x, y }] }) => [x, y >= trunk.points[0].y && y <= trunk.points[1].y]),
    [1, 2, 3].map(() => [trunk.points[0].x, true]),
  );
  equal(
    wires.filter((wire) => wire.part === "uplink").map((wire) => wire.host),
    hosts,
  );
}

export function testANetworkWithAParentHangsOnTheHostsInterface() {
  const builder = new Builder();
  const host = builder.host();
  const driver = "macvlan";
  const lan = builder.network(host, "lan", { driver, options: { parent: "eth0.10" } });
  const networks = [
    lan,
    builder.network(host, "dummy", { driver }),
    builder.network(host, "closed", { driver, options: { parent: "eth0" }, internal: true }),
  ];
  for (const network of networks) builder.container([network]);
  const picture = draw(builder.lab);
  equal(
    picture.wires.filter((wire) => ["uplink", "parent"].includes(wire.part)).map(({ part, network }) => [part, network]),
    [["parent", lan.id]],
  );
  equal(
    networks.map(({ id }) => picture.networks.find((place) => place.id === id)).map((place) => [place?.shape, place?.badge]),
    [
      ["tap", "macvlan · eth0.10"],
      ["tap", "macvlan"],
      ["tap", "macvlan · eth0 · internal"],
    ],
  );
}

export function testAStoppedContainerSaysWhichOfItsNetworksIsGone() {
  const builder = new Builder();
  const [front, back] = ["front", "back"].map((name) => builder.network(builder.lab.hosts[0]?.id ?? builder.host(), name));
  builder.container([front, back], { name: "web", status: "exited", sandbox: "" });
  const said = () => draw(builder.lab).containers.map(({ note, missing, says }) => [note, missing, says]);
  const [[before]] = said();
  builder.lab.networks.splice(builder.lab.networks.indexOf(back), 1);
  equal(
    [before, ...said()],
    [
      "no sandbox while stopped",
      ["network back removed", ["back"], "container web, exited with 0, image nginx, network back removed, remembers network front"],
    ],
  );
}

export function testUnusedPredefinedNetworksAreSmall() {
  const builder = new Builder();
  const host = builder.host();
  builder.container([builder.network(host, "front")]);
  equal(
    draw(builder.lab).networks.map((place) => [place.network.name, place.chip]),
    [
      ["front", false],
      ["bridge", true],
      ["host", true],
      ["none", true],
    ],
  );
  builder.container([builder.lab.networks[0]]);
  equal(
    draw(builder.lab).networks.map((place) => [place.network.name, place.chip]),
    [
      ["front", false],
      ["bridge", false],
      ["host", true],
      ["none", true],
    ],
  );
}

export function testAStoppedContainerRemembersItsNetworkWithoutAnEndpoint() {
  const builder = new Builder();
  const front = builder.network(builder.host(), "front");
  const gone = builder.container([front], { status: "exited", sandbox: "" });
  const picture = draw(builder.lab);
  const lines = picture.wires
    .filter((wire) => wire.part === "drop")
    .map(({ container, endpoint, live }) => [container, endpoint, live]);
  equal([picture.endpoints, picture.sandboxes, lines, picture.containers[0].ghost], [[], [], [[gone.id, "", false]], true]);
}

export function testAnInternalNetworkHasNoWayToTheHostsInterface() {
  const builder = new Builder();
  const host = builder.host();
  const [open, closed] = [builder.network(host, "open"), builder.network(host, "closed", { internal: true })];
  for (const network of [open, closed]) builder.container([network]);
  equal(
    draw(builder.lab)
      .wires.filter((wire) => wire.part === "uplink")
      .map((wire) => wire.network),
    [open.id],
  );
}
