/** A picture behind another view draws nothing, and is as the lab is when it comes back or is asked for. */

import { after, equal } from "../expect.js";
import { container } from "../entities.js";
import { frames } from "../diagram/board.js";
import { Builder } from "../diagram/labs.js";
import { openLab } from "../panels/lab.js";
import { given } from "../trace/given.js";

/** @import {Change, Entity, Frame} from "../../../static/cnmviz/types.js" */
/** @import {LabStore} from "../../../static/cnmviz/store.js" */

const STYLE = ".stage-under-test, .stage-under-test .picture { height: 500px; width: 900px } .stage-under-test .diagram { width: 100%; height: 100% }";

/** What is drawn around a host. */
const FRAME = '[data-kind="host"] rect';

/** @param {import("../../../static/cnmviz/diagram/types.js").Lab} entities */
function open({ hosts, networks, sandboxes, containers, endpoints }) {
  const style = document.createElement("style");
  style.textContent = STYLE;
  document.head.append(style);
  const lab = openLab({ host: hosts, network: networks, sandbox: sandboxes, container: containers, endpoint: endpoints });
  const picture = /** @type {HTMLElement} */ ([...document.querySelectorAll("[data-front]")].at(-1));
  picture.className = "stage-under-test";
  const end = () => {
    lab.lab.diagram.show("cnm");
    lab.end();
    style.remove();
  };
  const view = (/** @type {string} */ key) => /** @type {HTMLElement} */ (picture.querySelector(`.panel.${key}`));
  return { ...lab, stage: lab.lab.diagram, store: lab.lab.store, picture, view, end };
}

/** Two containers on one bridge, after both pictures were looked at; the hood is behind. */
async function start() {
  const builder = new Builder();
  const front = builder.network(builder.host(), "front");
  const [web, db] = ["web", "db"].map((name) => builder.container([front], { name }));
  const lab = open(builder.lab);
  lab.stage.show("hood");
  lab.stage.show("cnm");
  await frames(2);
  const { sandboxes, endpoints } = builder.lab;
  /** One container less, and all that it had. @type {[Entity, null][]} */
  const gone = [[db, null], [sandboxes[1], null], [endpoints[1], null]];
  return { ...lab, web, db, gone };
}

/** @param {LabStore} store @param {...[before: Entity | null, after: Entity | null]} pairs */
function apply(store, ...pairs) {
  const changes = pairs.map(([before, after]) => /** @type {Change} */ ({ kind: (before ?? after)?.kind, id: (before ?? after)?.id, before, after }));
  store.apply(/** @type {Frame} */ ({ type: "frame", seq: store.seq + 1, by: "ben", source: "console", line: "", at: 0, changes }));
}

/** Counts what is changed in an element. @param {Element} element */
function watched(element) {
  const seen = { changes: 0 };
  new MutationObserver((changes) => void (seen.changes += changes.length)).observe(element, { attributes: true, childList: true, characterData: true, subtree: true });
  return seen;
}

export async function testBehindAnotherViewNothingIsDrawn() {
  const { lab, stage, store, view, web, end } = await start();
  const key = `container:${web.id}`;
  const [front, behind] = [watched(view("cnm")), watched(view("hood"))];
  apply(store, [web, { ...web, name: "shop" }]);
  await frames(3);
  lab.selection.set([key]);
  stage.setPeople(new Map([["ben", { name: "Ben", selection: [key] }]]));
  await frames(3);
  equal([front.changes > 0, behind.changes], [true, 0]);
  stage.show("hood");
  apply(store, [{ ...web, name: "shop" }, web]);
  await frames(3);
  equal(behind.changes > 0, true, "in front it is drawn:");
  end();
}

export async function testItComesBackAsTheLabIs() {
  const { lab, stage, store, view, web, db, gone, end } = await start();
  const key = `container:${web.id}`;
  for (let i = 0; i < 20; i++) apply(store, [null, { ...container(`more${i}`, 50 + i), host: web.host, network_mode: "front", status: "exited", sandbox: "" }]);
  apply(store, [web, { ...web, name: "shop" }]);
  apply(store, ...gone);
  lab.selection.set([key]);
  stage.setPeople(new Map([["ben", { name: "Ben", selection: ["container:more3"] }]]));
  await frames(2);
  stage.show("hood");
  const hood = view("hood");
  const thing = (/** @type {string} */ key) => hood.querySelector(`[data-id="${key}"]`);
  equal([thing(key)?.getAttribute("aria-label")?.slice(0, 14), hood.querySelectorAll('[data-kind="container"]').length], ["container shop", 21]);
  equal([thing(`container:${db.id}`), thing(`endpoint:${gone[2][0].id}`)], [null, null]);
  equal([...hood.querySelectorAll(".selected")].map((one) => /** @type {SVGElement} */ (one).dataset.id), [key]);
  equal(hood.querySelectorAll(".held rect").length, 1, "what Ben has selected:");
  equal(hood.querySelectorAll('.world [tabindex="0"]').length, 1, "a way in for the keyboard:");
  const [all, pane] = [FRAME, ".picture"].map((one) => /** @type {Element} */ (hood.querySelector(one)).getBoundingClientRect());
  equal([all.left >= pane.left, all.right <= pane.right, all.bottom <= pane.bottom + 1], [true, true, true], "all of it in view, at once:");
  end();
}

export async function testTheFocusGoesOnWhereWhatHadItIsGone() {
  const { stage, store, view, web, db, gone, end } = await start();
  const key = `container:${web.id}`;
  stage.show("hood");
  stage.focus(`container:${db.id}`);
  stage.show("cnm");
  apply(store, ...gone);
  await frames(2);
  stage.show("hood");
  equal(view("hood").querySelectorAll('.world [tabindex="0"]').length, 1);
  stage.focus(key);
  equal(/** @type {HTMLElement} */ (document.activeElement).dataset.id, key);
  end();
}

export async function testASizeThatChangedMeanwhileIsSeen() {
  const { stage, picture, view, end } = await start();
  const width = () => view("hood").querySelector(FRAME)?.getBoundingClientRect().width ?? 0;
  stage.show("hood");
  await after(600);
  const before = width();
  stage.show("cnm");
  for (const pane of /** @type {NodeListOf<HTMLElement>} */ (picture.querySelectorAll(".picture"))) pane.style.width = "400px";
  await frames(2);
  stage.show("hood");
  await after(600);
  equal([before > 400, width() < 400, width() > 200], [true, true, true]);
  end();
}

export async function testThePictureThatIsAskedForIsFresh() {
  const { stage, store, web, end } = await start();
  const key = `container:${web.id}`;
  const name = () => stage.drawing().world.querySelector(`[data-id="${key}"]`)?.getAttribute("aria-label")?.slice(0, 14);
  stage.show("outline");
  apply(store, [web, { ...web, name: "shop" }]);
  equal(name(), "container shop", "behind the outline:");
  stage.show("hood");
  apply(store, [{ ...web, name: "shop" }, { ...web, name: "mill" }]);
  equal(name(), "container mill", "before its frame:");
  end();
}

export async function testWhatOnlyTheCnmPictureDoesBringsItToTheFrontAsTheLabIs() {
  const { lab, stage, store, view, web, end } = await start();
  const key = `container:${web.id}`;
  stage.show("outline");
  apply(store, [web, { ...web, name: "shop" }]);
  lab.selection.set([key]);
  stage.align("left");
  const shown = view("cnm").querySelector(`[data-id="${key}"]`);
  equal([stage.front, shown?.getAttribute("aria-label")?.slice(0, 14), shown?.classList.contains("selected")], ["cnm", "container shop", true]);
  end();
}

export async function testATraceGoesAlongTheNewLinesOfAPictureThatComesBack() {
  const { trace, lab: entities } = await given("same bridge");
  const { stage, store, view, end } = open(entities);
  const run = stage.showTrace(trace);
  run.clock.stepTo(4);
  const seen = () => [view("cnm").querySelector(".callout h3")?.textContent, [...view("cnm").querySelectorAll(".trail.drawn")].at(-1)?.getAttribute("d")];
  const [title, way] = seen();
  stage.show("hood");
  equal(view("hood").querySelector(".callout h3")?.textContent, title);
  const db = entities.containers.find(({ name }) => name === "db");
  apply(store, [null, { kind: "position", id: db?.id ?? "", of: "container", placed: true, x: 900, y: 300, rank: 0, group: 0, number: 1 }]);
  await frames(2);
  stage.show("cnm");
  equal([seen()[0], seen()[1] === way, document.querySelectorAll(".callout").length], [title, false, 1]);
  end();
}
