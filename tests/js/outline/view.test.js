/** The outline on a page: the tree pattern by keyboard, deeds as the commands that they are, and changes by others that disturb nobody. */

import { outlineView } from "../../../static/cnmviz/views/outline.js";
import { Builder } from "../diagram/labs.js";
import { frames } from "../diagram/board.js";
import { after, equal } from "../expect.js";
import { openLab } from "../panels/lab.js";

/** @import {Change, Entity, Frame} from "../../../static/cnmviz/types.js" */
/** @import {Lab} from "../../../static/cnmviz/diagram/types.js" */

/** Three containers on one network of one host. */
function small() {
  const builder = new Builder();
  const host = builder.host("node1");
  const front = builder.network(host, "front");
  const [web, api, db] = ["web", "api", "db"].map((name) => builder.container([front], { name }));
  return { topology: builder.lab, host, front, web, api, db };
}

/** @param {Lab} lab */
function open(lab) {
  const { hosts, networks, sandboxes, containers, endpoints } = structuredClone(lab);
  const opened = openLab({ host: hosts, network: networks, sandbox: sandboxes, container: containers, endpoint: endpoints });
  opened.root.style.cssText = "position: relative; width: 800px; height: 600px";
  const view = outlineView.create(opened.root, opened.lab);
  view.shown?.();
  const lines = () => /** @type {HTMLElement[]} */ ([...opened.root.querySelectorAll("[role=treeitem]")]);
  const names = () => lines().map((one) => one.querySelector(".name")?.textContent);
  const line = (/** @type {string} */ name) => /** @type {HTMLElement} */ (lines().find((one) => one.querySelector(".name")?.textContent === name));
  const here = () => document.activeElement?.querySelector(".name")?.textContent;
  const press = (/** @type {string} */ key, /** @type {KeyboardEventInit} */ more = {}) =>
    document.activeElement?.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true, ...more }));
  const apply = async (/** @type {[Entity | null, Entity | null][]} */ ...pairs) => {
    const changes = pairs.map(([before, after]) => /** @type {Change} */ ({ kind: (before ?? after)?.kind, id: (before ?? after)?.id, before, after }));
    opened.lab.store.apply(/** @type {Frame} */ ({ type: "frame", seq: opened.lab.store.seq + 1, by: "ben", source: "console", line: "", at: 0, changes }));
    await frames(2);
  };
  const end = () => {
    view.destroy?.();
    opened.end();
  };
  return { ...opened, view, lines, names, line, here, press, apply, end };
}

export function testArrowsOpenShutAndWalk() {
  const { line, names, here, press, end } = open(small().topology);
  line("node1").focus();
  press("ArrowDown");
  press("ArrowDown");
  equal(here(), "web");
  press("ArrowRight");
  press("ArrowRight");
  press("ArrowRight");
  press("ArrowRight");
  equal(here(), "network front", "opens, goes in, opens:");
  press("ArrowLeft");
  press("ArrowLeft");
  equal([here(), names().includes("network front")], ["eth0", false]);
  press("ArrowLeft");
  press("ArrowLeft");
  press("ArrowLeft");
  equal([here(), line("web").getAttribute("aria-expanded")], ["web", "true"], "to the parent, shut, to the parent:");
  press("*");
  equal(["web", "api", "db"].map((name) => line(name).getAttribute("aria-expanded")), ["true", "true", "true"]);
  press("End");
  equal(here(), "outside");
  press("Home");
  equal(here(), "node1");
  end();
}

export function testOneTabStopAndTheTreesNumbers() {
  const { lines, line, here, press, end } = open(small().topology);
  equal(lines().filter(({ tabIndex }) => tabIndex === 0).length, 1);
  const api = line("api");
  equal(["aria-level", "aria-posinset", "aria-setsize"].map((name) => api.getAttribute(name)), ["3", "2", "3"]);
  line("node1").focus();
  press("d");
  equal(here(), "db", "letters that are no command begin a name:");
  press("w");
  equal(here(), "db", "db, dw: nothing is called so:");
  equal(lines().filter(({ tabIndex }) => tabIndex === 0).length, 1);
  end();
}

export function testSelectsOneSeveralAndStretches() {
  const { lab, line, press, end } = open(small().topology);
  const shut = (/** @type {string} */ name) => {
    line(name).focus();
    press("ArrowLeft");
  };
  for (const name of ["web", "api", "db"]) shut(name);
  const ids = () => lab.selection.ids.map((key) => lab.store.get("container", key.slice(10))?.name ?? key);
  line("web").focus();
  press(" ");
  press("ArrowDown", { shiftKey: true });
  press("ArrowDown", { shiftKey: true });
  equal(ids(), ["web", "api", "db"]);
  equal(line("api").getAttribute("aria-selected"), "true");
  line("api").click();
  equal(ids(), ["api"]);
  line("db").dispatchEvent(new MouseEvent("click", { bubbles: true, ctrlKey: true }));
  equal(ids(), ["api", "db"]);
  press("Escape");
  equal(ids(), []);
  end();
}

export async function testDeedsAreTheCommandsOfThePicture() {
  const { lab, wire, line, press, web, host, end } = { ...open(small().topology), ...small() };
  /** @type {unknown[]} */
  const heard = [];
  for (const name of /** @type {const} */ (["dialog", "ask", "show"])) lab.signals.on(name, (value) => void heard.push([name, value]));
  line("web").focus();
  for (const key of ["Enter", "c", "F2", "r", "a", "n"]) press(key);
  const thing = `container:${web.id}`;
  equal(heard, [
    ["show", "inspector"], ["dialog", { key: "connect", about: thing }], ["dialog", { key: "rename", about: thing }], ["ask", { source: "web" }],
    ["dialog", { key: "add-container", about: `host:${host}` }], ["dialog", { key: "add-network", about: `host:${host}` }],
  ]);
  press("Delete");
  await after(0);
  const removed = wire.sent.find(({ name }) => name === "rm");
  equal(removed.args, { containers: ["web"], force: true });
  end();
}

export async function testItsMenuGroupsAndTakesApartWithoutLeavingTheList() {
  const { lab, wire, said, line, press, apply, web, api, end } = { ...open(small().topology), ...small() };
  lab.diagram.show("outline");
  const choose = (/** @type {string} */ label) => {
    press("F10", { shiftKey: true });
    const items = /** @type {HTMLElement[]} */ ([...document.querySelectorAll("[role=menuitem]")]);
    const item = items.find(({ textContent }) => textContent?.startsWith(label));
    if (item) item.click();
    else press("Escape");
    return Boolean(item);
  };
  line("web").focus();
  equal([choose("Group"), choose("Ungroup")], [false, false], "one thing in no group:");
  lab.selection.set([web, api].map(({ id }) => `container:${id}`));
  line("web").focus();
  equal([choose("Group"), lab.diagram.front], [true, "outline"]);
  await after(0);
  const asked = wire.sent.find(({ name }) => name === "group");
  equal(asked.args, { things: ["web", "api"] });
  wire.says({ type: "receipt", ref: asked.ref, ok: true });
  await after(0);
  equal(said.at(-1), "2 things are one group now");
  await apply([null, { kind: "position", id: web.id, of: "container", placed: false, x: 0, y: 0, rank: 0, group: 1, number: 99 }]);
  line("web").focus();
  equal([choose("Ungroup"), lab.diagram.front], [true, "outline"]);
  await after(0);
  equal(wire.sent.find(({ name }) => name === "ungroup").args, { things: ["web"] });
  lab.diagram.show("cnm");
  end();
}

export async function testWhatIsRefusedIsSaidInDockersWords() {
  const { wire, said, line, press, end } = open(small().topology);
  line("front").focus();
  press("Delete");
  const asked = wire.sent.find(({ name }) => name === "network rm");
  wire.says({ type: "receipt", ref: asked.ref, ok: false, error: "error while removing network: network front has active endpoints" });
  await after(20);
  equal(said.at(-1), "error while removing network: network front has active endpoints");
  line("node1").focus();
  press("Delete");
  equal(said.at(-1), "This cannot be removed");
  end();
}

export async function testChangesByOthersMoveNeitherFocusNorWhatIsOpen() {
  const { lab, line, here, press, apply, web, end } = { ...open(small().topology), ...small() };
  const element = line("api");
  element.focus();
  press("ArrowLeft");
  const old = lab.store.get("container", web.id) ?? null;
  await apply([old, { ...web, name: "shop" }]);
  equal([here(), line("api") === element, line("api").getAttribute("aria-expanded"), line("shop").getAttribute("aria-expanded")], ["api", true, "false", "true"]);
  end();
}

export async function testWhatVanishesUnderTheFocusHandsItOnAndSaysSo() {
  const { lab, said, line, here, apply, db, end } = { ...open(small().topology), ...small() };
  line("db").focus();
  const endpoint = lab.store.endpointsOf(db.sandbox)[0];
  await apply([endpoint, null], [lab.store.get("sandbox", db.sandbox) ?? null, null], [lab.store.get("container", db.id) ?? null, null]);
  equal([here(), said.at(-1)], ["api", "db is gone; now at api"]);
  end();
}

export async function testBehindAnotherViewNothingIsDrawn() {
  const { view, lab, names, apply, web, end } = { ...open(small().topology), ...small() };
  view.hidden?.();
  await apply([lab.store.get("container", web.id) ?? null, { ...web, name: "shop" }]);
  equal(names().includes("shop"), false);
  view.shown?.();
  equal(names().includes("shop"), true);
  end();
}

/** How many nodes the lines changed while something was done. @param {HTMLElement[]} lines @param {() => void} act */
function touched(lines, act) {
  const watcher = new MutationObserver(() => {});
  for (const one of lines) watcher.observe(one, { attributes: true, childList: true, subtree: true });
  act();
  const found = new Set(watcher.takeRecords().map(({ target }) => /** @type {Element} */ (target).closest("[role=treeitem]")?.getAttribute("data-thing")));
  watcher.disconnect();
  return [...found];
}

export function testOnlyWhatSomebodyTakesOrLeavesIsTouched() {
  const { view, lab, lines, line, web, api, end } = { ...open(small().topology), ...small() };
  const [one, two] = [web, api].map(({ id }) => `container:${id}`);
  const ben = { name: "Ben", colour: "#5f3dc4", cursor: /** @type {[number, number]} */ ([1, 1]), selection: [one] };
  const hold = (/** @type {import("../../../static/cnmviz/types.js").PresenceOf[]} */ ...people) => touched(lines(), () => view.setPeople?.(new Map(people.map((person) => [person.name ?? "", person]))));
  equal(hold(ben), [one]);
  equal(line("web").getAttribute("aria-description"), "selected by Ben");
  equal(hold({ ...ben, cursor: [2, 2], selection: [one] }), [], "only the pointer has moved:");
  equal(hold({ ...ben, colour: "#0b7285" }), [one], "another colour:");
  equal(hold({ ...ben, selection: [two] }), [one, two]);
  equal(hold(), [two]);
  equal(touched(lines(), () => lab.selection.set([one])), [one]);
  equal(touched(lines(), () => lab.selection.set([one, two])), [two]);
  equal(touched(lines(), () => lab.selection.set([])), [one, two]);
  end();
}

export function testWhatIsSelectedMeanwhileIsMarkedWhenItIsLookedAtAgain() {
  const { view, lab, lines, line, web, end } = { ...open(small().topology), ...small() };
  view.hidden?.();
  equal(touched(lines(), () => lab.selection.set([`container:${web.id}`])), []);
  view.shown?.();
  equal(line("web").getAttribute("aria-selected"), "true");
  end();
}

export async function testAFilterFindsAndTheArrowLeadsThere() {
  const { root, names, here, press, end } = open(small().topology);
  const field = /** @type {HTMLInputElement} */ (root.querySelector("input"));
  field.value = "api";
  field.dispatchEvent(new Event("input"));
  equal([names().slice(0, 3), root.querySelector("[role=status]")?.textContent], [["node1", "Containers", "api"], "1 thing found"]);
  field.focus();
  press("ArrowDown");
  equal(here(), "api");
  end();
}

export function testGoesToAThingWhereverItIsHidden() {
  const { lab, view, line, here, press, front, end } = { ...open(small().topology), ...small() };
  line("node1").focus();
  press("ArrowLeft");
  const endpoint = lab.store.endpointsOn(front.id)[1];
  view.focus(`endpoint:${endpoint.id}`);
  equal([here(), document.activeElement?.getAttribute("aria-level")], ["eth0", "5"]);
  end();
}

export function testAThousandContainersOpenAtOnce() {
  const builder = new Builder();
  const host = builder.host();
  const networks = Array.from({ length: 20 }, (_, at) => builder.network(host, `net${at}`));
  for (let at = 0; at < 1000; at += 1) builder.container([networks[at % 20]], { name: `box${at}` });
  const { root, lab, end } = open(structuredClone(builder.lab));
  const view = outlineView.create(root, lab);
  const began = performance.now();
  view.shown?.();
  const took = performance.now() - began;
  equal(took < 200, true, `it took ${Math.round(took)} ms:`);
  const group = root.querySelector("[data-id$='/containers']");
  equal(group?.getAttribute("aria-expanded"), "false");
  view.destroy?.();
  end();
}
