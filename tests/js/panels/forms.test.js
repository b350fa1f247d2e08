/** The forms write the docker command line while one fills them, and send exactly that. */

import { addContainer } from "../../../static/cnmviz/panels/add-container.js";
import { addNetwork } from "../../../static/cnmviz/panels/add-network.js";
import { connect } from "../../../static/cnmviz/panels/connect.js";
import { container, host, network } from "../entities.js";
import { after, closed, equal } from "../expect.js";
import { openLab } from "./lab.js";

function start() {
  const joined = { ...container("web", 1), attachments: [/** @type {any} */ ({ network: "front" })] };
  const predefined = { ...network("bridge", 1), predefined: true };
  return openLab({ host: [host("h1", "node1", 1), host("h2", "node2", 2)], network: [predefined, network("front", 2), network("back", 3)], container: [joined] });
}

const dialog = () => /** @type {HTMLDialogElement} */ (document.querySelector("dialog"));
const line = () => dialog().querySelector(".command-line")?.textContent;

/**
 * @param {string} label
 * @param {string | boolean} value
 */
function fill(label, value) {
  const labels = [...dialog().querySelectorAll("label")];
  const named = labels.find(({ textContent }) => textContent?.startsWith(label));
  const control = /** @type {HTMLInputElement} */ (named?.control);
  if (typeof value === "boolean") control.checked = value;
  else control.value = value;
  control.dispatchEvent(new Event("input", { bubbles: true }));
}

async function close() {
  dialog().close();
  await closed();
}

export async function testRun() {
  const { lab, end } = start();
  addContainer(lab, "");
  equal(line(), "docker run -d --name c1 nginx");
  fill("Name", "my web");
  fill("Network", "front");
  fill("Publish", "8080:80, 53:53/udp");
  fill("IPv4", "172.18.0.9");
  fill("Network alias", "a b");
  fill("Command", "sh -c 'sleep 9'");
  equal(line(), "docker run -d --name 'my web' --network front --ip 172.18.0.9 --network-alias a --network-alias b -p 8080:80 -p 53:53/udp nginx sh -c 'sleep 9'");
  fill("Host", "h2");
  equal(line()?.startsWith("docker --context node2 run -d"), true);
  await close();
  end();
}

export async function testNetworkCreate() {
  const { lab, end } = start();
  addNetwork(lab, "host:h2");
  fill("Host", "h1");
  fill("Name", "data");
  fill("Internal", true);
  fill("Subnet", "10.1.0.0/16");
  fill("Gateway", "10.1.0.254");
  fill("IP range", "10.1.5.0/24");
  equal(line(), "docker network create --internal --subnet 10.1.0.0/16 --ip-range 10.1.5.0/24 --gateway 10.1.0.254 data");
  await close();
  end();
}

export async function testConnectOffersWhatIsNotConnectedPredefinedLast() {
  const { lab, end } = start();
  connect(lab, "container:web");
  equal([...dialog().querySelectorAll("option")].map(({ value }) => value), ["back", "bridge"]);
  equal(line(), "docker network connect back web");
  await close();
  end();
}

export async function testARefusalStaysInTheDialogAndSuccessClosesIt() {
  const { lab, wire, end } = start();
  addNetwork(lab, "");
  dialog().querySelector("form")?.requestSubmit();
  const [first] = wire.sent.filter(({ type }) => type === "line");
  wire.says({ type: "receipt", ref: first.ref, ok: false, error: "network with name net1 already exists" });
  await after(0);
  equal([first.text, dialog().querySelector(".problem")?.textContent], ["docker network create net1", "network with name net1 already exists"]);
  dialog().querySelector("form")?.requestSubmit();
  wire.says({ type: "receipt", ref: wire.sent.at(-1).ref, ok: true });
  await closed();
  equal(document.querySelector("dialog"), null);
  end();
}

export async function testTypingReplacesTheProposedName() {
  const { lab, end } = start();
  addContainer(lab, "");
  equal(selected(), "c1");
  await close();
  end();
}

function selected() {
  const { value, selectionStart, selectionEnd } = /** @type {HTMLInputElement} */ (document.activeElement);
  return value.slice(selectionStart ?? 0, selectionEnd ?? 0);
}
