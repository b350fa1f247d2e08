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
