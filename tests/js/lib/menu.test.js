/** The menu is operable by keyboard, shows text as text, and gives focus back. */

import { openMenu } from "../../../static/cnmviz/lib/menu.js";
import { equal } from "../expect.js";

/** @param {string} key */
function press(key) {
  document.activeElement?.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));
}

/** @param {string[]} log */
function open(log) {
  const before = document.createElement("button");
  document.body.append(before);
  before.focus();
  const item = (/** @type {string} */ label, more = {}) => ({ label, act: () => void log.push(label), ...more });
  openMenu([item("Start"), "---", item("<b>Stop</b>"), item("Never", { disabled: true }), item("Delete", { danger: true })], 10, 10);
  return before;
}

const menu = () => document.querySelector("[role=menu]");
const focused = () => document.activeElement?.textContent;

export function testArrowsLettersAndEnds() {
  const before = open([]);
  const seen = [focused()];
  for (const key of ["ArrowDown", "End", "ArrowDown", "ArrowUp", "s", "Home"]) {
    press(key);
    seen.push(focused());
  }
  equal(seen, ["Start", "<b>Stop</b>", "Delete", "Start", "Delete", "Start", "Start"]);
  press("Escape");
  equal([menu(), document.activeElement === before], [null, true]);
  before.remove();
}

export function testAPressActsAndCloses() {
  /** @type {string[]} */
  const log = [];
  const before = open(log);
  const buttons = /** @type {HTMLButtonElement[]} */ ([...(menu()?.querySelectorAll("button") ?? [])]);
  buttons[2]?.click();
  equal([log, menu() !== null], [[], true], "a disabled entry");
  buttons[1]?.click();
  equal([log, menu(), menu()?.querySelector("b")], [["<b>Stop</b>"], null, undefined]);
  before.remove();
}

export function testTheFingerThatOpenedItMayBeLiftedOverAnEntry() {
  /** @type {string[]} */
  const log = [];
  const before = open(log);
  const entry = /** @type {HTMLButtonElement} */ (menu()?.querySelector("button"));
  entry.dispatchEvent(new PointerEvent("pointerup", { bubbles: true }));
  entry.click();
  equal([log, menu() !== null], [[], true], "no press has begun in the menu");
  for (const type of ["pointerdown", "pointerup"]) entry.dispatchEvent(new PointerEvent(type, { bubbles: true }));
  setTimeout(() => entry.click(), 150);
  return new Promise((resolve) => setTimeout(resolve, 200)).then(() => {
    equal([log, menu()], [["Start"], null]);
    before.remove();
  });
}

export function testAnEntryShowsTheDockerLineThatItIsAndAChoiceWhatIsChosen() {
  openMenu([{ label: "Stop", line: "docker stop web", act: () => undefined }, { label: "Dark", checked: true, act: () => undefined }, { label: "Light", checked: false, act: () => undefined }], 10, 10);
  const entries = [...(menu()?.querySelectorAll("button") ?? [])];
  equal(entries.map((one) => [one.role, one.ariaChecked, one.querySelector("code")?.textContent ?? ""]), [
    ["menuitem", null, "docker stop web"], ["menuitemradio", "true", ""], ["menuitemradio", "false", ""],
  ]);
  press("Escape");
}

export function testOneMenuAtATimeAndAPressElsewhereCloses() {
  open([]).remove();
  open([]).remove();
  equal(document.querySelectorAll("[role=menu]").length, 1);
  document.body.dispatchEvent(new PointerEvent("pointerdown", { bubbles: true }));
  equal(menu(), null);
}
