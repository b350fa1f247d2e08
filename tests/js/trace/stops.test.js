/** Real traces as stops: what travels, what each stage is called, what it looked at, who was asked. */

import { spoken, stopsOf } from "../../../static/cnmviz/trace/stops.js";
import { equal } from "../expect.js";
import { given } from "./given.js";

/** @param {string} name */
async function stops(name) {
  return stopsOf((await given(name)).trace);
}

/** @param {import("../../../static/cnmviz/trace/types.js").Stop[]} found */
const told = (found) => found.map(({ errand, title }) => `${errand} ${title}`);

export async function testEveryStepOnOneBridgeIsAStop() {
  equal(told(await stops("same bridge")), [
    "lookup web: Name look-up", "request web: Route", "arp web: ARP", "request front: Forward", "request db: Arrival",
    "request db: Process takes it", "reply db: Route", "reply front: Forward", "reply web: Arrival", "reply web: Reply is back",
  ]);
}

export async function testALookUpTellsQuestionServersAndAnswer() {
  const [stop] = await stops("same bridge");
  equal(stop.looked, [["Question", "db"], ["Asked", "/etc/hosts, 127.0.0.11"], ["Answer", "172.18.0.3"]]);
  equal([stop.asked.map(({ kind }) => kind), stop.answered?.kind], [["sandbox"], "sandbox"]);
  equal(spoken(stop), "web: Name look-up. The embedded DNS finds db on front: 172.18.0.3.");
}

export async function testANameThatNobodyKnowsIsAskedFurtherAndHasNoAnswer() {
  const [failed] = await stops("unknown name");
  equal([failed.title, failed.dropped, failed.asked.map(({ kind }) => kind), failed.answered], ["web: Name look-up failed", true, ["sandbox", "outside"], null]);
  equal(failed.looked, [["Question", "nobody"], ["Asked", "/etc/hosts, 127.0.0.11, 192.0.2.53"], ["Answer", "none"]]);
  const [instead] = await stops("two bridges");
  equal(instead.looked.slice(2), [["Answer", "none"], ["Tried instead", "172.19.0.2"]]);
}

export async function testAnArpQuestionIsHeardByAllAndAnsweredByOne() {
  const arp = (await stops("same bridge"))[2];
  equal(arp.looked.slice(0, 2), [["Question", "Who has 172.18.0.3? Tell 172.18.0.2."], ["Heard by", "node1, db, api"]]);
  equal([arp.asked.map(({ name }) => name), arp.heard, arp.answered?.name, arp.through.map(({ name }) => name)], [["node1", "db", "api"], 3, "db", ["front"]]);
  const lost = (await stops("nobody there"))[1];
  equal([lost.title, lost.answered, lost.looked[2]], ["web: ARP without answer", null, ["Answer", "none"]]);
}

export async function testNatShowsThePacketBeforeAndAfterThereAndBack() {
  const found = (await stops("published, from outside")).filter(({ stage }) => stage === "NAT");
  equal(found.map(({ change }) => change), [
    [["From", "203.0.113.2", "203.0.113.2"], ["To", "203.0.113.1:8080", "172.17.0.2:80"]],
    [["From", "172.17.0.2:80", "203.0.113.1:8080"], ["To", "203.0.113.2", "203.0.113.2"]],
  ]);
  equal(found[0].looked, [["Chain", "nat DOCKER"], ["Rule", "! -i docker0 -p tcp --dport 8080 -j DNAT --to-destination 172.17.0.2:80"]]);
  const [proxy] = (await stops("hairpin")).filter(({ change }) => change.length);
  equal([proxy.stage, proxy.change[0]], ["docker-proxy", ["From", "172.17.0.2", "172.17.0.1"]]);
}

export async function testTheLastStopOfADyingPacketNamesItsRule() {
  const last = (await stops("two bridges")).at(-1);
  equal([last?.title, last?.rule, last?.dropped, last?.looked.slice(3).map(([label]) => label)], ["node1: Dropped", "raw", true, ["Chain", "Rule"]]);
}

export async function testATunnelTellsThePacketAroundThePacket() {
  const out = (await stops("overlay")).find(({ stage }) => stage === "VXLAN");
  equal(out?.looked.slice(3), [["Outer from", "198.51.100.1"], ["Outer to", "198.51.100.2"], ["UDP port", "4789"], ["VXLAN", "4097"]]);
}

export async function testStopsAreExactlyTheStepsInOrder() {
  for (const name of ["hairpin", "macvlan", "internal", "answer lost", "name", "stopped"]) {
    const { trace } = await given(name);
    const steps = trace.hops.flatMap((hop, at) => hop.steps.map((step, index) => [at, index, step.rule, step.text]));
    equal(stopsOf(trace).map(({ hop, step, rule, text }) => [hop, step, rule, text]), steps, name);
  }
}

export async function testAnOlderTraceWithoutHeadersIsStillTold() {
  const { trace } = await given("same bridge");
  const bare = { ...trace, hops: trace.hops.map((hop) => ({ ...hop, steps: hop.steps.map(({ action, rule, text }) => ({ action, rule, text })) })) };
  equal(stopsOf(bare).map(({ looked, asked }) => [looked, asked]), stopsOf(bare).map(() => [[], []]));
}
