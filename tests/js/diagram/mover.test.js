/** Many things moved at once: by keys as by hand, in lines that the server takes, and said in a few words. */

import { LONGEST_LINE } from "../../../static/cnmviz/lib/words.js";
import { equal } from "../expect.js";
import { board } from "./board.js";
import { Builder } from "./labs.js";

/** @param {number} count */
function crowd(count) {
  const builder = new Builder();
  const front = builder.network(builder.host(), "front");
  const keys = Array.from({ length: count }, (_, at) => `container:${builder.container([front], { name: `a-container-with-quite-a-long-name-${at}` }).id}`);
  return { lab: builder.lab, keys };
}

/** @param {[string, Record<string, unknown>][]} sent */
function placed(sent) {
  return sent.filter(([name]) => name === "place").map(([, { spots }]) => /** @type {string[]} */ (spots));
}

/** @param {() => boolean} holds */
async function until(holds) {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, 25));
}

/** @param {SVGElement} thing @param {"pointerdown" | "pointermove" | "pointerup"} type @param {number} x @param {number} y */
function point(thing, type, x, y) {
  thing.dispatchEvent(new PointerEvent(type, { bubbles: true, cancelable: true, pointerId: 1, isPrimary: true, pointerType: "mouse", clientX: x, clientY: y }));
}

export async function testHundredsOfThingsAreMovedByKeysInLinesThatTheServerTakes() {
  const { lab, keys } = crowd(300);
  const { diagram, selection, press, heard, end } = await board(lab);
  selection.set(keys);
  diagram.focus(keys[0]);
  press("ArrowDown", { altKey: true });
  await until(() => heard.said.some((text) => text.startsWith("Moved")));
  const lines = placed(heard.sent);
  equal(lines.flat().length, 300);
  equal(lines.length > 1 && lines.every((spots) => ["place", ...spots].join(" ").length <= LONGEST_LINE), true);
  equal(heard.said.find((text) => text.startsWith("Moved"))?.endsWith(" and 296 more"), true);
  end();
}

export async function testAFewThingsAreOneLine() {
  const { lab, keys } = crowd(3);
  const { diagram, selection, press, heard, end } = await board(lab);
  selection.set(keys);
  diagram.focus(keys[0]);
  press("ArrowDown", { altKey: true });
  await until(() => heard.said.some((text) => text.startsWith("Moved")));
  const [spots, ...more] = placed(heard.sent);
  equal([more, heard.said.filter((text) => text.startsWith("Moved"))], [[], [`Moved: place ${spots.join(" ")}`]]);
  end();
}

export async function testWhatIsRemovedBeforeTheKeysRestIsNotToldOf() {
  const { lab, keys } = crowd(2);
  const { diagram, selection, press, heard, apply, end } = await board(lab);
  selection.set(keys);
  diagram.focus(keys[0]);
  press("ArrowDown", { altKey: true });
  const mine = [...lab.endpoints, ...lab.sandboxes].filter((one) => one.container === lab.containers[1].id);
  await apply(...[...mine, lab.containers[1]].map((entity) => /** @type {[any, null]} */ ([entity, null])));
  await until(() => heard.said.some((text) => text.startsWith("Moved")));
  equal(placed(heard.sent).map((spots) => spots.map((spot) => spot.split("=")[0])), [["a-container-with-quite-a-long-name-0"]]);
  end();
}

export async function testWhatIsRefusedGoesBackAndIsNotSaidToBeMoved() {
  const { lab, keys } = crowd(300);
  const { diagram, selection, press, heard, thing, end } = await board(lab, () => ({ ok: false, error: "not now" }));
  const before = thing(keys[0]).getAttribute("transform");
  selection.set(keys);
  diagram.focus(keys[0]);
  press("ArrowDown", { altKey: true });
  await until(() => placed(heard.sent).flat().length === 300);
  await until(() => thing(keys[0]).getAttribute("transform") === before);
  equal(heard.said.filter((text) => text.startsWith("Moved")), []);
  end();
}

export async function testTheHintNamesAFewOfManyThings() {
  const { lab, keys } = crowd(300);
  const { root, selection, thing, end } = await board(lab);
  selection.set(keys);
  const svg = /** @type {SVGSVGElement} */ (root.querySelector("svg"));
  // A pointer that no hand moves cannot be captured.
  svg.setPointerCapture = () => {};
  const box = /** @type {SVGElement} */ (thing(keys[0]).querySelector(".box"));
  point(box, "pointerdown", 100, 100);
  for (const x of [110, 150]) point(box, "pointermove", x, 100);
  const hint = root.querySelector(".hint")?.textContent ?? "";
  equal([hint.startsWith("place a-container"), hint.split("=").length - 1, hint.endsWith(" and 296 more")], [true, 4, true]);
  end();
}
