/** What is found in a file, and what is said of one in which there is nothing. */

import { fileName } from "../../../static/cnmviz/export/save.js";
import { labIn } from "../../../static/cnmviz/export/read-file.js";
import { jsonInXml, xml } from "../../../static/cnmviz/export/xml.js";
import { equal } from "../expect.js";

const LAB = JSON.stringify({ format: "cnmviz-lab", version: 1, title: "</metadata>&\ufffe", draws: 1, entities: { host: [{}], container: [{}, {}] } });

/** @param {string | Uint8Array<ArrayBuffer>} content */
async function refusal(content) {
  return labIn(new File([content], "x.svg")).then(() => "", (error) => error.message);
}

/** @param {string} json */
function svg(json) {
  return `<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><metadata id="cnmviz-lab">${jsonInXml(json)}</metadata></svg>`;
}

export async function testALabIsFoundInAPictureAndByItself() {
  for (const content of [LAB, ` \n${LAB}`, svg(LAB)]) {
    const { title, hosts, networks, containers } = await labIn(new File([content], "anything"));
    equal([title, hosts, networks, containers], ["</metadata>&\ufffe", 1, 0, 2]);
  }
}

export async function testAFileWithoutALabIsExplained() {
  for (const content of ["", "hello", "<svg xmlns='http://www.w3.org/2000/svg'/>", new Uint8Array([255, 254, 0]), '{"format": "other", "entities": {}}', "{}"]) {
    equal((await refusal(content)).startsWith("There is no lab in this file."), true, String(content));
  }
  equal(await refusal("{"), "The lab in this file is damaged.");
  equal(await refusal(svg(LAB).slice(0, -40)), "This picture is damaged: the lab in it ends too early, or somebody wrote into it.");
}

export async function testALabThatCannotBeOneIsExplained() {
  const whole = JSON.parse(LAB);
  for (const entities of [null, 3, "host", [], [[{}]], { host: {} }, { host: [{}], network: [[[]]] }, { host: [null] }, { host: ["node1"] }]) {
    equal(await refusal(JSON.stringify({ ...whole, entities })), "The lab in this file is damaged.", JSON.stringify(entities));
  }
  for (const entities of [{}, { host: [] }, { container: [{}] }]) {
    equal(await refusal(JSON.stringify({ ...whole, entities })), "The lab in this file has no host: there is nothing to open.");
  }
}

export async function testAFileHasASizeThatIsRead() {
  equal(await refusal(`{"x": "${"y".repeat(8 * 1024 * 1024)}"}`), "The lab in this file is too large: at most 8 MiB.");
  const letters = JSON.stringify({ ...JSON.parse(LAB), title: "é".repeat(4 * 1024 * 1024) });
  equal([letters.length < 8 * 1024 * 1024, await refusal(letters)], [true, "The lab in this file is too large: at most 8 MiB."]);
  const huge = /** @type {File} */ ({ name: "huge.svg", size: 65 * 1024 * 1024 });
  equal(await labIn(huge).catch((error) => error.message), "This file is too large: at most 64 MiB.");
}

export function testTextsAreXmlWhateverTheyHold() {
  for (const text of ["a<b>&\"'", "\u0000\u0001\u001f\ufffe\uffff", "\ud800 \udc00 🐳", "]]>", "\t\n"]) {
    const parsed = new DOMParser().parseFromString(`<a b="${xml(text)}">${xml(text)}</a>`, "application/xml");
    equal(parsed.querySelector("parsererror"), null, JSON.stringify(text));
  }
  equal(xml("a<\u0001🐳"), "a&lt;\ufffd🐳");
  equal(JSON.parse(jsonInXml(LAB)), JSON.parse(LAB));
}

export function testAFileIsNamedAfterItsLab() {
  equal(fileName({ title: "Three tiers: web/api\0", code: "BCDF" }, "svg"), "Three-tiers-web-api-BCDF.svg");
  equal(fileName({ title: "Lab BCDF", code: "BCDF" }, "png"), "Lab-BCDF.png");
  equal(fileName({ title: "../..", code: "BCDF" }, "json"), "BCDF.json");
}
