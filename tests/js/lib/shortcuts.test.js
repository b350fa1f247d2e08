/** Keys are found by the sign they give, on any keyboard; fields and dialogs keep their own keys. */

import { Shortcuts, spellings } from "../../../static/cnmviz/lib/shortcuts.js";
import { equal } from "../expect.js";

/**
 * @param {string} key
 * @param {KeyboardEventInit} [more]
 */
function press(key, more = {}) {
  return new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true, ...more });
}

export function testSpellings() {
  equal(
    [
      press("z", { ctrlKey: true }),
      press("Z", { ctrlKey: true, shiftKey: true }),
      press("z", { metaKey: true }),
      press("?", { shiftKey: true }),
      press("!", { shiftKey: true, code: "Digit1" }),
      press("/", { shiftKey: true, code: "Digit7" }),
      press("Delete"),
      press("Delete", { shiftKey: true }),
      press("n"),
    ].map(spellings),
    [["Ctrl+Z"], ["Ctrl+Shift+Z"], ["Ctrl+Z"], ["?"], ["!", "Shift+1"], ["/", "Shift+7"], ["Delete"], ["Shift+Delete"], ["N"]],
  );
}

export function testRunsOnceAndKeepsTheBrowserOut() {
  const root = document.createElement("div");
  document.body.append(root);
  const shortcuts = new Shortcuts(root);
  let runs = 0;
  shortcuts.add("Test", ["Ctrl+Y", "Ctrl+Shift+Z"], "redo", () => (runs += 1));
  const event = press("y", { ctrlKey: true });
  root.dispatchEvent(event);
  root.dispatchEvent(press("y"));
  equal([runs, event.defaultPrevented], [1, true]);
  root.remove();
}

export function testLeavesFieldsAndDialogsAlone() {
  const root = document.createElement("div");
  const input = document.createElement("input");
  const dialog = document.createElement("dialog");
  root.append(input, dialog);
  document.body.append(root);
  const shortcuts = new Shortcuts(root);
  let runs = 0;
  shortcuts.add("Test", "N", "add", () => (runs += 1));
  input.dispatchEvent(press("n"));
  dialog.showModal();
  root.dispatchEvent(press("n"));
  equal(runs, 0);
  dialog.close();
  root.dispatchEvent(press("n"));
  equal(runs, 1);
  root.remove();
}

export function testSomeAreHeardEverywhereButNotOverADialog() {
  const root = document.createElement("div");
  const input = document.createElement("input");
  const dialog = document.createElement("dialog");
  root.append(input, dialog);
  document.body.append(root);
  const shortcuts = new Shortcuts(root);
  let runs = 0;
  shortcuts.add("Test", "Ctrl+K", "palette", () => (runs += 1), { everywhere: true });
  input.dispatchEvent(press("k", { ctrlKey: true }));
  dialog.showModal();
  root.dispatchEvent(press("k", { ctrlKey: true }));
  equal(runs, 1);
  root.remove();
}

export function testADialogThatWasJustClosedKeepsNoKeys() {
  const root = document.createElement("div");
  const dialog = document.createElement("dialog");
  const input = document.createElement("input");
  dialog.append(input);
  root.append(dialog);
  document.body.append(root);
  const shortcuts = new Shortcuts(root);
  let runs = 0;
  shortcuts.add("Test", "N", "add", () => (runs += 1));
  dialog.showModal();
  input.dispatchEvent(press("n"));
  dialog.close();
  input.dispatchEvent(press("n"));
  equal(runs, 1);
  root.remove();
}

/** @param {(shortcuts: Shortcuts, root: HTMLElement) => void} act */
function onPage(act) {
  const root = document.createElement("div");
  document.body.append(root);
  act(new Shortcuts(root), root);
  root.remove();
}

export function testAHeldKeyIsOnePress() {
  onPage((shortcuts, root) => {
    let runs = 0;
    shortcuts.add("Test", "Ctrl+Z", "undo", () => (runs += 1));
    const held = press("z", { ctrlKey: true, code: "KeyZ", repeat: true });
    root.dispatchEvent(press("z", { ctrlKey: true, code: "KeyZ" }));
    root.dispatchEvent(held);
    root.dispatchEvent(press("z", { code: "KeyZ", repeat: true }));
    equal([runs, held.defaultPrevented], [1, true]);
    root.dispatchEvent(new KeyboardEvent("keyup", { key: "z", code: "KeyZ" }));
    root.dispatchEvent(press("z", { ctrlKey: true, code: "KeyZ" }));
    equal(runs, 2);
  });
}

export function testAHeldKeyGoesOnWhereThatIsMeant() {
  onPage((shortcuts, root) => {
    let runs = 0;
    shortcuts.add("Test", "Ctrl++", "zoom", () => (runs += 1), { repeats: true });
    root.dispatchEvent(press("+", { ctrlKey: true, code: "BracketRight" }));
    for (let count = 0; count < 4; count += 1) root.dispatchEvent(press("+", { ctrlKey: true, code: "BracketRight", repeat: true }));
    equal(runs, 5);
  });
}

export function testAHeldKeyWritesNothingIntoTheFieldThatItOpened() {
  onPage((shortcuts, root) => {
    const dialog = document.createElement("dialog");
    const input = document.createElement("input");
    dialog.append(input);
    root.append(dialog);
    shortcuts.add("Test", "N", "add", () => dialog.showModal());
    root.dispatchEvent(press("n", { code: "KeyN" }));
    const held = press("n", { code: "KeyN", repeat: true });
    input.dispatchEvent(held);
    input.dispatchEvent(new KeyboardEvent("keyup", { key: "n", code: "KeyN", bubbles: true }));
    const [typed, repeated] = [press("n", { code: "KeyN" }), press("n", { code: "KeyN", repeat: true })];
    input.dispatchEvent(typed);
    input.dispatchEvent(repeated);
    equal([held, typed, repeated].map(({ defaultPrevented }) => defaultPrevented), [true, false, false]);
    dialog.close();
  });
}

export function testAHeldKeyIsKeptFromAThingThatUsedItFirst() {
  onPage((shortcuts, root) => {
    const thing = document.createElement("button");
    root.append(thing);
    let removed = 0;
    shortcuts.add("Test", "Delete", "remove", () => true);
    thing.addEventListener("keydown", (event) => {
      removed += 1;
      event.preventDefault();
    });
    thing.dispatchEvent(press("Delete"));
    thing.dispatchEvent(press("Delete", { repeat: true }));
    equal(removed, 1);
    thing.dispatchEvent(press("ArrowDown"));
    thing.dispatchEvent(press("ArrowDown", { repeat: true }));
    equal(removed, 3);
  });
}
