/** What stands in a picture is read as XML has it, and nothing is made of the rest of the picture. */

import { metadataIn } from "../../../static/cnmviz/export/svg-text.js";
import { equal } from "../expect.js";

/** @param {string} metadata @param {string} [more] */
function inside(metadata, more = "") {
  return metadataIn(`<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg">${more}${metadata}<g/></svg>`, "lab");
}

export function testTheTextIsFoundHoweverItIsWritten() {
  equal(inside('<metadata id="lab">{"a": 1}</metadata>'), '{"a": 1}');
  equal(inside("<metadata\n  a='>'\n  id = 'lab' >\n {} \n</metadata >"), "{}");
  equal(inside('<svg:metadata id="lab">{}</svg:metadata>'), "{}");
  equal(inside('<metadata id="lab"><![CDATA[{"a": "<b>&amp;"}]]></metadata>'), '{"a": "<b>&amp;"}');
  equal(inside('<metadata id="lab">{&quot;a&#34;: &apos;&lt;&gt;&amp;amp;&#x1F433;&#10;</metadata>'), '{"a": \'<>&amp;🐳\n');
}

export function testAnotherElementIsNotTaken() {
  const others = ['<metadata id="other">x</metadata>', "<metadata>x</metadata>", '<metadata data-id="lab">x</metadata>', '<metadata id="lab"/>', '<metadatas id="lab">x</metadatas>', '<desc id="lab">x</desc>'];
  for (const other of others) equal(inside(other), "", other);
  equal(inside('<metadata id="lab">mine</metadata>', others.join("")), "mine");
}

export function testWhatIsDamagedIsSaid() {
  for (const content of ["<b/>", "a & b", "&nothing;", "&constructor;", "&#x110000;", "&amp", "&#xffffff;"]) equal(inside(`<metadata id="lab">${content}</metadata>`), null, content);
  equal(metadataIn('<svg><metadata id="lab">{', "lab"), null);
}

export function testHostileTextTakesNoTime() {
  const started = performance.now();
  for (const part of ["<metadata ", '<metadata a="', "<metadata a='\" ", `<metadata ${" ".repeat(90)}`, '<metadata id="lab" ', "&#"]) {
    equal(metadataIn(part.repeat(200_000), "lab"), "", part);
  }
  equal(performance.now() - started < 5_000, true, `${performance.now() - started} ms`);
}
