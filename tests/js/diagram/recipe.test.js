/** What is copied is the docker commands that would make it again. That they do is tested against the simulator (tests/browser). */

import { recipeOf } from "../../../static/cnmviz/diagram/recipe.js";
import { LabStore } from "../../../static/cnmviz/store.js";
import { container, host, network, snapshot } from "../entities.js";
import { equal } from "../expect.js";

/** @import {Attachment, Container, ImageCard, Network} from "../../../static/cnmviz/types.js" */

/** @type {ImageCard[]} */
const IMAGES = [
  { name: "nginx", summary: "", listens: ["80/tcp"], exposed: ["80/tcp"], command: ["httpd", "-f"], entrypoint: [] },
  { name: "redis", summary: "", listens: ["6379/tcp"], exposed: ["6379/tcp"], command: ["redis-server"], entrypoint: ["docker-entrypoint.sh"] },
];

/** @param {string} name @param {Partial<Attachment>} [more] @returns {Attachment} */
function plugged(name, more = {}) {
  return { network: name, network_id: name, ip: "", ip6: "", mac: "", aliases: [], links: [], driver_opts: {}, gw_priority: 0, named: "", ...more };
}

/** @param {string} id @param {Partial<Container>} more @returns {Container} */
function running(id, more) {
  const mode = more.network_mode ?? "front";
  const image = { command: ["httpd", "-f"], exposed: ["80/tcp"], hostname: id.slice(0, 12) };
  return { ...container(id, 10), ...image, network_mode: mode, attachments: [plugged(mode)], ...more };
}

/** The recipe of everything in a lab. @param {Container[]} containers @param {Network[]} networks */
function recipe(containers, networks = []) {
  const store = new LabStore();
  store.load(snapshot({ host: [host("h1", "node1", 1), host("h2", "node2", 2)], network: networks, container: containers }));
  return recipeOf(store, IMAGES, [...containers, ...networks].map(({ kind, id }) => `${kind}:${id}`));
}

export function testAContainerOnTheDefaultBridgeIsShort() {
  equal(recipe([running("web", { network_mode: "bridge" })]), ["docker run -d --name web nginx"]);
}

export function testNetworksComeFirstAndWhatDockerChoseIsLeftToIt() {
  const pool = { subnet: "172.18.0.0/16", ip_range: "", gateway: "172.18.0.1", aux: {}, chosen: true, gateway_asked: false };
  equal(recipe([running("web", {})], [{ ...network("front", 3), pools: [pool] }]), ["docker network create front", "docker run -d --name web --network front nginx"]);
}

export function testANetworkWithEverything() {
  const pool = { subnet: "10.1.0.0/16", ip_range: "10.1.5.0/24", gateway: "10.1.0.9", aux: { printer: "10.1.0.7" }, chosen: false, gateway_asked: true };
  const more = { driver: "macvlan", internal: true, attachable: true, ipv6: true, options: { parent: "eth0" }, labels: { tier: "front end" } };
  equal(recipe([], [{ ...network("lan", 3), ...more, pools: [pool] }]), [
    "docker network create --driver macvlan --internal --attachable --ipv6 --subnet 10.1.0.0/16 --ip-range 10.1.5.0/24 --gateway 10.1.0.9 " +
      "--aux-address printer=10.1.0.7 --opt parent=eth0 --label 'tier=front end' lan",
  ]);
}

export function testNetworksThatTheEngineMadeAreNotMadeAgain() {
  const mesh = { ...network("ingress", 4), driver: "overlay", scope: "swarm", ingress: true };
  equal(recipe([], [{ ...network("bridge", 3), predefined: true }, mesh, network("docker_gwbridge", 5)]), []);
}

export function testWhatComesFromAConfigurationIsNotSaidTwice() {
  const source = { ...network("settings", 3), driver: "null", config_only: true, options: { parent: "eth0" }, labels: { a: "1" } };
  const made = { ...network("lan", 4), driver: "macvlan", config_from: "settings", options: { parent: "eth0" }, labels: { a: "1", b: "2" } };
  equal(recipe([], [source, made]), [
    "docker network create --config-only --opt parent=eth0 --label a=1 settings",
    "docker network create --driver macvlan --config-from settings --label b=2 lan",
  ]);
}

export function testAContainerWithEverything() {
  const more = {
    hostname: "shop", domainname: "example.com", publish: [{ port: 80, proto: "tcp", host_ip: "127.0.0.1", host_port: "8080" }, { port: 53, proto: "udp", host_ip: "", host_port: "" }],
    publish_all: true, exposed: ["53/udp", "80/tcp", "9000/tcp"], dns: ["9.9.9.9"], dns_search: ["lab"], dns_options: ["ndots:2"], extra_hosts: ["db:10.0.0.9"],
    env: ["A=it's"], labels: { x: "" }, capabilities: ["NET_ADMIN"], auto_remove: true, tty: true, interactive: true, command: ["sh", "-c", ""],
    attachments: [plugged("front", { ip: "10.1.0.5", ip6: "fd00::5", mac: "02:42:ac:11:00:02", aliases: ["www"], links: ["db:store"] })],
  };
  equal(recipe([running("web", more)]), [
    "docker run -dit --name web --network front --ip 10.1.0.5 --ip6 fd00::5 --mac-address 02:42:ac:11:00:02 --network-alias www --link db:store " +
      "--hostname shop --domainname example.com -p 127.0.0.1:8080:80 -p 53/udp -P --expose 9000/tcp --dns 9.9.9.9 --dns-search lab --dns-option ndots:2 " +
      `--add-host db:10.0.0.9 -e 'A=it'"'"'s' --label x= --cap-add NET_ADMIN --rm nginx sh -c ''`,
  ]);
}

export function testFurtherNetworksAreConnected() {
  const attachments = [plugged("front"), plugged("back", { ip: "10.2.0.5", aliases: ["api", "v1"], gw_priority: 3, driver_opts: { "com.docker.x": "1" } })];
  equal(recipe([running("web", { attachments })]), [
    "docker run -d --name web --network front nginx",
    "docker network connect --ip 10.2.0.5 --alias api --alias v1 --driver-opt com.docker.x=1 --gw-priority 3 back web",
  ]);
}

export function testWhatOnlyTheLongFormCanSay() {
  const attachments = [plugged("front", { gw_priority: -2, ip: "10.1.0.5" }), plugged("back", { mac: "02:42:ac:11:00:02" }), plugged("third")];
  equal(recipe([running("web", { attachments })]), [
    "docker run -d --name web --network name=front,ip=10.1.0.5,gw-priority=-2 --network name=back,mac-address=02:42:ac:11:00:02 nginx",
    "docker network connect third web",
  ]);
}

export function testOneThatLeftWhereItWasMade() {
  equal(recipe([running("web", { attachments: [plugged("back")] }), running("idle", { attachments: [], number: 11, status: "created" })]), [
    "docker create --name web --network front nginx",
    "docker network disconnect front web",
    "docker network connect back web",
    "docker start web",
    "docker create --name idle --network front nginx",
    "docker network disconnect front idle",
  ]);
}

export function testStates() {
  const states = /** @type {[string, number][]} */ ([["created", 0], ["exited", 137], ["exited", 0], ["exited", 130], ["paused", 0]]);
  const all = states.map(([status, exit_code], at) => running(`c${at}`, { network_mode: "bridge", status, exit_code, number: at }));
  equal(recipe(all), [
    "docker create --name c0 nginx",
    "docker run -d --name c1 nginx", "docker stop c1",
    "docker run -d --name c2 nginx",
    "docker run -d --name c3 nginx", "docker kill --signal 2 c3",
    "docker run -d --name c4 nginx", "docker pause c4",
  ]);
}

export function testASharedSandboxIsMadeWhileItsOwnerRuns() {
  const owner = running("web", { network_mode: "bridge", status: "paused" });
  const guest = running("side", { network_mode: "container:web", attachments: [], hostname: "web", number: 11 });
  equal(recipe([guest, owner]), ["docker run -d --name web nginx", "docker run -d --name side --network container:web nginx", "docker pause web"]);
}

export function testWhatLivesInAnothersSandboxIsConnectedBeforeItStarts() {
  const owner = running("web", { network_mode: "bridge" });
  const guest = running("side", { network_mode: "container:web", attachments: [plugged("front")], hostname: "web", number: 11 });
  equal(recipe([guest, owner]), [
    "docker run -d --name web nginx",
    "docker create --name side --network container:web nginx", "docker network connect front side", "docker start side",
  ]);
}

export function testALinkOfTheDefaultBridgeNamesItsTargetAsItIsCalledNow() {
  const db = running("db0123456789", { name: "store", network_mode: "bridge" });
  const web = running("web", { network_mode: "bridge", links: ["db0123456789:db:old"], number: 11 });
  equal(recipe([db, web]).at(-1), "docker run -d --name web --link store:db nginx");
}

export function testEntrypointAndCommandOfTheImageAreNotSaid() {
  const redis = { image: "docker.io/library/redis:7", network_mode: "bridge", exposed: ["6379/tcp"], entrypoint: ["docker-entrypoint.sh"], command: ["redis-server"] };
  equal(
    [redis, { ...redis, command: ["redis-server", "--save"] }, { ...redis, entrypoint: ["sh"], command: [] }, { ...redis, entrypoint: [], command: ["sh"] }].flatMap((more) => recipe([running("db", more)])),
    [
      "docker run -d --name db docker.io/library/redis:7",
      "docker run -d --name db docker.io/library/redis:7 redis-server --save",
      "docker run -d --name db --entrypoint sh docker.io/library/redis:7",
      "docker run -d --name db --entrypoint '' docker.io/library/redis:7 sh",
    ],
  );
}

export function testAnotherHostIsNamed() {
  equal(recipe([running("web", { host: "h2" })]), ["docker --context node2 run -d --name web --network front nginx"]);
}
