/** What Linux has of each kind of network: interfaces, addresses, routes, namespaces. */

import { routeLine } from "../../../static/cnmviz/hood/routes.js";
import { equal } from "../expect.js";
import { pool, Stage } from "./labs.js";

/** @import {HostFacts, Namespace} from "../../../static/cnmviz/hood/types.js" */

/** @param {HostFacts} facts */
function interfaces({ interfaces }) {
  return interfaces.map(({ name, link, addresses, up }) => [name, link, addresses.join(" "), up]);
}

/** @param {Namespace} namespace */
function inside({ interfaces, routes }) {
  return [interfaces.map(({ name, link, addresses, on }) => [name, link, addresses.join(" "), on]), routes.map(routeLine)];
}

const LO = ["lo", "loopback", "127.0.0.1/8 ::1/128", true];
const ETH0 = ["eth0", "outer", "203.0.113.1/24", true];

export function testABridgeWithOneContainer() {
  const stage = new Stage();
  const front = stage.bridge(stage.host(), "front", "172.18.0.0/16", { id: "abcdef012345678" });
  const { endpoint } = stage.plugged(front, "172.18.0.2");
  const { hosts, namespaces } = stage.linux();
  equal(interfaces(hosts[0]).filter(([name]) => name !== "br-n1"), [LO, ETH0, ["br-abcdef012345", "bridge", "172.18.0.1/16", true], [`veth${endpoint.id}`, "veth", "", true]]);
  const [namespace] = namespaces.values();
  equal(inside(namespace), [
    [
      ["lo", "loopback", "127.0.0.1/8 ::1/128", ""],
      ["eth0", "veth", "172.18.0.2/16", "br-abcdef012345"],
    ],
    ["default via 172.18.0.1 dev eth0", "172.18.0.0/16 dev eth0 scope link  src 172.18.0.2"],
  ]);
  equal(hosts[0].routes.map(routeLine).slice(-1)[0], "203.0.113.0/24 dev eth0 scope link  src 203.0.113.1");
}

export function testTheHostsRoutesStandDefaultFirstThenByDestination() {
  const stage = new Stage();
  const host = stage.host();
  stage.lab.networks = stage.lab.networks.filter(({ driver }) => driver !== "bridge");
  stage.bridge(host, "back", "172.19.0.0/16", { id: "b".repeat(12) });
  stage.bridge(host, "front", "172.18.0.0/16", { id: "a".repeat(12) });
  equal(stage.linux().hosts[0].routes.map(routeLine), [
    "default via 203.0.113.2 dev eth0",
    "172.18.0.0/16 dev br-aaaaaaaaaaaa scope link  src 172.18.0.1",
    "172.19.0.0/16 dev br-bbbbbbbbbbbb scope link  src 172.19.0.1",
    "203.0.113.0/24 dev eth0 scope link  src 203.0.113.1",
  ]);
}

export function testABridgeIsDownWhileNothingIsPluggedIn() {
  const stage = new Stage();
  stage.bridge(stage.host(), "front", "172.18.0.0/16", { options: { "com.docker.network.bridge.name": "lonely0" } });
  const bridge = stage.linux().hosts[0].interfaces.find(({ name }) => name === "lonely0");
  equal([bridge?.up, bridge?.addresses], [false, ["172.18.0.1/16"]]);
}

export function testABridgeWithoutAnAddressOfTheHost() {
  const stage = new Stage();
  const host = stage.host();
  const isolated = { internal: true, options: { "com.docker.network.bridge.gateway_mode_ipv4": "isolated", "com.docker.network.bridge.name": "apart0" } };
  stage.bridge(host, "apart", "172.18.0.0/16", isolated);
  stage.bridge(host, "bare", "172.19.0.0/16", { options: { "com.docker.network.bridge.inhibit_ipv4": "true", "com.docker.network.bridge.name": "bare0" } });
  const [{ interfaces: all, routes }] = stage.linux().hosts;
  equal(all.filter(({ name }) => /apart0|bare0/.test(name)).map(({ addresses }) => addresses), [[], []]);
  equal(routes.some(({ device }) => /apart0|bare0/.test(device)), false);
}

export function testAnInternalNetworkGivesNoDefaultRoute() {
  const stage = new Stage();
  const vault = stage.bridge(stage.host(), "vault", "172.18.0.0/16", { internal: true });
  stage.plugged(vault, "172.18.0.2");
  const [namespace] = stage.linux().namespaces.values();
  equal(namespace.routes.map(routeLine), ["172.18.0.0/16 dev eth0 scope link  src 172.18.0.2"]);
}

export function testTheDefaultRouteIsThatOfTheFirstNameUnlessAPriorityDecides() {
  const stage = new Stage();
  const host = stage.host();
  const [b, a] = [stage.bridge(host, "b", "172.18.0.0/16"), stage.bridge(host, "a", "172.19.0.0/16")];
  const { container, endpoint } = stage.plugged(b, "172.18.0.2");
  const other = stage.endpoint(container, a, 1);
  Object.assign(other, { address: "172.19.0.2", prefix: 16, gateway: "172.19.0.1" });
  const way = () => [...stage.linux().namespaces.values()][0].routes.map(routeLine)[0];
  equal(way(), "default via 172.19.0.1 dev eth1");
  endpoint.gw_priority = 1;
  equal(way(), "default via 172.18.0.1 dev eth0");
}

export function testMacvlanHasNoVethAndNoBridge() {
  const stage = new Stage();
  const options = { parent: "eth0" };
  const lan = stage.bridge(stage.host(), "lan", "203.0.113.0/24", { driver: "macvlan", options });
  stage.plugged(lan, "203.0.113.9", { prefix: 24 });
  const { hosts, namespaces } = stage.linux();
  equal(hosts[0].interfaces.filter(({ link }) => !["loopback", "outer", "bridge"].includes(link)), []);
  equal(inside([...namespaces.values()][0])[0][1], ["eth0", "macvlan", "203.0.113.9/24", "eth0"]);
  equal(hosts[0].rules.filter(({ network }) => network === lan.id), []);
}

export function testAVlanParentAndADummyAreInterfacesOfTheHost() {
  const stage = new Stage();
  const host = stage.host();
  stage.bridge(host, "tagged", "10.9.0.0/24", { driver: "macvlan", options: { parent: "eth0.10" } });
  stage.bridge(host, "again", "10.8.0.0/24", { driver: "macvlan", options: { parent: "eth0.10" } });
  stage.bridge(host, "nowhere", "10.7.0.0/24", { driver: "ipvlan", id: "0123456789abcdef" });
  const found = stage.linux().hosts[0].interfaces.filter(({ link }) => link === "vlan" || link === "dummy");
  equal(found.map(({ name, link, on }) => [name, link, on]), [
    ["eth0.10", "vlan", "eth0"],
    ["dm-0123456789ab", "dummy", ""],
  ]);
}

export function testIpvlanThatRoutesLeadsOutOfItsInterface() {
  const stage = new Stage();
  const host = stage.host();
  const l3 = stage.bridge(host, "l3", "10.5.0.0/16", { driver: "ipvlan", options: { parent: "eth0", ipvlan_mode: "l3" } });
  stage.plugged(l3, "10.5.0.2", { gateway: "" });
  equal([...stage.linux().namespaces.values()][0].routes.map(routeLine)[0], "default dev eth0 scope link");
  l3.driver = "macvlan";
  equal([...stage.linux().namespaces.values()][0].routes.map(routeLine)[0], "10.5.0.0/16 dev eth0 scope link  src 10.5.0.2");
}

export function testHostModeLivesInTheRootNamespace() {
  const stage = new Stage();
  stage.host();
  const network = stage.lab.networks.find(({ driver }) => driver === "host");
  const container = stage.container([/** @type {any} */ (network)]);
  const [facts] = stage.linux().hosts;
  equal([facts.namespaces.length, facts.residents.map(({ id }) => id)], [0, [container.id]]);
}

export function testNoneHasLoopbackOnly() {
  const stage = new Stage();
  stage.host();
  const none = stage.lab.networks.find(({ driver }) => driver === "null");
  stage.container([/** @type {any} */ (none)]);
  stage.lab.endpoints[0].interface = "";
  const [namespace] = stage.linux().namespaces.values();
  equal([namespace.interfaces.map(({ name }) => name), namespace.routes], [["lo"], []]);
}

export function testContainersThatShareASandboxAreInOneNamespace() {
  const stage = new Stage();
  const front = stage.bridge(stage.host(), "front", "172.18.0.0/16");
  const { container } = stage.plugged(front, "172.18.0.2");
  const guest = stage.container([front], { network_mode: `container:${container.id}`, sandbox: container.sandbox, attachments: [] });
  const namespaces = [...stage.linux().namespaces.values()];
  equal(namespaces.map(({ containers }) => containers.map(({ id }) => id)), [[container.id, guest.id]]);
}

export function testAStoppedContainerHasNoNamespace() {
  const stage = new Stage();
  const front = stage.bridge(stage.host(), "front", "172.18.0.0/16");
  stage.container([front], { status: "exited" });
  equal(stage.linux().namespaces.size, 0);
}

export function testAnOverlayIsANamespaceOnEachHostWhereItIsUsed() {
  const stage = new Stage();
  const [one, two] = [stage.host("node1"), stage.host("node2")];
  stage.host("node3");
  const back = stage.network("", "backnet", {
    driver: "overlay",
    id: "x1y2z3a4b5c6d7e8f9g0h1i2j",
    pools: [pool("10.0.1.0/24", "10.0.1.1")],
    options: { "com.docker.network.driver.overlay.vxlanid_list": "4097" },
  });
  for (const host of [one, two]) stage.plugged(back, "10.0.1.9", { prefix: 24, gateway: "" }, { host });
  const found = stage.linux().hosts.map(({ overlays }) => overlays.map(({ path, addresses, vni, veths, peers }) => [path, addresses, vni, veths, peers.map(({ name }) => name)]));
  const path = "/run/docker/netns/1-x1y2z3a4b5";
  equal(found, [[[path, ["10.0.1.1/24"], "4097", 1, ["node2"]]], [[path, ["10.0.1.1/24"], "4097", 1, ["node1"]]], []]);
  const [namespace] = stage.linux().namespaces.values();
  equal([namespace.interfaces[1].mtu, namespace.interfaces[1].on], [1450, "br0"]);
  equal(stage.linux().hosts[0].interfaces.some(({ link }) => link === "veth"), false);
}

export function testInterfacesMadeInsideComeBeforeThoseMovedIn() {
  const stage = new Stage();
  const host = stage.host();
  const back = stage.network("", "backnet", { driver: "overlay" });
  const { container } = stage.plugged(back, "10.0.1.9", {}, { host });
  stage.endpoint(container, stage.bridge(host, "front", "172.18.0.0/16"), 1);
  const [namespace] = stage.linux().namespaces.values();
  equal(namespace.interfaces.map(({ name, number, peer }) => [name, number, peer]), [["lo", 1, 0], ["eth1", 2, 3], ["eth0", 3, 4]]);
}

export function testIpv6HasAddressesAndRoutesOfItsOwn() {
  const stage = new Stage();
  const six = stage.network(stage.host(), "six", { ipv6: true, pools: [pool("172.18.0.0/16", "172.18.0.1"), pool("fd00:1::/64", "fd00:1::1")], options: { "com.docker.network.bridge.name": "six0" } });
  stage.plugged(six, "172.18.0.2", { address6: "fd00:1::2", prefix6: 64, gateway6: "fd00:1::1" });
  const { hosts, namespaces } = stage.linux();
  equal(hosts[0].interfaces.find(({ name }) => name === "six0")?.addresses, ["172.18.0.1/16", "fd00:1::1/64"]);
  equal(hosts[0].routes6.map(routeLine), ["fd00:1::/64 dev six0 scope link  src fd00:1::1"]);
  equal([...namespaces.values()][0].routes6.map(routeLine), ["default via fd00:1::1 dev eth0", "fd00:1::/64 dev eth0 scope link  src fd00:1::2"]);
}
