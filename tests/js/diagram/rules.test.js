/** What the picture says before a drop is what Docker would answer; for every refusal a sibling that is allowed. */

import { whyNotConnect } from "../../../static/cnmviz/diagram/rules.js";
import { equal } from "../expect.js";
import { Builder, SETTING } from "./labs.js";

const SHARED = "container sharing network namespace with another container or host cannot be connected to any other network";
const PRIVATE = "container cannot be connected to multiple networks with one of the networks in private (none) mode";

function lab() {
  const builder = new Builder();
  const id = builder.host();
  const [bridge, host, none] = builder.lab.networks;
  return { builder, bridge, host, none, front: builder.network(id, "front"), back: builder.network(id, "back") };
}

/**
 * @param {import("../../../static/cnmviz/types.js").Container} container
 * @param {import("../../../static/cnmviz/types.js").Network} network
 */
function why(container, network) {
  return whyNotConnect(container, network, SETTING.cards);
}

export function testAnotherBridgeIsAllowedAndTheSameIsNot() {
  const { builder, bridge, front, back } = lab();
  const web = builder.container([front], { name: "web" });
  equal([why(web, back), why(web, bridge), why(web, front)], ["", "", "endpoint with name web already exists in network front"]);
}

export function testOnlyTheHostNetworkIsClosedToOthers() {
  const { builder, host, front, back } = lab();
  const web = builder.container([front]);
  equal(
    [why(web, host), why(web, back)],
    ["cannot connect container to host network - container must be created in host network mode", ""],
  );
}

export function testAContainerWithoutANamespaceOfItsOwnIsConnectedToNothing() {
  const { builder, host, front } = lab();
  const web = builder.container([front]);
  const side = builder.container([front], { network_mode: `container:${web.id}`, sandbox: web.sandbox, attachments: [] });
  equal(
    [why(builder.container([host]), front), why(side, front), why(web, builder.network(web.host, "back"))],
    [SHARED, SHARED, ""],
  );
}

export function testNoneIsAlone() {
  const { builder, none, front, back } = lab();
  const alone = builder.container([none]);
  const web = builder.container([front]);
  const bare = builder.container([front], { attachments: [] });
  equal([why(alone, back), why(web, none), why(bare, none), why(web, back)], [PRIVATE, PRIVATE, "", ""]);
}

export function testANetworkOfAnotherHostIsOutOfReach() {
  const { builder, front } = lab();
  const web = builder.container([front]);
  const [far, wide] = [builder.network(builder.host("node2"), "far"), builder.network("", "wide")];
  equal([why(web, far), why(web, wide)], ["the network belongs to another host", ""]);
}
