/** The console shows what others and I do elsewhere, what waits, and what was taken back; and sends no line that would be cut. */

import { createConsole } from "../../../static/cnmviz/console/console.js";
import { EXAMPLE } from "../../../static/cnmviz/console/example.js";
import { after, equal } from "../expect.js";
import { openLab } from "../panels/lab.js";

function start() {
  const lab = openLab({});
  lab.lab.socket.on("frame", (frame) => lab.lab.live.apply(frame));
  const console = createConsole(lab.root, lab.lab);
  const texts = (/** @type {string} */ selector) => [...lab.root.querySelectorAll(selector)].map((one) => one.textContent);
  const type = (/** @type {string} */ line) => {
    const input = /** @type {HTMLInputElement} */ (lab.root.querySelector("#line"));
    input.value = line;
    input.form?.requestSubmit();
  };
  const answer = async (/** @type {object} */ more) => {
    lab.wire.says({ type: "receipt", ref: lab.wire.sent.at(-1).ref, ok: true, ...more });
    await after(0);
  };
  const frame = (/** @type {number} */ seq, /** @type {string} */ source, /** @type {number} */ undoes = 0, by = "ben") =>
    lab.wire.says({ type: "frame", seq, by, source, line: "docker start web", at: 0, changes: [], ...(undoes ? { undoes } : {}) });
  return { ...lab, console, texts, type, answer, frame };
}

export async function testMyGesturesAndFormsTeachTheirCommandAndMyTypedLinesStandOnce() {
  const { lab, texts, type, answer, end } = start();
  void lab.commands.send("network connect", { network: "front", container: "web" });
  await answer({ seq: 8, line: "docker network connect front web" });
  void lab.commands.line("docker start web", { source: "form" });
  await answer({ seq: 9, line: "docker start web" });
  void lab.commands.undo();
  await answer({ seq: 10, line: "docker start web" });
  void lab.commands.reach("web", "db");
  await answer({});
  void lab.commands.send("group", { things: ["web", "db"] });
  await answer({ seq: 12, line: "group web db" });
  type("docker stop web");
  await answer({ seq: 11, line: "docker stop web" });
  equal(texts(".echo .line"), ["docker network connect front web", "docker start web", "undo: docker start web"]);
  equal(texts(".typed code"), ["docker stop web"]);
  end();
}

export async function testARefusedGestureIsNotEchoed() {
  const { lab, texts, answer, end } = start();
  void lab.commands.send("network connect", { network: "front", container: "web" });
  await answer({ ok: false, error: "No such container: web" });
  equal(texts(".echo"), []);
  end();
}

export function testAGestureMadeOfflineIsSeenToWait() {
  const { lab, wire, texts, end } = start();
  wire.breaks();
  void lab.commands.send("rm", { containers: ["web", "db"], force: true }, "node2");
  void lab.commands.line("docker start web", { source: "form" });
  equal(texts(".echo .line"), ["docker --context node2 rm web db --force", "docker start web"]);
  equal(texts(".echo .waiting"), ["waiting for the connection", "waiting for the connection"]);
  end();
}

export function testUndoOfOthersReadsAsSuchAndMarksWhatItTakesBack() {
  const { root, texts, frame, end } = start();
  const undone = () => [...root.querySelectorAll(".echo")].map((row) => row.classList.contains("undone"));
  frame(8, "console");
  frame(9, "undo", 8);
  equal([texts(".echo .line"), undone()], [["docker start web", "undo: docker start web"], [true, false]]);
  frame(10, "redo", 9);
  equal([texts(".echo .line").at(-1), undone()], ["redo: docker start web", [false, true, false]]);
  end();
}

export function testALineThatIsTooLongIsRefusedWhole() {
  const { wire, texts, type, end } = start();
  const lines = () => wire.sent.filter((message) => message.type === "line").length;
  type(`docker ${"x".repeat(8_186)}`);
  equal([lines(), texts(".stderr")], [0, ["the line is too long: 8193 characters, at most 8192"]]);
  type(`docker ${"x".repeat(8_185)}`);
  equal(lines(), 1);
  end();
}

export async function testAnExampleIsShownAndRunOnAPress() {
  const { lab, root, wire, texts, end } = start();
  lab.signals.emit("example", undefined);
  const lines = () => wire.sent.filter((message) => message.type === "line").map(({ text }) => text);
  equal([texts(".offer pre"), lines()], [[EXAMPLE.join("\n")], []]);
  root.querySelector(/** @type {"button"} */ (".offer button"))?.click();
  equal([texts(".offer"), lines()], [[], EXAMPLE]);
  end();
}
