/** A question goes out as asked; its answer is explained hop by hop, and a fix is one press. */

import { createReach } from "../../../static/cnmviz/panels/reach.js";
import { container, host, network } from "../entities.js";
import { after, equal } from "../expect.js";
import { openLab } from "./lab.js";

/** @import {Trace} from "../../../static/cnmviz/types.js" */

const web = { kind: /** @type {const} */ ("container"), id: "web", name: "web" };

/** @type {Trace} */
const NO = {
  packet: { origin: web, target: "db", protocol: "tcp", port: 80, source: "172.18.0.2", destination: "172.19.0.2" },
  hops: [
    { place: web, direction: "there", steps: [{ action: "routed", rule: "default-route", text: "By the default route.", entity: web, detail: { via: "172.18.0.1" } }] },
    { place: { kind: "host", id: "h1", name: "node1" }, direction: "there", steps: [{ action: "dropped", rule: "isolation", text: "<b>Dropped</b> between networks.", entity: null }] },
  ],
  verdict: { key: "ISOLATED", ok: false, sentence: "Two networks." },
  resolved: ["172.19.0.2"],
  fix: ["docker network connect front db", "docker start db"],
  symptom: "timeout",
  reason: "<b>Dropped</b> between networks.",
};

function start() {
  const lab = openLab({ host: [host("h1", "node1", 1)], network: [network("front", 1)], container: [container("web", 1), container("db", 2)] });
  createReach(lab.root, lab.lab);
  const texts = (/** @type {string} */ selector) => [...lab.root.querySelectorAll(selector)].map((one) => one.textContent);
  const asked = () => lab.wire.sent.filter(({ name }) => name === "reach").map(({ args }) => args);
  const answer = async (/** @type {object} */ more) => {
    lab.wire.says({ type: "receipt", ref: lab.wire.sent.at(-1).ref, ok: true, ...more });
    await after(0);
  };
  const skip = () => lab.root.querySelector(/** @type {"button"} */ (".under-way button"))?.click();
  return { ...lab, texts, asked, answer, skip };
}

export function testTheFormAsksWhatItSays() {
  const { root, asked, texts, end } = start();
  equal(texts(".question select:first-of-type option").slice(0, 4), ["web", "db", "the host", "the world outside"]);
  const [from, by] = /** @type {HTMLSelectElement[]} */ ([...root.querySelectorAll("select")]);
  const [to, port] = /** @type {HTMLInputElement[]} */ ([...root.querySelectorAll("input")]);
  if (!from || !by || !to || !port) throw new Error("a field is missing");
  [from.value, to.value, by.value, port.value] = ["db", "the world outside", "udp", "53"];
  root.querySelector("form")?.requestSubmit();
  by.value = "icmp";
  root.querySelector("form")?.requestSubmit();
  equal(asked(), [{ source: "db", target: "@outside", protocol: "udp", port: 53 }, { source: "db", target: "@outside", protocol: "icmp", port: 0 }]);
  end();
}

export async function testTheAnswerIsExplainedAsText() {
  const { lab, root, said, texts, answer, skip, end } = start();
  lab.signals.emit("ask", { source: "web", target: "db", protocol: "tcp", port: 80 });
  await answer({ trace: NO });
  skip();
  equal([texts(".asked"), texts(".verdict h3"), texts(".hops .place"), texts(".hops .badge")], [
    ["Can web reach tcp port 80 of db?"], ["NoISOLATED"], ["web", "node1"], ["routed", "dropped"],
  ]);
  equal(texts(".verdict .hint"), ["Two networks.", "The program that asks sees nothing, until it gives up waiting.", "db is 172.19.0.2"]);
  equal([texts(".steps th"), texts(".steps td"), root.querySelectorAll("b").length], [["Gateway"], ["172.18.0.1"], 0]);
  equal([...root.querySelectorAll("details")].map(({ open }) => open), [false, true]);
  equal(said, ["Can web reach tcp port 80 of db? No. <b>Dropped</b> between networks.", "node1: Dropped. <b>Dropped</b> between networks."]);
  end();
}

export async function testAFixIsRunLineByLineAndAskedAgain() {
  const { lab, root, wire, asked, answer, end } = start();
  lab.signals.emit("ask", { source: "web", target: "db" });
  await answer({ trace: NO });
  root.querySelector(/** @type {"button"} */ (".fix button"))?.click();
  await answer({});
  await answer({});
  equal(wire.sent.filter(({ type }) => type === "line").map(({ text }) => text), NO.fix);
  equal(asked().length, 2);
  end();
}

export async function testTheAnswerWaitsForThePacketUnlessSomebodySkips() {
  const { lab, root, texts, answer, skip, end } = start();
  const hidden = () => root.querySelector(".fix")?.closest("[hidden]") !== null;
  lab.signals.emit("ask", { source: "web", target: "db", protocol: "tcp", port: 80 });
  await answer({ trace: NO });
  const stops = () => [...root.querySelectorAll(".hops > li")].map((item) => /** @type {HTMLElement} */ (item).hidden);
  equal([hidden(), texts(".under-way .asked"), stops()], [true, ["Can web reach tcp port 80 of db?"], [false, true]]);
  skip();
  equal([hidden(), texts(".under-way"), stops()], [false, [], [false, false]]);
  root.querySelector(/** @type {"button"} */ ("[aria-label='Step back']"))?.click();
  equal(hidden(), false, "once known, it stays");
  end();
}

export async function testATraceFromTheConsoleFillsTheFormAndItsFixIsAskedAgain() {
  const { lab, root, wire, asked, answer, skip, end } = start();
  lab.signals.emit("trace", NO);
  const [from, by] = [...root.querySelectorAll("select")].map(({ value }) => value);
  const [to, port] = [...root.querySelectorAll("input")].map(({ value }) => value);
  equal([from, to, by, port], ["web", "db", "tcp", "80"]);
  skip();
  root.querySelector(/** @type {"button"} */ (".fix button"))?.click();
  await answer({});
  await answer({});
  equal(wire.sent.filter(({ type }) => type === "line").map(({ source }) => source), ["form", "form"]);
  equal(asked(), [{ source: "web", target: "db", protocol: "tcp", port: 80 }]);
  end();
}

export function testATraceFromTheHostToTheWorldOutsideFillsTheForm() {
  const { lab, root, end } = start();
  const here = { kind: /** @type {const} */ ("host"), id: "h1", name: "node1" };
  const packet = { ...NO.packet, origin: here, target: lab.store.hosts()[0]?.neighbour ?? "" };
  lab.signals.emit("trace", { ...NO, packet });
  equal([root.querySelector("select")?.value, root.querySelector("input")?.value], ["@host", "the world outside"]);
  lab.signals.emit("trace", { ...NO, packet: { ...packet, origin: web, target: "node1", aim: "h1" } });
  equal([root.querySelector("select")?.value, root.querySelector("input")?.value], ["web", "the host"]);
  end();
}

export async function testANameThatDidNotResolveIsSaidBesideTheVerdict() {
  const { lab, texts, end } = start();
  const instead = { action: "resolved", rule: "address-instead", text: "They share no network, so the name db is unknown to web. Its address 172.19.0.2 is tried.", entity: null };
  lab.signals.emit("trace", { ...NO, hops: [{ place: web, direction: "there", steps: [instead] }, ...NO.hops.slice(1)] });
  equal(texts(".verdict .unresolved"), [instead.text]);
  lab.signals.emit("trace", NO);
  equal(texts(".verdict .unresolved"), []);
  end();
}

export async function testAFixThatIsRefusedSaysWhyAndStops() {
  const { lab, root, wire, texts, answer, end } = start();
  lab.signals.emit("ask", { source: "web", target: "db" });
  await answer({ trace: NO });
  root.querySelector(/** @type {"button"} */ (".fix button"))?.click();
  await answer({ ok: false, error: "No such container: db" });
  equal([texts(".fix .problem"), wire.sent.filter(({ type }) => type === "line").length], [["No such container: db"], 1]);
  end();
}

export async function testARefusedQuestionSaysWhy() {
  const { lab, texts, answer, end } = start();
  lab.signals.emit("ask", { source: "web", target: "nobody" });
  await answer({ ok: false, error: "no such place: nobody" });
  equal([texts(".question .problem"), texts(".verdict")], [["no such place: nobody"], []]);
  end();
}
