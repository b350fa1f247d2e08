/** The firewall rules of each kind of bridge, as iptables-save writes them for Engine 28.5. */

import { equal } from "../expect.js";
import { Stage } from "./labs.js";

const NAME = "com.docker.network.bridge.name";
const MODE = "com.docker.network.bridge.gateway_mode_ipv4";
const WEB = { host_ip: "0.0.0.0", host_port: 8080, port: 80, proto: "tcp" };

/** The rules of a bridge br-dummy with one container at 192.168.0.2 that publishes port 80 at 8080. @param {Record<string, string>} options @param {Partial<import("../../../static/cnmviz/types.js").Network>} [more] @param {typeof WEB[]} [bindings] */
function rules(options, more = {}, bindings = [WEB]) {
  const stage = new Stage();
  const network = stage.bridge(stage.host(), "dummy", "192.168.0.0/24", { options: { [NAME]: "br-dummy", ...options }, ...more });
  stage.plugged(network, "192.168.0.2", { bindings });
  const mine = stage.linux().hosts[0].rules.filter((rule) => rule.network === network.id);
  return (/** @type {string} */ table) => mine.filter((rule) => rule.table === table && rule.effect !== "listen").map(({ text }) => text).sort();
}

export function testNat() {
  const found = rules({});
  equal(found("raw"), ["-A PREROUTING -d 192.168.0.2/32 ! -i br-dummy -j DROP"]);
  equal(found("nat"), [
    "-A DOCKER ! -i br-dummy -p tcp -m tcp --dport 8080 -j DNAT --to-destination 192.168.0.2:80",
    "-A DOCKER -i br-dummy -j RETURN",
    "-A POSTROUTING -s 192.168.0.0/24 ! -o br-dummy -j MASQUERADE",
  ]);
  equal(found("filter"), [
    "-A DOCKER ! -i br-dummy -o br-dummy -j DROP",
    "-A DOCKER -d 192.168.0.2/32 ! -i br-dummy -o br-dummy -p tcp -m tcp --dport 80 -j ACCEPT",
    "-A DOCKER-BRIDGE -o br-dummy -j DOCKER",
    "-A DOCKER-CT -o br-dummy -m conntrack --ctstate RELATED,ESTABLISHED -j ACCEPT",
    "-A DOCKER-FORWARD -i br-dummy -j ACCEPT",
    "-A DOCKER-ISOLATION-STAGE-1 -i br-dummy ! -o br-dummy -j DOCKER-ISOLATION-STAGE-2",
    "-A DOCKER-ISOLATION-STAGE-2 -o br-dummy -j DROP",
  ]);
}

export function testContainersThatMayNotTalk() {
  const found = rules({ "com.docker.network.bridge.enable_icc": "false" })("filter");
  equal(found.includes("-A DOCKER-FORWARD -i br-dummy -o br-dummy -j DROP"), true);
  equal(found.includes("-A DOCKER-FORWARD -i br-dummy ! -o br-dummy -j ACCEPT"), true);
  equal(found.includes("-A DOCKER-FORWARD -i br-dummy -j ACCEPT"), false);
}

export function testUnprotectedDropsNothingAtItsDoorButBridgesStayApart() {
  const found = rules({ [MODE]: "nat-unprotected" });
  equal(found("raw"), []);
  equal(found("filter").includes("-A DOCKER ! -i br-dummy -o br-dummy -j ACCEPT"), true);
  equal(found("filter").includes("-A DOCKER-ISOLATION-STAGE-2 -o br-dummy -j DROP"), true);
  equal(found("filter").some((rule) => rule.includes("--dport")), false);
}

export function testRoutedTranslatesNothingAndLetsPingsIn() {
  const found = rules({ [MODE]: "routed" }, {}, [{ ...WEB, host_port: 0 }]);
  equal(found("raw"), []);
  equal(found("nat"), []);
  equal(found("filter").filter((rule) => /icmp|RETURN|dport|STAGE-1 -i br-dummy -m/.test(rule)), [
    "-A DOCKER -d 192.168.0.2/32 ! -i br-dummy -o br-dummy -p tcp -m tcp --dport 80 -j ACCEPT",
    "-A DOCKER -o br-dummy -p icmp -j ACCEPT",
    "-A DOCKER-ISOLATION-STAGE-1 -i br-dummy -m conntrack --ctstate RELATED,ESTABLISHED -j ACCEPT",
    "-A DOCKER-ISOLATION-STAGE-1 -o br-dummy -j RETURN",
  ]);
}

export function testInternalKnowsItsOwnSubnetOnly() {
  const found = rules({}, { internal: true }, []);
  equal(found("nat").concat(found("raw")), []);
  equal(found("filter"), [
    "-A DOCKER-FORWARD -i br-dummy -o br-dummy -j ACCEPT",
    "-A DOCKER-ISOLATION-STAGE-1 ! -d 192.168.0.0/24 -i br-dummy -j DROP",
    "-A DOCKER-ISOLATION-STAGE-1 ! -s 192.168.0.0/24 -o br-dummy -j DROP",
  ]);
}

export function testAPortOnOneAddressOnly() {
  const found = rules({}, {}, [{ ...WEB, host_ip: "127.0.0.1" }]);
  equal(found("raw").includes("-A PREROUTING -d 127.0.0.1/32 ! -i lo -p tcp -m tcp --dport 8080 -j DROP"), true);
  equal(found("nat")[0], "-A DOCKER -d 127.0.0.1/32 ! -i br-dummy -p tcp -m tcp --dport 8080 -j DNAT --to-destination 192.168.0.2:80");
}

export function testWithoutMasqueradingNothingIsHidden() {
  equal(rules({ "com.docker.network.bridge.enable_ip_masquerade": "false" })("nat").length, 1);
}

export function testASourceOfAPersonsChoice() {
  const found = rules({ "com.docker.network.host_ipv4": "203.0.113.1" })("nat");
  equal(found[2], "-A POSTROUTING -s 192.168.0.0/24 ! -o br-dummy -j SNAT --to-source 203.0.113.1");
}

export function testADockerProxyForEachHostPort() {
  const stage = new Stage();
  const network = stage.bridge(stage.host(), "dummy", "192.168.0.0/24");
  stage.plugged(network, "192.168.0.2", { bindings: [WEB, { ...WEB, host_ip: "::" }] });
  const proxies = stage.linux().hosts[0].rules.filter(({ hook }) => hook === "local");
  equal(proxies.map(({ text }) => text), [
    "docker-proxy -proto tcp -host-ip 0.0.0.0 -host-port 8080 -container-ip 192.168.0.2 -container-port 80",
    "docker-proxy -proto tcp -host-ip :: -host-port 8080 -container-ip 192.168.0.2 -container-port 80",
  ]);
  equal(stage.linux().hosts[0].rules.filter(({ text }) => text.includes("DNAT")).length, 1);
}

export function testEveryRuleHasItsOwnKeyShortEnoughForTheWire() {
  const stage = new Stage();
  const [id, network] = ["f".repeat(64), "e".repeat(64)];
  stage.host();
  stage.lab.hosts[0].id = id;
  const front = stage.bridge(id, "front", "172.18.0.0/16", { id: network });
  for (let i = 0; i < 3; i++) stage.plugged(front, `172.18.0.${i + 2}`, { id: `${i}`.repeat(64), bindings: [WEB, { ...WEB, host_ip: "::" }] }, { host: id });
  const keys = stage.linux().hosts[0].rules.map(({ key }) => key);
  equal([new Set(keys).size, Math.max(...keys.map((key) => key.length)) < 60], [keys.length, true]);
}
