/** The picture as a document of its own: strict, complete, without anything of the page or of the moment. */

import { pictureSvg } from "../../../static/cnmviz/export/picture-svg.js";
import { board } from "../diagram/board.js";
import { Builder } from "../diagram/labs.js";
import { equal } from "../expect.js";

const WORDS = { title: "A <lab>", about: "About & more" };
const ALLOWED = new Set(["svg", "title", "desc", "metadata", "g", "rect", "circle", "path", "text"]);

/** @param {string} [name] of a network */
async function picture(name = "front") {
  const builder = new Builder();
  const host = builder.host();
  const front = builder.network(host, name);
  builder.container([front], { name: "web" });
  builder.container([front], { name: "idle", status: "exited" });
  return board(builder.lab);
}

/** @param {string} text */
function parsed(text) {
  const found = new DOMParser().parseFromString(text, "application/xml");
  equal(found.querySelector("parsererror"), null, text.slice(0, 300));
  return found.documentElement;
}

export async function testItIsStrictAndHoldsNothingButShapesAndTexts() {
  const { diagram, end } = await picture();
  const { text, width, height } = pictureSvg(diagram.drawing(), { ...WORDS, document: '{"title": "<b>"}' });
  const root = parsed(text);
  equal([root.getAttribute("width"), root.getAttribute("height"), root.getAttribute("role")], [String(width), String(height), "img"]);
  equal([root.querySelector("title")?.textContent, root.querySelector("desc")?.textContent], ["A <lab>", "About & more"]);
  equal(JSON.parse(root.querySelector("metadata")?.textContent ?? ""), { title: "<b>" });
  const all = [...root.querySelectorAll("*")];
  equal(all.filter(({ localName }) => !ALLOWED.has(localName)), []);
  const names = new Set(all.flatMap((one) => [...one.attributes].map((attribute) => attribute.name)));
  equal([...names].filter((name) => /^(class|style|data-|aria-|tabindex|on|href|vector-effect)/.test(name)), []);
  equal(/var\(|light-dark|color-mix|url\(|oklab/.test(text), false);
  end();
}

export async function testEverythingIsInItAtItsOwnSize() {
  const { diagram, root, end } = await picture();
  const svg = /** @type {SVGElement} */ (root.querySelector("svg.diagram"));
  const near = pictureSvg(diagram.drawing(), WORDS).text;
  svg.classList.add("far", "farther");
  equal(pictureSvg(diagram.drawing(), WORDS).text, near);
  const texts = [...parsed(near).querySelectorAll("text")].map(({ textContent }) => textContent);
  for (const name of ["node1", "web", "idle", "front", "outside", "no sandbox while stopped"]) equal(texts.includes(name), true, name);
  end();
}

export async function testNothingOfTheMomentIsInIt() {
  const { diagram, selection, store, end } = await picture();
  const before = pictureSvg(diagram.drawing(), WORDS).text;
  selection.set([`container:${store.containers()[0].id}`]);
  equal(pictureSvg(diagram.drawing(), WORDS).text, before);
  equal(document.querySelector(".off-stage"), null);
  end();
}

export async function testWhatIsOnItsWayIsDrawnWhereItBelongs() {
  const { diagram, store, apply, end } = await picture();
  const [web] = store.containers();
  const changed = apply([web, { ...web, name: "web-with-a-much-longer-name" }]);
  const meanwhile = pictureSvg(diagram.drawing(), WORDS).text;
  await changed;
  equal(pictureSvg(diagram.drawing(), WORDS).text, meanwhile);
  equal(meanwhile.includes("web-with-a-much-longer-name"), true);
  end();
}

export async function testLightAndDarkAsAsked() {
  const { diagram, end } = await picture();
  const fills = ["light", "dark"].map((scheme) => {
    const { text } = pictureSvg(diagram.drawing(), { ...WORDS, scheme: /** @type {"light" | "dark"} */ (scheme) });
    return parsed(text).querySelector("svg > rect")?.getAttribute("fill");
  });
  equal(fills, ["#f5f7fa", "#0d1117"]);
  equal(parsed(pictureSvg(diagram.drawing(), { ...WORDS, bare: true }).text).querySelector("svg > rect"), null);
  end();
}

export async function testHostileNamesStayText() {
  const { diagram, end } = await picture('<script>"\u0001]]>&\ud800');
  const root = parsed(pictureSvg(diagram.drawing(), WORDS).text);
  equal(root.querySelectorAll("script").length, 0);
  equal([...root.querySelectorAll("g > title")].some(({ textContent }) => textContent === '<script>"\ufffd]]>&\ufffd'), true);
  end();
}

export async function testAThousandContainersAreWrittenInAMoment() {
  const builder = new Builder();
  const host = builder.host();
  const networks = Array.from({ length: 25 }, (_, n) => builder.network(host, `n${n}`));
  for (let n = 0; n < 1_000; n += 1) builder.container([networks[n % 25], networks[(n + 1) % 25]]);
  const { diagram, end } = await board(builder.lab);
  pictureSvg(diagram.drawing(), WORDS);
  const started = performance.now();
  const { text } = pictureSvg(diagram.drawing(), WORDS);
  equal(performance.now() - started < 3_000, true, "took too long");
  equal(text.length < 6_000_000, true, "is too large");
  end();
}
