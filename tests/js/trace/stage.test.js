/** One packet in several views: it goes on at the same stop, also where there is no picture, and ends where its way is gone. */

import { VIEWS } from "../../../static/cnmviz/views/stage.js";
import { cnmView } from "../../../static/cnmviz/views/cnm.js";
import { after, equal } from "../expect.js";
import { openLab } from "../panels/lab.js";
import { given } from "./given.js";

/** @param {string} name */
async function start(name) {
  const { trace, lab: entities } = await given(name);
  const cards = [{ ...cnmView, key: "second" }, { ...cnmView, key: "list", create: () => ({ focus() {} }) }];
  VIEWS.push(...cards);
  const lab = openLab({ host: entities.hosts, network: entities.networks, sandbox: entities.sandboxes, container: entities.containers, endpoint: entities.endpoints });
  VIEWS.splice(-cards.length);
  const stage = lab.lab.diagram;
  const root = /** @type {HTMLElement} */ ([...document.querySelectorAll("[data-front]")].at(-1));
  const panels = () => [...document.querySelectorAll(".panel:not([hidden])")].at(-1);
  const title = () => panels()?.querySelector(".callout h3")?.textContent ?? "";
  const words = () => document.querySelector(".deck .at")?.textContent ?? "";
  return { ...lab, stage, picture: root, trace, title, words };
}

export async function testAnotherViewGoesOnAtTheSameStop() {
  const { stage, trace, title, words, end } = await start("same bridge");
  const run = stage.showTrace(trace);
  run.clock.stepTo(4);
  equal([title(), words()], ["db Arrival", "Stop 5 of 10"]);
  stage.show("second");
  equal([title(), document.querySelectorAll(".callout").length, words()], ["db Arrival", 1, "Stop 5 of 10"]);
  stage.show("list");
  run.clock.next();
  equal([title(), words(), run.clock.pace(9)], ["", "Stop 6 of 10", 0]);
  stage.show("cnm");
  equal(title(), "db Process takes it");
  end();
}

export async function testOnlyTheViewInFrontHearsOfPeopleAndOneThatComesThereLearnsAtOnce() {
  const { stage, picture, end } = await start("same bridge");
  const flags = () => [...picture.querySelectorAll(".people")].map((one) => one.textContent?.includes("Ben") ?? false);
  stage.setPeople(new Map([["ben", { name: "Ben", colour: "#5f3dc4", cursor: /** @type {[number, number]} */ ([10, 10]) }]]));
  equal(flags(), [true]);
  stage.show("second");
  equal(flags(), [true, true]);
  stage.setPeople(new Map());
  equal(flags(), [true, false]);
  stage.show("cnm");
  equal(flags(), [false, false]);
  end();
}

export async function testItsRootTellsWhetherTheViewInFrontZooms() {
  const { stage, picture, end } = await start("same bridge");
  const zooms = ["list", "second", "outline", "hood", "matrix", "cnm"].map((key) => {
    stage.show(key);
    return picture.hasAttribute("data-zooms");
  });
  equal(zooms, [false, true, false, true, false, true]);
  end();
}

export async function testAPacketUnderWayKeepsPlayingWhenTheViewIsSwitched() {
  const { stage, trace, title, end } = await start("same bridge");
  const run = stage.showTrace(trace);
  run.clock.setSpeed(4);
  stage.show("second");
  equal([run.clock.playing, run.over], [true, false]);
  await after(900);
  equal([run.clock.at > 0, run.clock.playing], [true, true]);
  run.clock.pause();
  equal(title().length > 0, true);
  end();
}

export async function testANewPacketTakesThePlaceOfTheOldOne() {
  const { stage, trace, end } = await start("same bridge");
  const first = stage.showTrace(trace);
  const second = stage.showTrace((await given("same bridge")).trace);
  equal([first.over, second.over, document.querySelectorAll(".deck").length, document.querySelectorAll(".callout").length], [true, false, 1, 1]);
  end();
}

export async function testWhatIsGoneEndsThePacketAndSaysSo() {
  const { lab, stage, trace, said, end } = await start("same bridge");
  const run = stage.showTrace(trace);
  const db = lab.store.containers().find(({ name }) => name === "db");
  lab.store.apply({ type: "frame", seq: lab.store.seq + 1, by: "ben", source: "console", line: "", at: 0, changes: [{ kind: "container", id: db?.id ?? "", before: db ?? null, after: null }] });
  equal([run.over, said.at(-1), document.querySelector(".deck")], [true, "db is gone, so the way of the packet is cleared.", null]);
  const late = stage.showTrace(trace);
  equal([late.over, document.querySelector(".deck, .callout")], [true, null]);
  end();
}

export async function testStopsThatAreSteppedByHandAreHeard() {
  const { stage, trace, said, end } = await start("same bridge");
  const run = stage.showTrace(trace);
  run.clock.pause();
  run.clock.next();
  run.clock.setSpeed(2);
  equal(said.slice(-2).map((text) => text.slice(0, 20)), ["web: Name look-up. T", "web: Route. 172.18.0"]);
  end();
}
