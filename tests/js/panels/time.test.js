/** The history's bar goes through the steps; while an earlier one is looked at, the page says so and lets nothing be changed. */

import { createInspector } from "../../../static/cnmviz/panels/inspector.js";
import { createDialogs } from "../../../static/cnmviz/panels/dialogs.js";
import { createNews } from "../../../static/cnmviz/panels/news.js";
import { createReach } from "../../../static/cnmviz/panels/reach.js";
import { createTime } from "../../../static/cnmviz/panels/time.js";
import { container, host } from "../entities.js";
import { after, equal } from "../expect.js";
import { openLab } from "./lab.js";

/** @import {Change, Frame} from "../../../static/cnmviz/types.js" */

const NAMES = ["web", "db", "api"];

/**
 * Steps 8, 9 and 10 make a container each; Ben makes the second.
 * @returns {Frame[]}
 */
function frames() {
  return NAMES.map((name, index) => ({
    type: "frame", seq: 8 + index, by: index === 1 ? "ben" : "ana", source: "console", line: `docker run -d --name <b>${name}</b> nginx`, at: 1000,
    changes: /** @type {Change[]} */ ([{ kind: "container", id: name, before: null, after: container(name, 8 + index) }]),
  }));
}

async function start() {
  const old = /** @type {Frame[]} */ (Array.from({ length: 7 }, (_, at) => ({ type: "frame", seq: at + 1, by: "", source: "lab", line: "", at: 0, changes: [] })));
  const past = { frames: async (/** @type {number} */ before) => old.slice(0, before - 1), moment: () => Promise.reject(new Error("too far")) };
  const lab = openLab({ host: [host("h1", "node1", 1)] }, past);
  lab.lab.people.know([{ id: "ben", name: "<i>Ben</i>", colour: "#5f3dc4" }]);
  lab.lab.socket.on("frame", (frame) => lab.lab.live.apply(frame));
  createTime(lab.root, lab.lab);
  createDialogs(lab.lab);
  createNews(lab.lab);
  for (const frame of frames()) lab.wire.says(frame);
  const press = (/** @type {string} */ key, target = document.activeElement ?? document.body) =>
    target.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));
  const click = (/** @type {string} */ name) => [...lab.root.querySelectorAll("button")].find((one) => (one.getAttribute("aria-label") ?? one.textContent) === name)?.click();
  const settled = async () => {
    while (lab.lab.timeline.waiting) await after(1);
    await after(40);
  };
  const seen = () => lab.lab.store.containers().map(({ id }) => id);
  const slider = /** @type {HTMLInputElement} */ (lab.root.querySelector("input[type=range]"));
  const text = (/** @type {string} */ selector) => lab.root.querySelector(selector)?.textContent ?? "";
  const changes = () => lab.wire.sent.filter(({ type, name }) => (type === "command" && name !== "reach") || type === "line");
  return { ...lab, press, click, settled, seen, slider, text, changes };
}

export async function testHOpensItAndEscapeLeadsBackToThePresent() {
  const { lab, root, press, click, settled, seen, slider, end } = await start();
  const bar = /** @type {HTMLElement} */ (root.querySelector(".time-bar"));
  const before = /** @type {HTMLElement} */ (root.appendChild(document.createElement("button")));
  before.focus();
  press("h");
  equal([bar.hidden, document.activeElement === slider, slider.max, slider.value], [false, true, "10", "10"]);
  click("Previous step");
  await settled();
  equal([seen(), slider.value], [["web", "db"], "9"]);
  press("Escape", slider);
  equal([bar.hidden, lab.timeline.at, seen(), document.activeElement === before], [true, 0, NAMES, true]);
  end();
}

export async function testItIsDrawnAnewForANameButNotForAPointer() {
  const { wire, root, click, press, settled, text, end } = await start();
  press("h", root);
  click("Previous step");
  await settled();
  const tells = async (/** @type {object} */ ben) => {
    const before = root.querySelector(".time-who");
    wire.says({ type: "presence", people: { ben } });
    await after(40);
    return [root.querySelector(".time-who b")?.textContent, root.querySelector(".time-who") === before];
  };
  equal(await tells({ cursor: [1, 1], selection: [] }), ["<i>Ben</i>", true]);
  equal(await tells({ name: "Benedikt" }), ["Benedikt", false]);
  equal(text(".time-step"), "Step 9 of 10");
  end();
}

export async function testTheSliderGoesToAStepAndTellsWhoDidWhat() {
  const { root, press, settled, seen, slider, text, end } = await start();
  press("h", root);
  slider.value = "9";
  slider.dispatchEvent(new Event("input"));
  await settled();
  equal(seen(), ["web", "db"]);
  equal(slider.getAttribute("aria-valuetext"), "Step 9 of 10: <i>Ben</i>: docker run -d --name <b>db</b> nginx");
  equal([text(".time-step"), text(".time-who b"), text(".time-line code"), root.querySelectorAll("i, code b").length], ["Step 9 of 10", "<i>Ben</i>", "docker run -d --name <b>db</b> nginx", 0]);
  equal([...root.querySelectorAll(".time-mark")].map((mark) => mark.getAttribute("title")), ["Ana", "<i>Ben</i>", "Ana"]);
  end();
}

export async function testTheBannerSaysWhereOneIsAndCountsWhatComes() {
  const { root, wire, press, click, settled, text, end } = await start();
  const banner = /** @type {HTMLElement} */ (root.querySelector(".past-banner"));
  equal(banner.hidden, true);
  press("h", root);
  click("First step");
  await settled();
  wire.says({ .../** @type {Frame} */ (frames()[0]), seq: 11, changes: [] });
  equal([banner.hidden, text(".past-banner p"), text(".past-banner .badge")], [false, "You are looking at step 1 of 11", "1 newer"]);
  click("Back to now");
  equal([banner.hidden, root.classList.contains("in-the-past")], [true, false]);
  end();
}

export async function testNothingIsChangedFromThePast() {
  const { lab, root, press, click, settled, changes, said, end } = await start();
  press("h", root);
  click("Previous step");
  await settled();
  const why = "You are looking at step 9 of 10. Go back to now, or continue from here in a lab of its own.";
  lab.signals.emit("dialog", { key: "add-container" });
  equal([document.querySelector("dialog"), said.at(-1)], [null, why]);
  const answers = await Promise.all([lab.commands.undo(), lab.commands.send("rm", { containers: ["web"] }), lab.commands.line("docker rm -f web", { source: "form" })]);
  equal([answers.map(({ ok, error }) => [ok, error]), changes()], [[[false, why], [false, why], [false, why]], []]);
  equal(said.filter((text) => text === why).length, 4, "each of them is said");
  void lab.commands.line("docker rm -f web");
  equal(changes().length, 1, "the console works on the present");
  click("Back to now");
  void lab.commands.undo();
  equal(changes().length, 2);
  end();
}

export async function testQuestionsAreAskedAboutTheMoment() {
  const { lab, root, wire, press, click, settled, end } = await start();
  createReach(root, lab);
  press("h", root);
  click("Previous step");
  await settled();
  const asked = (/** @type {string} */ name) => wire.sent.findLast((message) => message.name === name);
  lab.signals.emit("ask", { source: "web", target: "db" });
  void lab.commands.send("matrix", {});
  equal([asked("reach")?.at, asked("matrix")?.at], [9, 9]);
  click("Back to now");
  wire.says({ type: "receipt", ref: asked("reach").ref, ok: false, error: "an answer about another moment" });
  await after(0);
  equal(/** @type {HTMLElement} */ (root.querySelector(".problem")).hidden, true);
  void lab.commands.send("matrix", {});
  equal("at" in asked("matrix"), false);
  end();
}

export async function testTheSelectionComesBackWithThePresent() {
  const { lab, root, press, click, settled, end } = await start();
  const panel = document.createElement("div");
  createInspector(panel, lab);
  lab.selection.set(["container:api"]);
  press("h", root);
  click("Previous step");
  await settled();
  equal([lab.selection.ids, panel.querySelector("h3")?.textContent], [[], "Nothing selected"]);
  click("Now");
  equal(lab.selection.ids, ["container:api"]);
  end();
}
