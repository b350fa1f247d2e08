/** Whatever people type is shown as text. */

import { el, fill } from "../../../static/cnmviz/lib/dom.js";
import { equal } from "../expect.js";

const EVIL = `<img src=x onerror="document.title='broken'"><script>1</script>`;

export function testTextStaysText() {
  const made = el("p", { title: EVIL }, EVIL, el("b", {}, EVIL));
  fill(made, ...made.childNodes, EVIL);
  equal([made.querySelectorAll("img, script").length, made.textContent, made.title], [0, EVIL.repeat(3), EVIL]);
}

export function testEmptyChildrenAndAttributesAreLeftOut() {
  const made = el("p", { hidden: false, title: null, id: undefined, "data-on": true }, null, undefined, false, 0, "");
  equal(made.outerHTML, '<p data-on="">0</p>');
}
