/** A text that the server read from somebody's Markdown is drawn as elements; nothing in it is ever HTML. */

import { drawLine, drawProse, firstLine, lineText, proseText } from "../../../static/cnmviz/lib/prose.js";
import { equal } from "../expect.js";

/** @import {Prose} from "../../../static/cnmviz/lib/prose.js" */

/** @param {any} blocks @param {object} [look] */
function html(blocks, look) {
  const root = document.createElement("div");
  root.append(...drawProse(blocks, look));
  return root.innerHTML;
}

/** @param {any} part */
const inLine = (part) => html([{ t: "p", c: [part] }]).replace(/^<p>(.*)<\/p>$/, "$1");

export function testBlocks() {
  equal(
    html([
      { t: "p", c: ["a ", { t: "em", c: ["b"] }, { t: "br" }, { t: "strong", c: [{ t: "code", text: "c" }] }] },
      { t: "rule" },
      { t: "quote", c: [{ t: "p", c: ["q"] }] },
      { t: "code", lang: "sh", text: "x\n" },
    ]),
    "<p>a <em>b</em><br><strong><code>c</code></strong></p><hr><blockquote><p>q</p></blockquote><pre><code>x</code></pre>",
  );
}

export function testListsInLists() {
  const sub = { t: "ol", c: [[{ t: "p", c: ["sub"] }]] };
  equal(html([{ t: "ul", c: [[{ t: "p", c: ["one"] }, sub], []] }]), "<ul><li><p>one</p><ol><li><p>sub</p></li></ol></li><li></li></ul>");
}

export function testATableIsScrolledByKeyboard() {
  equal(
    html([{ t: "table", head: [["a"]], rows: [[[{ t: "code", text: "1" }]]] }]),
    '<div class="table" tabindex="0"><table><thead><tr><th scope="col">a</th></tr></thead><tbody><tr><td><code>1</code></td></tr></tbody></table></div>',
  );
}

export function testCodeThatIsWiderThanAPanelIsScrolledByKeyboard() {
  equal(html([{ t: "code", lang: "", text: "x".repeat(60) }]), `<pre tabindex="0"><code>${"x".repeat(60)}</code></pre>`);
}

export function testHeadingsStandBelowThoseOfThePage() {
  const levels = [1, 3, 4, 6].map((n) => ({ t: "h", n, c: ["x"] }));
  equal(html(levels, { top: 4 }).match(/<h\d/g), ["<h4", "<h4", "<h5", "<h6"]);
}

export function testABlockOfCodeMayBeDrawnInAnotherWay() {
  const code = (/** @type {string} */ text) => document.createTextNode(`[${text}]`);
  equal(html([{ t: "ul", c: [[{ t: "code", lang: "sh", text: "x" }]] }], { code }), "<ul><li>[x]</li></ul>");
}

export function testNothingIsReadAsHtml() {
  const nasty = "<img src=x onerror=alert(1)>";
  const said = nasty.replace("<", "&lt;").replace(">", "&gt;");
  equal(inLine(nasty), said);
  equal(inLine({ t: "code", text: nasty }), `<code>${said}</code>`);
  equal(html([{ t: "code", lang: '"><script>', text: nasty }]), `<pre><code>${said}</code></pre>`);
}

export function testALinkLeadsToTheWebOrIntoThisSiteAndNowhereElse() {
  equal(inLine({ t: "a", href: "https://a.b", c: ["x"] }), '<a href="https://a.b" target="_blank" rel="noopener noreferrer">x</a>');
  equal(inLine({ t: "a", href: "/s/x", c: ["x"] }), '<a href="/s/x">x</a>');
  for (const href of ["javascript:alert(1)", "//evil", "/\\evil", "data:x", " https://a", ""]) equal(inLine({ t: "a", href, c: ["x"] }), "x");
}

export function testWhatIsUnknownIsLeftOut() {
  equal(html([{ t: "script", text: "x" }, { t: "p", c: [{ t: "iframe" }, "y"] }]), "<p>y</p>");
}

export function testTheFirstLineStandsWhereNoParagraphCan() {
  /** @type {Prose} */
  const blocks = [{ t: "p", c: ["Does ", { t: "code", text: "web" }, " answer?"] }, { t: "rule" }];
  const { line, rest } = firstLine(blocks);
  equal([line.map((node) => node.textContent).join(""), rest.length], ["Does web answer?", 1]);
  equal([firstLine([{ t: "rule" }]).line.length, firstLine([]).rest], [0, []]);
  equal([proseText(blocks), lineText(["a ", { t: "code", text: "b" }]), drawLine(["a"]).length], ["Does web answer?", "a b", 1]);
}
