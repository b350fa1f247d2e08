/** The palette lists what can be done with the selection, every key, names, and runs lines; what was used last stands first. */

import { ofPage } from "../../../static/cnmviz/panels/palette-actions.js";
import { openPalette } from "../../../static/cnmviz/panels/palette.js";
import { container, host, network } from "../entities.js";
import { after, equal } from "../expect.js";
import { attachment } from "../diagram/labs.js";
import { openLab } from "./lab.js";

function start() {
  const pools = [{ subnet: "10.1.0.0/16", ip_range: "", gateway: "", aux: {}, chosen: true, gateway_asked: false }];
  const front = { ...network("front", 2), pools };
  const opened = openLab({ host: [host("h1", "node1", 1)], network: [front], container: [{ ...container("web", 3), attachments: [attachment({ ...front, name: "back" })] }, container("db", 4)] });
  /** @type {string[]} */
  const done = [];
  opened.lab.shortcuts.add("Build", "N", "Add a network", () => void done.push("network"));
  opened.lab.shortcuts.add("Build", "Delete", "Remove what is selected", () => void done.push("remove"));
  opened.lab.signals.on("line", (line) => void done.push(line));
  opened.lab.signals.on("dialog", ({ key, about }) => void done.push(`${key} ${about}`));
  return { ...opened, done };
}

/** @param {ReturnType<typeof start>} opened @param {string} [text] */
function palette({ lab }, text = "") {
  openPalette(lab);
  const dialog = /** @type {HTMLDialogElement} */ (document.querySelector("dialog"));
  const field = /** @type {HTMLInputElement} */ (dialog.querySelector("input"));
  field.value = text;
  field.dispatchEvent(new Event("input"));
  const press = (/** @type {string} */ key) => void field.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));
  const names = () => [...dialog.querySelectorAll("[role=option]")].map((one) => one.querySelector("b")?.textContent);
  return { dialog, field, press, names };
}

export function testWithoutASelectionItListsWhatHasAKey() {
  localStorage.removeItem("cnmviz.palette-latest");
  const opened = start();
  const { dialog, names } = palette(opened);
  equal(names().slice(0, 2), ["Add a network", "Remove what is selected"]);
  equal([...dialog.querySelectorAll("[role=group]")].map((one) => document.getElementById(one.getAttribute("aria-labelledby") ?? "")?.textContent), ["Build", "Share", "View"]);
  dialog.close();
  opened.end();
}

export async function testWithASelectionItOffersItsMenuWithTheDockerLinesAndTheNetworksToJoin() {
  const opened = start();
  opened.lab.selection.set(["container:web"]);
  const { dialog, press, names } = palette(opened, "front");
  equal([names()[0], dialog.querySelector("[role=option] code")?.textContent], ["Connect to front", "docker network connect front web"]);
  press("Enter");
  await after(10);
  equal(opened.wire.sent.map(({ name, args }) => [name, args]).at(-1), ["network connect", { network: "front", container: "web" }]);
  palette(opened, "disc back").press("Enter");
  await after(10);
  equal(opened.wire.sent.at(-1)?.text, "docker network disconnect back web");
  const again = palette(opened, "remove");
  equal(again.names().includes("Remove what is selected"), false, "the same is not offered twice");
  again.dialog.close();
  await after(10);
  opened.end();
}

export async function testALineIsRunAndNamesAreFound() {
  const opened = start();
  const line = palette(opened, "docker ps -a");
  line.press("Enter");
  await after(10);
  const thing = palette(opened, "db");
  thing.press("Enter");
  await after(10);
  const other = palette(opened, "uptime -p");
  equal(other.names(), ["Run this line in the console"]);
  other.dialog.close();
  await after(10);
  equal([opened.done, opened.lab.selection.ids], [["docker ps -a"], ["container:db"]]);
  opened.end();
}

export async function testALineOfTheLabsOwnCommandsStandsFirstButOneWordMayBeAnAction() {
  const opened = start();
  opened.lab.selection.set(["container:web", "container:db"]);
  const line = palette(opened, "group web db");
  equal(line.names()[0], "Run this line in the console");
  line.dialog.close();
  await after(10);
  const word = palette(opened, "group");
  equal([word.names()[0], word.names().at(-1)], ["Group", "Run this line in the console"]);
  word.press("Enter");
  await after(10);
  equal(opened.wire.sent.at(-1)?.args, { things: ["web", "db"] });
  opened.end();
}

export async function testWhatWasUsedLastStandsFirst() {
  localStorage.removeItem("cnmviz.palette-latest");
  const opened = start();
  palette(opened, "remove what").press("Enter");
  await after(10);
  const { names, dialog } = palette(opened);
  equal([opened.done, names().slice(0, 2)], [["remove"], ["Remove what is selected", "Add a network"]]);
  dialog.close();
  await after(10);
  localStorage.removeItem("cnmviz.palette-latest");
  opened.end();
}

export async function testEscapeClosesAtOnceAlsoWithText() {
  const opened = start();
  const { press, dialog } = palette(opened, "docker");
  press("Escape");
  await after(10);
  equal([dialog.open, document.querySelector("dialog")], [false, null]);
  opened.end();
}

export async function testWhatNeedsMoreSelectedSaysSoAndIsNotChosen() {
  const opened = start();
  opened.lab.selection.set(["container:web"]);
  const one = palette(opened, "align left");
  const first = one.dialog.querySelector("[role=option]");
  equal([one.names()[0], first?.getAttribute("aria-disabled"), first?.querySelector("small")?.textContent], ["Align left edges", "true", "select two or more first"]);
  one.press("Enter");
  await after(10);
  equal(one.dialog.open, true);
  one.dialog.close();
  await after(10);
  opened.lab.selection.set(["container:web", "container:db"]);
  const two = palette(opened, "align left");
  equal(two.dialog.querySelector("[role=option]")?.hasAttribute("aria-disabled"), false);
  two.dialog.close();
  await after(10);
  opened.end();
}

export async function testArrowsMarkAndStayWithinTheList() {
  const opened = start();
  const { field, press, dialog } = palette(opened, "docker zzzz");
  for (const key of ["ArrowDown", "ArrowDown", "ArrowUp", "ArrowUp"]) press(key);
  equal([field.getAttribute("aria-activedescendant"), dialog.querySelectorAll("[aria-selected=true]").length], ["found-0", 1]);
  dialog.close();
  await after(10);
  opened.end();
}

export function testEachPanelIsOfferedAndLeavesOneTabSelected() {
  const { lab, root, end } = start();
  lab.signals.on("show", (key) => lab.panels.show(key));
  for (const [key, label] of [["inspector", "Inspector"], ["log", "Log"]]) lab.panels.add(key, label, () => {});
  const selected = () => [...root.querySelectorAll("[role=tab][aria-selected=true]")].map(({ textContent }) => textContent);
  const offered = ofPage(lab).filter(({ name }) => name.startsWith("Show the panel "));
  const seen = offered.map(({ name, run }) => {
    run?.();
    return [name, ...selected()];
  });
  equal(seen, [["Show the panel Inspector", "Inspector"], ["Show the panel Log", "Log"]]);
  end();
}
