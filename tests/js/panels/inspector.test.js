/** The inspector says what is selected, in CNM words, and each of its buttons sends the line it shows. */

import { createInspector } from "../../../static/cnmviz/panels/inspector.js";
import { frames } from "../diagram/board.js";
import { container, endpoint, host, network } from "../entities.js";
import { equal } from "../expect.js";
import { openLab } from "./lab.js";

const EVIL = "<img src=x onerror=1>";

function start() {
  const web = { ...container("web", 1), sandbox: "s1", labels: { note: EVIL } };
  const plug = { ...endpoint("e1", "s1", "front", 1), container: "web", address: "172.18.0.2", prefix: 16, dns_names: ["web", EVIL] };
  /** @type {import("../../../static/cnmviz/types.js").Sandbox} */
  const sandbox = { kind: "sandbox", id: "s1", host: "h1", container: "web", namespace: "", embedded_dns: true, number: 1 };
  const idle = { ...container("idle", 2), status: "exited", exit_code: 137 };
  const lab = openLab({ host: [host("h1", "node1", 1)], network: [network("front", 1)], container: [web, idle], sandbox: [sandbox], endpoint: [plug] });
  createInspector(lab.root, lab.lab);
  const select = async (/** @type {string[]} */ ...keys) => {
    lab.lab.selection.set(keys);
    await frames(3);
  };
  const texts = (/** @type {string} */ selector) => [...lab.root.querySelectorAll(selector)].map((one) => one.textContent);
  return { ...lab, select, texts };
}

export async function testARunningContainer() {
  const { root, select, texts, end } = start();
  await select("container:web");
  equal([texts("h3"), texts(".badge"), texts(".card h5 .link"), texts(".card dt"), texts(".card dd")], [
    ["web"], ["running"], ["front"], ["Address", "DNS names"], ["172.18.0.2/16", `web${EVIL}`],
  ]);
  equal(texts(".action code"), [
    "docker stop web", "docker restart web", "docker pause web", "docker network connect NETWORK web", "docker rename web NEW_NAME", "docker rm -f web",
  ]);
  equal(root.querySelectorAll("img").length, 0);
  end();
}

export async function testAStoppedOneHasNoSandbox() {
  const { select, texts, end } = start();
  await select("container:idle");
  equal([texts(".badge"), texts("h4"), texts(".card"), texts(".action code")[0]], [["exited (137)"], ["No sandbox", "Actions"], [], "docker start idle"]);
  end();
}

export async function testAButtonSendsTheLineItShows() {
  const { root, wire, select, end } = start();
  await select("endpoint:e1");
  root.querySelector(/** @type {"button"} */ (".action"))?.click();
  equal(wire.sent.map(({ type, text }) => [type, text]).filter(([type]) => type === "line"), [["line", "docker network disconnect front web"]]);
  end();
}

export async function testAnInternalNetworkIsNotSaidToLeadOutside() {
  const back = { ...network("back", 2), internal: true };
  const { lab, root, end } = openLab({ host: [host("h1", "node1", 1)], network: [network("front", 1), back] });
  createInspector(root, lab);
  const said = async (/** @type {string} */ key) => {
    lab.selection.set([key]);
    await frames(3);
    return root.querySelector(".teaching")?.textContent;
  };
  equal([await said("network:front"), await said("network:back")], ["A virtual switch. It leads outside.", "A virtual switch. It is closed."]);
  end();
}

export async function testAnEmptyLabOffersAnExample() {
  const { lab, root, end } = openLab({ host: [host("h1", "node1", 1)] });
  createInspector(root, lab);
  let asked = 0;
  lab.signals.on("example", () => void (asked += 1));
  [...root.querySelectorAll("button")].find(({ textContent }) => textContent === "Try an example")?.click();
  equal(asked, 1);
  end();
}

export async function testTwoContainersAreAQuestion() {
  const { lab, root, select, end } = start();
  /** @type {unknown[]} */
  const asked = [];
  lab.signals.on("ask", (question) => void asked.push(question));
  await select("container:web", "container:idle");
  root.querySelector(/** @type {"button"} */ (".primary"))?.click();
  equal(asked, [{ source: "web", target: "idle" }]);
  end();
}

export async function testItFollowsTheLab() {
  const { lab, select, texts, end } = start();
  await select("container:web");
  const before = lab.store.get("container", "web");
  const renamed = before ? { ...before, name: "shop" } : null;
  lab.store.apply({ type: "frame", seq: 8, by: "ben", source: "console", line: "docker rename web shop", at: 0, changes: [{ kind: "container", id: "web", before: before ?? null, after: renamed }] });
  await frames(3);
  equal(texts("h3"), ["shop"]);
  end();
}

/** Somebody else changes something: the container has another name. @param {ReturnType<typeof start>["lab"]} lab @param {string} name */
async function rename({ store }, name) {
  const before = store.get("container", "web") ?? null;
  const change = { kind: /** @type {const} */ ("container"), id: "web", before, after: before && { ...before, name } };
  store.apply({ type: "frame", seq: store.seq + 1, by: "ben", source: "console", line: "", at: 0, changes: [change] });
  await frames(3);
}

export async function testWhatItIsOnLinuxIsWorkedOutWhenItIsOpened() {
  const { root, select, texts, end } = start();
  await select("container:web");
  const section = root.querySelector("details");
  equal([section?.open, texts("details p")], [false, []], "folded:");
  section?.querySelector("summary")?.click();
  await frames(3);
  equal([section?.open, texts("details h4")[0]], [true, "Network namespace s1"]);
  await select("container:idle");
  equal(texts("details"), [], "nothing of what is stopped:");
  end();
}

export async function testWhatSomebodyOpenedStaysOpenAndUpToDate() {
  const { lab, root, select, texts, end } = start();
  await select("endpoint:e1");
  root.querySelector("summary")?.click();
  await frames(3);
  await select("container:web");
  equal([root.querySelector("details")?.open, texts("details h4")[0]], [true, "Network namespace s1"], "of another thing:");
  await rename(lab, "shop");
  equal([texts("h3"), root.querySelector("details")?.open, texts("details h4")[0]], [["shop"], true, "Network namespace s1"], "after a change:");
  root.querySelector("summary")?.click();
  await rename(lab, "store");
  equal([root.querySelector("details")?.open, texts("details p")], [false, []], "closed again:");
  end();
}

export async function testFocusAndScrollStayWhenOthersChangeSomething() {
  const { lab, root, select, end } = start();
  await select("container:web");
  Object.assign(root.style, { height: "200px", overflow: "auto" });
  root.querySelector("summary")?.click();
  await frames(3);
  root.querySelector("summary")?.focus();
  root.scrollTop = 40;
  await rename(lab, "shop");
  equal([root.scrollTop, document.activeElement?.textContent], [40, "On Linux"]);
  await select("endpoint:e1");
  equal(root.scrollTop, 0, "another thing is read from its head:");
  end();
}
