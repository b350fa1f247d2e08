/** Several drafts of a lab, each with a place of its own; a browser that keeps nothing says so. */

import { freshDraft } from "../../../static/cnmviz/builder/draft.js";
import { Drafts, MOST_DRAFTS } from "../../../static/cnmviz/builder/drafts.js";
import { equal } from "../expect.js";

/** The part of a browser's storage that is used. */
function storage(full = false) {
  /** @type {Map<string, string>} */
  const kept = new Map();
  return /** @type {Storage} */ (/** @type {unknown} */ ({
    get length() { return kept.size; },
    key: (/** @type {number} */ at) => [...kept.keys()][at] ?? null,
    getItem: (/** @type {string} */ key) => kept.get(key) ?? null,
    setItem: (/** @type {string} */ key, /** @type {string} */ value) => {
      if (full) throw new DOMException("full", "QuotaExceededError");
      kept.set(key, value);
    },
    removeItem: (/** @type {string} */ key) => void kept.delete(key),
  }));
}

/** @param {string} title */
const titled = (title) => ({ ...freshDraft(), title });

export function testTheNewestComesFirst() {
  const drafts = new Drafts(storage(), "ABCD");
  drafts.put("1", titled("Old"), 10);
  drafts.put("2", titled("New"), 20);
  equal(drafts.list().map(({ id, title }) => [id, title]), [["2", "New"], ["1", "Old"]]);
  equal([drafts.get("1").title, drafts.has("1"), drafts.has("3"), drafts.freshId()], ["Old", true, false, "3"]);
  drafts.remove("1");
  equal([drafts.list().length, drafts.freshId()], [1, "1"]);
}

export function testLabsDoNotSeeEachOthersDrafts() {
  const shared = storage();
  new Drafts(shared, "ABCD").put("1", titled("Mine"), 1);
  equal(new Drafts(shared, "WXYZ").list(), []);
  equal([new Drafts(shared, "ABCD").idOf("cnmviz.lesson.ABCD.1"), new Drafts(shared, "WXYZ").idOf("cnmviz.lesson.ABCD.1")], ["1", ""]);
}

export function testThereAreOnlySoMany() {
  const drafts = new Drafts(storage(), "ABCD");
  for (let at = 0; at < MOST_DRAFTS; at += 1) drafts.put(drafts.freshId(), freshDraft(), at);
  equal(drafts.freshId(), "");
}

export function testAFullBrowserSaysSo() {
  equal(new Drafts(storage(true), "ABCD").put("1", freshDraft(), 1), false);
  equal(new Drafts(storage(), "ABCD").put("1", freshDraft(), 1), true);
}

export function testWhatIsNoDraftIsAnEmptyOne() {
  const broken = storage();
  broken.setItem("cnmviz.lesson.ABCD.1", "{");
  equal(new Drafts(broken, "ABCD").get("1").title, "");
  equal(new Drafts(broken, "ABCD").list(), [{ id: "1", title: "", changed: 0 }]);
}
