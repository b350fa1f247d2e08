/** Everything by keyboard: each gesture is one docker line, and what is refused says why at its place. */

import { after, equal } from "../expect.js";
import { board } from "./board.js";
import { Builder } from "./labs.js";


function lab() {
  const builder = new Builder();
  const host = builder.host();
  const [front, back] = [builder.network(host, "front"), builder.network(host, "back")];
  const web = builder.container([front], { name: "web" });
  const db = builder.container([back], { name: "db" });
  return { lab: builder.lab, host, front, back, web, db };
}

/** What has the focus, by its name. */
function focused() {
  return document.activeElement?.getAttribute("aria-label")?.split(",")[0];
}

export async function testArrowsGoFromBoxToEndpointToNetwork() {
  const { lab: entities, web } = lab();
  const { diagram, press, end } = await board(entities);
  diagram.focus(`container:${web.id}`);
  const seen = ["ArrowRight", "ArrowDown", "ArrowDown", "ArrowUp", "ArrowUp", "ArrowLeft"].map((key) => {
    press(key);
    return focused();
  });
  equal(seen, [
    "container db",
    `endpoint eth0 ${entities.endpoints[1].address}`,
    "network back",
    `endpoint eth0 ${entities.endpoints[1].address}`,
    "container db",
    "container web",
  ]);
  end();
}

export async function testOneThingIsInTheTabOrder() {
  const { lab: entities, db } = lab();
  const { root, diagram, end } = await board(entities);
  const stops = () => [...root.querySelectorAll("[tabindex='0']")].map((element) => element.getAttribute("data-id"));
  const before = stops();
  diagram.focus(`container:${db.id}`);
  equal([before.length, stops()], [1, [`container:${db.id}`]]);
  end();
}

export async function testDeleteRemovesWhatHasTheFocus() {
  const { lab: entities, web, back } = lab();
  const { diagram, press, heard, end } = await board(entities);
  for (const key of [`container:${web.id}`, `network:${back.id}`, `endpoint:${entities.endpoints[0].id}`]) {
    diagram.focus(key);
    press("Delete");
  }
  equal(heard.sent, [
    ["rm", { containers: ["web"], force: true }],
    ["network rm", { networks: ["back"] }],
    ["network disconnect", { network: "front", container: "web" }],
  ]);
  end();
}

export async function testDeleteRemovesAllThatIsSelected() {
  const { lab: entities, web, db } = lab();
  const { diagram, press, heard, selection, end } = await board(entities);
  selection.set([`container:${web.id}`, `container:${db.id}`]);
  diagram.focus(`container:${db.id}`);
  press("Backspace");
  equal(heard.sent, [["rm", { containers: ["web", "db"], force: true }]]);
  end();
}

export async function testDeleteOfEverythingLeavesOutWhatIsDockersOrGoesAlong() {
  const { lab: entities, web, db } = lab();
  const { diagram, heard, selection, end } = await board(entities);
  const all = [...entities.containers, ...entities.networks, ...entities.endpoints].map(({ kind, id }) => `${kind}:${id}`);
  selection.set(all);
  diagram.focus(`host:${web.host}`);
  diagram.removeSelection();
  await after(20);
  const own = entities.networks.filter(({ predefined }) => !predefined).map(({ name }) => name);
  const names = entities.containers.map(({ name }) => name);
  equal(heard.sent.map(([name]) => name), ["rm", "network rm"]);
  equal(heard.sent.map(([, args]) => [.../** @type {string[]} */ (Object.values(args)[0])].sort()), [names.sort(), own.sort()]);
  equal(names.includes(db.name), true);
  end();
}

export async function testDeleteOfWhatCannotGoSaysSo() {
  const { lab: entities, web } = lab();
  const { diagram, press, heard, selection, end } = await board(entities);
  diagram.focus(`host:${web.host}`);
  press("Delete");
  equal([heard.sent, heard.said.at(-1)], [[], "Nothing is selected"]);
  selection.set([`host:${web.host}`]);
  press("Delete");
  equal([heard.sent, heard.said.at(-1)], [[], "What is selected cannot be removed"]);
  end();
}

export async function testTwoSelectedContainersAreTheTwoEndsOfTheQuestion() {
  const { lab: entities, web, db } = lab();
  const { diagram, press, heard, selection, end } = await board(entities);
  diagram.focus(`container:${web.id}`);
  selection.set([`container:${web.id}`, `container:${db.id}`]);
  press("r");
  equal([heard.asked, diagram.mode], [[["web", "db"]], ""]);
  selection.set([`container:${db.id}`]);
  press("r");
  equal([heard.asked.length, diagram.mode, heard.said.at(-1)?.startsWith("Can web reach")], [1, "reach", true]);
  end();
}

export async function testAFocusThatAPressLeftBehindIsNoEndOfTheQuestion() {
  const { lab: entities, host, web } = lab();
  const { root, diagram, thing, press, heard, selection, end } = await board(entities);
  const left = thing(`host:${host}`);
  left.focus({ preventScroll: true });
  left.dispatchEvent(new PointerEvent("pointerdown", { pointerId: 5, button: 0, bubbles: true }));
  left.dispatchEvent(new PointerEvent("pointerup", { pointerId: 5, button: 0, bubbles: true }));
  selection.set([]);
  press("r");
  equal([diagram.mode, heard.said.at(-1)], ["reach", "Can it reach…: choose where the packet starts"]);
  equal(root.querySelectorAll(".picking-ends .source").length, 0);
  press("Escape");
  equal(root.querySelectorAll(".picking-ends").length, 0);
  selection.set([`host:${host}`]);
  press("r");
  equal([heard.said.at(-1)?.startsWith("Can "), root.querySelectorAll(".picking-ends .source").length], [true, 1]);
  press("Escape");
  selection.set([]);
  diagram.focus(`container:${web.id}`);
  press("r");
  equal(heard.said.at(-1)?.startsWith("Can web reach"), true);
  end();
}

export async function testConnectByKeys() {
  const { lab: entities, web, back } = lab();
  const { root, diagram, press, heard, end } = await board(entities);
  diagram.focus(`container:${web.id}`);
  press("c");
  const lit = [...root.querySelectorAll(".network.valid")].map((element) => element.getAttribute("data-name"));
  diagram.focus(`network:${back.id}`);
  const hint = root.querySelector(".diagram-note.hint")?.textContent;
  press("Enter");
  equal(
    [lit.sort(), hint, heard.sent, diagram.mode],
    [["back", "bridge"], "docker network connect back web", [["network connect", { network: "back", container: "web" }]], ""],
  );
  end();
}

export async function testARefusalIsSaidBeforeAnythingIsSent() {
  const { lab: entities, web, front } = lab();
  const { root, diagram, press, heard, end } = await board(entities);
  diagram.focus(`container:${web.id}`);
  press("c");
  diagram.focus(`network:${front.id}`);
  press("Enter");
  equal(
    [heard.sent, heard.said.at(-1), root.querySelector(".diagram-note.bubble")?.textContent],
    [[], ...Array(2).fill("endpoint with name web already exists in network front")],
  );
  end();
}

export async function testWhatTheServerRefusesIsShown() {
  const { lab: entities, front } = lab();
  const words = "Error response from daemon: network front has active endpoints";
  const { root, diagram, press, heard, end } = await board(entities, () => ({ ok: false, error: words }));
  diagram.focus(`network:${front.id}`);
  press("Delete");
  await after(20);
  const bubble = root.querySelector(".diagram-note.bubble");
  equal([heard.said.at(-1), bubble?.textContent, bubble instanceof HTMLElement && bubble.hidden], [words, words, false]);
  end();
}

export async function testRenameInPlace() {
  const { lab: entities, web } = lab();
  const { root, diagram, press, heard, end } = await board(entities);
  diagram.focus(`container:${web.id}`);
  press("F2");
  const field = /** @type {HTMLInputElement} */ (root.querySelector("input"));
  field.value = "shop";
  press("Enter");
  equal(
    [heard.sent, root.querySelector("input"), focused()],
    [[["rename", { container: "web", name: "shop" }]], null, "container web"],
  );
  press("F2");
  /** @type {HTMLInputElement} */ (root.querySelector("input")).value = "other";
  press("Escape");
  equal([heard.sent.length, root.querySelector("input")], [1, null]);
  end();
}

export async function testCanItReachAsksWithTwoEnds() {
  const { lab: entities, host, web, db } = lab();
  const { diagram, press, heard, end } = await board(entities);
  for (const [from, to] of [
    [`container:${web.id}`, `container:${db.id}`],
    ["outside:outside", `host:${host}`],
    [`endpoint:${entities.endpoints[0].id}`, "outside:outside"],
  ]) {
    diagram.focus(from);
    press("r");
    diagram.focus(to);
    press("Enter");
  }
  equal(
    [heard.asked, diagram.mode],
    [
      [
        ["web", "db"],
        ["@outside", "@host"],
        ["web", "@outside"],
      ],
      "",
    ],
  );
  end();
}

export async function testEscapeLeavesAModeAndThenTheSelection() {
  const { lab: entities, web } = lab();
  const { diagram, press, selection, end } = await board(entities);
  selection.set([`container:${web.id}`]);
  diagram.focus(`container:${web.id}`);
  press("c");
  const modes = [diagram.mode];
  press("Escape");
  modes.push(diagram.mode);
  const kept = [...selection.ids];
  press("Escape");
  equal([modes, kept, selection.ids], [["connect", ""], [`container:${web.id}`], []]);
  end();
}

export async function testEnterOpensAndTheMenuKeyShowsTheMenu() {
  const { lab: entities, web } = lab();
  const { diagram, press, heard, end } = await board(entities);
  diagram.focus(`container:${web.id}`);
  press("Enter");
  press("ContextMenu");
  equal(
    [heard.opened, heard.menus],
    [
      [`container:${web.id}`],
      [["Details", "Can it reach…", "Connect to a network…", "Rename", "---", "Stop", "Restart", "Pause", "---", "Copy as docker lines", "Duplicate", "---", "Remove"]],
    ],
  );
  end();
}

export async function testFocusMovesOnWhenSomebodyRemovesWhatHasIt() {
  const { lab: entities, web } = lab();
  const { diagram, apply, root, end } = await board(entities);
  diagram.focus(`container:${web.id}`);
  await apply([web, null], [entities.sandboxes[0], null], [entities.endpoints[0], null]);
  equal(root.contains(document.activeElement), true);
  end();
}

export async function testOthersAreDrawnAndOneselfIsNot() {
  const { lab: entities, web } = lab();
  const { root, diagram, end } = await board(entities);
  const cursor = /** @type {[number, number]} */ ([10, 20]);
  diagram.setPeople(
    new Map([
      ["ana", { cursor, name: "Ana" }],
      ["ben", { cursor, name: "Ben", colour: "#b94a08", selection: [`container:${web.id}`] }],
    ]),
  );
  equal(
    [[...root.querySelectorAll(".person text")].map((text) => text.textContent), root.querySelectorAll(".held rect").length],
    [["Ben"], 1],
  );
  diagram.setPeople(new Map());
  equal(root.querySelectorAll(".person, .held").length, 0);
  end();
}

export async function testAGestureOnAnotherHostNamesItsContext() {
  const builder = new Builder();
  builder.host("node1");
  const far = builder.container([builder.network(builder.host("node2"), "far")], { name: "far" });
  const { root, diagram, press, end } = await board(builder.lab);
  diagram.focus(`container:${far.id}`);
  press("c");
  diagram.focus(`network:${builder.lab.networks[3].id}`);
  equal(root.querySelector(".diagram-note.hint")?.textContent, "docker --context node2 network connect bridge far");
  end();
}
