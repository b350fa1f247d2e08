/** A text of the server's is drawn as elements; nothing in it is ever HTML. */

import { line, prose } from "../../../static/cnmviz/lib/prose.js";
import { equal } from "../expect.js";

/** @param {(Node | string)[]} nodes */
function html(nodes) {
  const root = document.createElement("div");
  root.append(...nodes);
  return root.innerHTML;
}

export function testBlocks() {
  equal(
    html(prose([
      { t: "h", n: 1, c: ["Title"] },
      { t: "p", c: ["a ", { t: "em", c: ["b"] }, { t: "br" }, { t: "strong", c: [{ t: "code", text: "c" }] }] },
      { t: "rule" },
      { t: "quote", c: [{ t: "p", c: ["q"] }] },
      { t: "code", lang: "sh", text: "$ docker ps" },
      { t: "code", lang: "", text: "x" },
    ])),
    "<h3>Title</h3><p>a <em>b</em><br><strong><code>c</code></strong></p><hr><blockquote><p>q</p></blockquote>" +
      '<pre data-lang="sh"><code>$ docker ps</code></pre><pre><code>x</code></pre>',
  );
}

export function testLists() {
  const sub = { t: "ol", c: [[{ t: "p", c: ["sub"] }]] };
  equal(html(prose([{ t: "ul", c: [[{ t: "p", c: ["one"] }, sub], []] }])), "<ul><li><p>one</p><ol><li><p>sub</p></li></ol></li><li></li></ul>");
}

export function testTables() {
  equal(
    html(prose([{ t: "table", head: [["a"]], rows: [[[{ t: "code", text: "1" }]]] }])),
    "<table><thead><tr><th>a</th></tr></thead><tbody><tr><td><code>1</code></td></tr></tbody></table>",
  );
}

export function testNothingIsReadAsHtml() {
  equal(html(prose([{ t: "p", c: ["<img src=x onerror=alert(1)>"] }])), "<p>&lt;img src=x onerror=alert(1)&gt;</p>");
  equal(html(prose([{ t: "code", lang: '"><script>', text: "</code>" }])), '<pre data-lang="&quot;&gt;&lt;script&gt;"><code>&lt;/code&gt;</code></pre>');
}

export function testLinksLeadToTheWebOrToThisSite() {
  equal(html(line([{ t: "a", href: "https://a.b", c: ["x"] }])), '<a href="https://a.b" rel="noopener nofollow">x</a>');
  equal(html(line([{ t: "a", href: "/s/x", c: ["x"] }])), '<a href="/s/x" rel="noopener nofollow">x</a>');
  for (const href of ["javascript:alert(1)", "//evil", "/\\evil", "data:x", ""]) equal(html(line([{ t: "a", href, c: ["x"] }])), "x");
}

export function testWhatIsUnknownIsLeftOut() {
  equal(html(prose([{ t: "script", text: "x" }, { t: "p", c: [{ t: "iframe" }, "y"] }])), "<p>y</p>");
}
