/** Pasted lines give way to what is in the lab, consistently, and say so; what fits stays as it was written. */

import { fitted } from "../../../../static/cnmviz/diagram/recipe/fit.js";
import { LabStore } from "../../../../static/cnmviz/store.js";
import { container, endpoint, host, network, snapshot } from "../../entities.js";
import { equal } from "../../expect.js";

/** A lab with web on front, 10.1.0.0/16, published at 8080. */
function lab() {
  const store = new LabStore();
  const pool = { subnet: "10.1.0.0/16", ip_range: "", gateway: "10.1.0.1", aux: {}, chosen: false, gateway_asked: false };
  const plug = { ...endpoint("e1", "s1", "front", 4), container: "web", address: "10.1.0.5", mac: "02:42:0a:01:00:05", bindings: [{ host_ip: "0.0.0.0", host_port: 8080, port: 80, proto: "tcp" }] };
  const front = { ...network("front", 2), pools: [pool], options: { "com.docker.network.bridge.name": "br-front" } };
  store.load(snapshot({ host: [host("h1", "node1", 1), host("h2", "node2", 1)], network: [front], container: [container("web", 3)], endpoint: [plug] }));
  return store;
}

/** @param {...string} lines */
function fit(...lines) {
  return fitted(lab(), lines);
}

export function testWhatFitsStaysAsItWasWritten() {
  const lines = ["docker network create   back", `docker run -d --name="db" -e 'A=b c' --network back redis`, "docker ps", "docker rm -f $(docker ps -aq)", "not docker"];
  equal(fit(...lines), { lines, names: [], notes: [] });
}

export function testATakenNameIsAnotherOneInEveryLineBehind() {
  equal(
    fit(
      "docker network create front", "docker run -d --name web --network front nginx", "docker run -d --name x --network name=front,ip=1.2.3.4 nginx",
      "docker run -d --name side --network container:web nginx web front", "docker run -d --name y --link web:www nginx",
      "docker network connect --alias web front web", "docker stop -t 1 web x", "docker exec web ping web", "docker rename web shop", "docker rm -f shop",
    ).lines,
    [
      "docker network create front-2", "docker run -d --name web-2 --network front-2 nginx", "docker run -d --name x --network name=front-2,ip=1.2.3.4 nginx",
      "docker run -d --name side --network container:web-2 nginx web front", "docker run -d --name y --link web-2:www nginx",
      "docker network connect --alias web front-2 web-2", "docker stop -t 1 web-2 x", "docker exec web-2 ping web", "docker rename web-2 shop", "docker rm -f shop",
    ],
  );
}

export function testALineInFrontOfTheOneThatMakesItMeansWhatIsThere() {
  const lines = ["docker stop web", "docker rm -f web", "docker run -d --name web nginx"];
  equal(fit(...lines), { lines, names: [], notes: [] });
}

export function testNumbersCountOn() {
  equal(fit("docker create --name web-7 nginx", "docker run --name web nginx", "docker run --name web nginx").lines, [
    "docker create --name web-7 nginx", "docker run --name web-2 nginx", "docker run --name web-3 nginx",
  ]);
}

export function testEachHostHasNamesOfItsOwn() {
  const line = "docker --context node2 run -d --name web nginx";
  equal(fit(line).lines, [line]);
}

export function testATakenPortIsRaised() {
  equal(fit("docker run -dp 8080:80 -p 8081:81 --publish=127.0.0.1:8080:82/tcp -p 8080:53/udp nginx"), {
    lines: ["docker run -d -p 8082:80 -p 8081:81 --publish 127.0.0.1:8082:82/tcp -p 8080:53/udp nginx"],
    names: [],
    notes: ["Port 8082 instead of 8080"],
  });
}

export function testATakenSubnetIsLeftToDockerWithItsAddresses() {
  equal(fit("docker network create --subnet 10.1.128.0/24 --gateway 10.1.128.1 back", "docker run -d --network back --ip 10.1.128.9 nginx"), {
    lines: ["docker network create back", "docker run -d --network back nginx"],
    names: [],
    notes: ["back gets another subnet, because 10.1.128.0/24 is taken"],
  });
  const overlay = "docker network create -d overlay --subnet 10.1.0.0/24 wide";
  equal(fit(overlay).lines, [overlay], "networks of the swarm have blocks of their own");
}

export function testTakenAddressesAreLeftToDocker() {
  equal(fit("docker run -d --network front --ip 10.1.0.5 --mac-address 02:42:0A:01:00:05 nginx", "docker run --network name=front,ip=10.1.0.6 nginx", "docker network connect --ip 10.1.0.5 front web"), {
    lines: ["docker run -d --network front nginx", "docker run --network name=front,ip=10.1.0.6 nginx", "docker network connect front web"],
    names: [],
    notes: ["10.1.0.5 is taken on front: Docker picks another", "02:42:0A:01:00:05 is taken: Docker picks another"],
  });
}

export function testATakenBridgeNameIsLeftToDocker() {
  equal(fit("docker network create -o com.docker.network.bridge.name=br-front -o a=b back").lines, ["docker network create -o a=b back"]);
}

export function testWhatWasAskedForCountsAsTaken() {
  const asked = ["docker network create back", "docker run -d --name db -p 9000:80 --network back nginx", "docker rename db shop", "docker ps"];
  equal(fitted(lab(), ["docker network create back", "docker run -d --name db -p 9000:80 --network back nginx", "docker run -d --name shop nginx"], asked).lines, [
    "docker network create back-2", "docker run -d --name db-2 -p 9001:80 --network back-2 nginx", "docker run -d --name shop-2 nginx",
  ]);
  const elsewhere = ["docker --context node2 run -d --name db -p 9000:80 nginx"];
  equal(fitted(lab(), elsewhere, asked).lines, elsewhere);
}
